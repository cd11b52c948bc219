import type { ReadContext, SettleContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { KindName } from '../model/kind-name.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { spelledAsOwners } from './spelled-as-owners.ts';

/** What settling an object asked, what it was told, and what came of it. */
type Settled = { readonly asked: readonly Question[]; readonly result: SchemaObject };
type Question = {
  readonly about: 'get' | 'childrenOf' | 'ofKind';
  readonly key: string;
  readonly answer: SchemaObject | undefined | readonly SchemaObject[];
};

/** Objects settled before, by how they were read. */
export type SettledObjects = Map<SchemaObject, Settled>;

/**
 * Lets every kind make canonical what depends on other objects, once all of a source are there. Kinds see the objects
 * as they were read, so the order in which they are settled does not matter. With `shared`, an object that was settled in
 * another model and would be told the same here is taken from there, so that equal objects stay the same object.
 */
export function settleObjects(
  read: ReadonlyMap<ObjectKey, SchemaObject>,
  registry: Registry,
  context: ReadContext,
  shared?: SettledObjects,
): ReadonlyMap<ObjectKey, SchemaObject> {
  const objects = spelledAsOwners(read, context);
  const views = new ObjectViews(objects);
  let asked: Question[] = [];
  const ask = <A extends Question['answer']>(about: Question['about'], key: string, answer: A): A => {
    if (shared) asked.push({ about, key, answer });
    return answer;
  };
  const settling: SettleContext = {
    ...context,
    get: (key) => ask('get', key, objects.get(key)),
    childrenOf: (key) => ask('childrenOf', key, views.childrenOf(key)),
    ofKind: (kind) => ask('ofKind', kind, views.ofKind(kind)),
  };
  const settled = new Map<ObjectKey, SchemaObject>();
  for (const object of objects.values()) {
    const settle = registry.kinds[object.kind]?.settle;
    if (!settle) {
      settled.set(object.key, object);
      continue;
    }
    const known = shared?.get(object);
    let result = known?.asked.every((question) => views.stillAnswers(question)) ? known.result : undefined;
    if (!result) {
      asked = [];
      result = settle(object, settling);
      shared?.set(object, { asked, result });
    }
    settled.set(result.key, result);
  }
  return settled;
}

/** The objects of a source by parent and by kind, each made when it is first asked for. */
class ObjectViews {
  readonly #objects: ReadonlyMap<ObjectKey, SchemaObject>;
  #children: Map<string, SchemaObject[]> | undefined;
  #byKind: Map<string, SchemaObject[]> | undefined;

  constructor(objects: ReadonlyMap<ObjectKey, SchemaObject>) {
    this.#objects = objects;
  }

  childrenOf(key: ObjectKey): readonly SchemaObject[] {
    this.#children ??= grouped(this.#objects, (object) => object.parent);
    return this.#children.get(key) ?? [];
  }

  ofKind(kind: KindName): readonly SchemaObject[] {
    this.#byKind ??= grouped(this.#objects, (object) => object.kind);
    return this.#byKind.get(kind) ?? [];
  }

  stillAnswers({ about, key, answer }: Question): boolean {
    if (about === 'get') return this.#objects.get(key) === answer;
    const now = about === 'childrenOf' ? this.childrenOf(key) : this.ofKind(key as KindName);
    const before = answer as readonly SchemaObject[];
    return now.length === before.length && now.every((object, i) => object === before[i]);
  }
}

function grouped(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  keyOf: (object: SchemaObject) => string | undefined,
): Map<string, SchemaObject[]> {
  const groups = new Map<string, SchemaObject[]>();
  for (const object of objects.values()) {
    const key = keyOf(object);
    if (key === undefined) continue;
    const list = groups.get(key);
    if (list) list.push(object);
    else groups.set(key, [object]);
  }
  return groups;
}
