import { quotePath } from '../base/names.ts';
import { compareText } from '../base/order.ts';
import { sha256 } from '../base/sha256.ts';
import { canonicalDefinition } from '../diff/canonical.ts';
import type { CompareScope, Kind } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Fingerprint } from './plan-types.ts';

/** Hashes already made, by the object's properties: the end of a plan shares most objects with its start. */
const known = new WeakMap<object, Map<string, string>>();

type Entry = { readonly object: SchemaObject; readonly hash: string };

/** Object → hash of its canonical definition, in three scopes. Objects are spelled `kind name`. */
export function fingerprintOf(model: DatabaseModel, registry: Registry): Fingerprint {
  const entries: Record<CompareScope, Map<string, Entry[]>> = {
    schema: new Map(),
    security: new Map(),
    environment: new Map(),
  };
  for (const object of model.objects.values()) {
    const kind = registry.kinds[object.kind];
    if (!kind) continue;
    for (const scope of scopesOf(kind)) {
      const name = `${kind.name} ${kind.itemName(object)}`;
      const entry = { object, hash: hashOf(kind, object, model, scope) };
      const same = entries[scope].get(name);
      if (same) same.push(entry);
      else entries[scope].set(name, [entry]);
    }
  }
  return {
    schema: distinct(entries.schema),
    security: distinct(entries.security),
    environment: distinct(entries.environment),
  };
}

/** Unnamed constraints of one table, and all permissions, share a spelling: they are told apart by path, then numbered. */
function distinct(entries: ReadonlyMap<string, readonly Entry[]>): Readonly<Record<string, string>> {
  const result: Record<string, string> = {};
  for (const [name, same] of entries) {
    if (same.length === 1) {
      result[name] = same[0]?.hash ?? '';
      continue;
    }
    const numbers = new Map<string, number>();
    const spelled = same.map(({ object, hash }) => ({ text: `${name} ${quotePath(object.path)}`, hash }));
    spelled.sort((a, b) => compareText(a.text, b.text) || compareText(a.hash, b.hash));
    for (const { text, hash } of spelled) {
      const number = (numbers.get(text) ?? 0) + 1;
      numbers.set(text, number);
      result[number === 1 ? text : `${text} #${number}`] = hash;
    }
  }
  return result;
}

function hashOf(kind: Kind, object: SchemaObject, model: DatabaseModel, scope: CompareScope): string {
  const slot = `${scope} ${model.naming.caseSensitive}`;
  let hashes = known.get(object.props);
  if (!hashes) {
    hashes = new Map();
    known.set(object.props, hashes);
  }
  let hash = hashes.get(slot);
  if (hash === undefined) {
    hash = sha256(canonicalDefinition(kind, object, model.naming, scope));
    hashes.set(slot, hash);
  }
  return hash;
}

const scopes = new WeakMap<Kind, readonly CompareScope[]>();

function scopesOf(kind: Kind): readonly CompareScope[] {
  let result = scopes.get(kind);
  if (!result) {
    result = [...new Set([kind.scope, ...kind.properties.map((property) => property.scope ?? kind.scope)])];
    scopes.set(kind, result);
  }
  return result;
}
