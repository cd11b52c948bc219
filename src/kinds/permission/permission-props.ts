import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import { isBuiltInBroker, isBuiltInPrincipal, isBuiltInSchema } from '../elements.ts';
import type { Property, ReadContext } from '../kind.ts';
import { camelWords } from './permission-names.ts';
import { classByWord } from './securable-classes.ts';

export type PermissionProps = {
  /** OWNER: the grantee owns the securable, which otherwise the owner of its schema does. */
  readonly state: 'GRANT' | 'DENY' | 'OWNER';
  readonly withGrantOption: boolean;
  /** Upper case: `SELECT`, `VIEW DEFINITION`. */
  readonly permission: string;
  /** Upper case: `OBJECT`, `SCHEMA`, `DATABASE` … */
  readonly class: string;
  /** Name of the securable, without the column; empty for the database. */
  readonly securable: readonly string[];
  readonly column: string | undefined;
  /** Columns that REVOKE takes out of a permission on a table. */
  readonly except: readonly string[];
  readonly grantee: string;
  /** 'dbo' unless AS names another. */
  readonly grantor: string;
  /** Whether AS is written; DacFx tells it apart. */
  readonly asStated: boolean;
};

export type PermissionObject = SchemaObject<PermissionProps>;

export const permissionProperties: readonly Property[] = [
  { name: 'state', equality: 'exact', aspect: 'state' },
  { name: 'withGrantOption', equality: 'exact', aspect: 'state', default: false },
  { name: 'except', equality: 'nameSet', aspect: 'state', default: [] },
  // The rest is the permission's identity, or how it was written.
  { name: 'permission', equality: 'exact', aspect: 'identity' },
  { name: 'class', equality: 'exact', aspect: 'identity' },
  { name: 'securable', equality: 'names', aspect: 'identity', default: [] },
  { name: 'column', equality: 'name', aspect: 'identity' },
  { name: 'grantee', equality: 'name', aspect: 'state' },
  { name: 'grantor', equality: 'name', aspect: 'identity', default: 'dbo' },
  { name: 'asStated', equality: 'ignored', aspect: 'text' },
];

/** Path as in model.xml: `[Grant.Select.Object].[u].[dbo].[s].[t]`; the key leaves out whether it is granted or denied. */
export function permissionOf(
  props: PermissionProps,
  context: ReadContext,
  unread: readonly string[] = [],
): PermissionObject {
  const known = classByWord(props.class);
  const word = { GRANT: 'Grant', DENY: 'Deny', OWNER: 'Owner' }[props.state];
  const what = `${camelWords(props.permission)}.${known.camel}`;
  const target = [...props.securable, ...(props.column === undefined ? [] : [props.column])];
  const parent = securableKey(props, context);
  const references: Reference[] = [];
  if (parent !== undefined && props.column !== undefined) {
    references.push({ to: parent, member: props.column, binding: 'resolved' });
  } else if (parent !== undefined) references.push({ to: parent, binding: 'resolved' });
  if (parent !== undefined) {
    for (const member of props.except) references.push({ to: parent, member, binding: 'resolved' });
  }
  for (const name of new Set([props.grantee, props.grantor])) {
    if (!isBuiltInPrincipal(name)) references.push({ to: context.key('principal', name), binding: 'bound' });
  }
  return schemaObjectOf(
    {
      kind: 'permission',
      // A securable has one owner: who it is can differ, the object stays.
      key: context.key(
        'permission',
        what,
        ...(props.state === 'OWNER' ? [] : [props.grantee, props.grantor]),
        ...target,
      ),
      path: [`${word}.${what}`, props.grantee, props.grantor, ...target],
      ...(parent !== undefined && { parent }),
      props,
      unread,
    },
    references,
  );
}

/** The key of the securable if it is an object of a model. */
function securableKey(props: PermissionProps, context: ReadContext): string | undefined {
  const { namespace, elements } = classByWord(props.class);
  const [name = ''] = props.securable;
  if (namespace === undefined) return undefined;
  if (namespace === 'schema' && isBuiltInSchema(name)) return undefined;
  if (namespace === 'principal' && isBuiltInPrincipal(name)) return undefined;
  if (namespace === 'object' && /^(sys|information_schema)$/i.test(name)) return undefined;
  if (namespace !== 'opaque') return context.key(namespace, ...props.securable);
  return isBuiltInBroker(name) ? undefined : context.key('opaque', elements[0] ?? '', name);
}

export function ownershipOf(
  classWord: string,
  securable: readonly string[],
  owner: string,
  context: ReadContext,
): PermissionObject {
  return permissionOf(
    {
      state: 'OWNER',
      withGrantOption: false,
      permission: 'AUTHORIZATION',
      class: classWord,
      securable,
      column: undefined,
      except: [],
      grantee: owner,
      grantor: 'dbo',
      asStated: false,
    },
    context,
  );
}
