import type { SqlServer } from '../base/sql-session.ts';
import { registry } from '../kinds/all-kinds.ts';
import { isElementOnly, type OpaqueObject } from '../kinds/opaque/opaque-kind.ts';
import type { UserObject } from '../kinds/user.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';
import { createBatches } from '../plan/create-script.ts';
import type { SchemaScript } from '../staging/copy-schema.ts';
import { readServer } from './live-database.ts';

/** The schema of a live database as T-SQL for another server. */
export async function schemaScript(
  production: SqlServer,
  { line, signal }: { readonly line: (text: string) => void; readonly signal?: AbortSignal },
): Promise<SchemaScript> {
  const { model } = await readServer(production, { onProgress: line, ...(signal && { signal }) });
  return scriptOfModel(model);
}

/** What another server can have of a model: nothing of the server itself, and users without their logins. */
export function scriptOfModel(model: DatabaseModel): SchemaScript {
  const objects = new Map<ObjectKey, SchemaObject>();
  const filegroups: { readonly name: string; readonly contains?: string }[] = [];
  const left: string[] = [];
  for (const [key, object] of model.objects) {
    if (object.kind === 'login' || object.kind === 'eventSession') continue;
    if (object.kind === 'filegroup') {
      const { contains } = object.props as { readonly contains?: string };
      filegroups.push({ name: object.path[0] ?? '', ...(contains !== undefined && { contains }) });
    } else if (object.kind === 'opaque' && isElementOnly(object as unknown as OpaqueObject)) {
      left.push(registry.kinds.opaque?.itemName(object as never) ?? '');
    } else objects.set(key, object.kind === 'user' ? (withoutLogin(object as unknown as UserObject) as never) : object);
  }
  return {
    collation: model.collation,
    filegroups,
    batches: createBatches({ ...model, objects }, registry),
    notes: left.length === 0 ? [] : [`Not copied, because the catalog does not hold their text: ${left.join(', ')}`],
  };
}

function withoutLogin(user: UserObject): UserObject {
  return changedObject(user, {
    props: { ...user.props, source: 'withoutLogin', login: undefined, password: undefined },
  });
}
