import { quotePath } from '../base/names.ts';
import { compareText } from '../base/order.ts';
import { sha256 } from '../base/sha256.ts';
import { canonicalDefinition } from '../diff/canonical.ts';
import type { CompareScope, Kind } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Fingerprint } from './plan-types.ts';

type Entry = { readonly object: SchemaObject; readonly name: string; readonly hash: string };
type Entries = { readonly [S in CompareScope]?: Entry };

/** Entries already made: the ends of a plan share most objects with their starts. */
const known = { sensitive: new WeakMap<SchemaObject, Entries>(), insensitive: new WeakMap<SchemaObject, Entries>() };

/** Object → hash of its canonical definition, in three scopes. Objects are spelled `kind name`. */
export function fingerprintOf(model: DatabaseModel, registry: Registry): Fingerprint {
  const before = model.naming.caseSensitive ? known.sensitive : known.insensitive;
  const all: Entries[] = [];
  for (const object of model.objects.values()) {
    const kind = registry.kinds[object.kind];
    if (!kind) continue;
    let entries = before.get(object);
    if (!entries) {
      entries = entriesOf(kind, object, model);
      before.set(object, entries);
    }
    all.push(entries);
  }
  return {
    schema: distinct(all, 'schema'),
    security: distinct(all, 'security'),
    environment: distinct(all, 'environment'),
  };
}

function entriesOf(kind: Kind, object: SchemaObject, model: DatabaseModel): Entries {
  const name = `${kind.name} ${kind.itemName(object)}`;
  const entries: { [S in CompareScope]?: Entry } = {};
  for (const scope of scopesOf(kind))
    entries[scope] = { object, name, hash: sha256(canonicalDefinition(kind, object, model.naming, scope)) };
  return entries;
}

/** Unnamed constraints of one table, and all permissions, share a spelling: they are told apart by path, then numbered. */
function distinct(all: readonly Entries[], scope: CompareScope): Readonly<Record<string, string>> {
  const result: Record<string, string> = {};
  const first = new Map<string, Entry>();
  const alike = new Map<string, Entry[]>();
  for (const entries of all) {
    const entry = entries[scope];
    if (!entry) continue;
    const { name } = entry;
    const same = first.get(name);
    if (!same) {
      first.set(name, entry);
      result[name] = entry.hash;
    } else if (alike.has(name)) alike.get(name)?.push(entry);
    else alike.set(name, [same, entry]);
  }
  for (const [name, same] of alike) {
    delete result[name];
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

const scopes = new WeakMap<Kind, readonly CompareScope[]>();

function scopesOf(kind: Kind): readonly CompareScope[] {
  let result = scopes.get(kind);
  if (!result) {
    result = [...new Set([kind.scope, ...kind.properties.map((property) => property.scope ?? kind.scope)])];
    scopes.set(kind, result);
  }
  return result;
}
