import { quotePath } from '../base/names.ts';
import type { Registry } from '../kinds/registry.ts';
import { type DatabaseModel, indexModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Plan } from '../plan/plan-types.ts';

/**
 * Which objects of a fingerprint are a plan's business: those that it touches with what hangs on them, what these use, and what
 * uses these, each to the end of the chain. Objects that no model knows are.
 */
export function planConcerns(
  plan: Plan,
  models: readonly DatabaseModel[],
  registry: Registry,
): (object: string) => boolean {
  const touched = touchedNames(plan);
  const words = scriptWords(plan);
  const concerned = new Set<string>();
  const known = new Set<string>();
  for (const model of models) {
    const roots: ObjectKey[] = [];
    for (const object of model.objects.values()) {
      for (const name of spellings(object, registry)) known.add(name);
      const own = object.path.at(-1)?.toLowerCase() ?? '';
      if (touched.has(itemName(object, registry)) || words.has(own)) roots.push(object.key);
    }
    for (const key of related(model, roots)) {
      const object = model.objects.get(key);
      if (object) for (const name of spellings(object, registry)) concerned.add(name);
    }
  }
  return (object) => {
    const name = object.replace(/ #\d+$/, '');
    return concerned.has(name) || !known.has(name) || touched.has(name.slice(name.indexOf(' ') + 1));
  };
}

function touchedNames({ steps, changes }: Plan): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { on, parent } of steps) for (const name of [on.name, parent]) if (name !== undefined) names.add(name);
  for (const { name, formerName, parent } of changes)
    for (const one of [name, formerName, parent]) if (one !== undefined) names.add(one);
  return names;
}

/** The project's own scripts may use what they name, and nobody says what that is. */
function scriptWords({ steps }: Plan): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { does, sql } of steps)
    if (does === 'script')
      for (const [word] of sql.join('\n').matchAll(/[\p{L}_@#$][\p{L}\p{N}_@#$]*/gu)) words.add(word.toLowerCase());
  return words;
}

function related(model: DatabaseModel, roots: readonly ObjectKey[]): ReadonlySet<ObjectKey> {
  const index = indexModel(model);
  const walk = (from: Iterable<ObjectKey>, next: (key: ObjectKey) => readonly ObjectKey[]): Set<ObjectKey> => {
    const found = new Set(from);
    for (const key of found) for (const other of next(key)) found.add(other);
    return found;
  };
  const withChildren = walk(roots, (key) => index.childrenOf(key).map((child) => child.key));
  const used = walk(withChildren, (key) => {
    const object = model.objects.get(key);
    return object
      ? [...object.references.map(({ to }) => to), ...(object.parent === undefined ? [] : [object.parent])]
      : [];
  });
  const users = walk(withChildren, (key) => index.dependentsOf(key).map(({ object }) => object.key));
  return new Set([...used, ...users]);
}

function itemName(object: SchemaObject, registry: Registry): string {
  return registry.kinds[object.kind]?.itemName(object) ?? '';
}

/** As a fingerprint spells it: alone, or beside others of the same name. */
function spellings(object: SchemaObject, registry: Registry): readonly string[] {
  const name = `${object.kind} ${itemName(object, registry)}`;
  return [name, `${name} ${quotePath(object.path)}`];
}
