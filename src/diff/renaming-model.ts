import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { Dependents } from './dependents.ts';

/**
 * A model in which renames are done one after the other. Each touches few objects, so neither the model nor the index of who
 * uses whom is made anew for it: a log may hold hundreds of them, a database thousands of objects.
 */
export class RenamingModel {
  readonly registry: Registry;
  /** As the renames so far have left it. */
  readonly model: DatabaseModel;
  readonly index: Dependents;
  readonly #original: DatabaseModel;
  readonly #objects: Map<ObjectKey, SchemaObject>;
  /** Key now → key in the original, where it is another. */
  readonly #formerKeys = new Map<ObjectKey, ObjectKey>();

  constructor(original: DatabaseModel, registry: Registry) {
    this.registry = registry;
    this.#original = original;
    this.#objects = new Map(original.objects);
    this.model = { ...original, objects: this.#objects };
    this.index = new Dependents(this.model, registry);
  }

  /** Puts objects in the place of others, all at once: one may take the name that another gives up. */
  replace(pairs: readonly (readonly [before: SchemaObject, after: SchemaObject])[]): void {
    const formerKeys = pairs.map(([before]) => this.#formerKeys.get(before.key) ?? before.key);
    for (const [before] of pairs) {
      this.#objects.delete(before.key);
      this.#formerKeys.delete(before.key);
    }
    for (const [i, [before, after]] of pairs.entries()) {
      const former = formerKeys[i] ?? before.key;
      if (former !== after.key) this.#formerKeys.set(after.key, former);
      this.#objects.set(after.key, after);
      this.index.replace(before, after);
    }
  }

  /** The model with its objects in the order of the original. */
  renamed(): DatabaseModel {
    const keysNow = new Map([...this.#formerKeys].map(([now, former]) => [former, now] as const));
    const objects = new Map<ObjectKey, SchemaObject>();
    for (const former of this.#original.objects.keys()) {
      const key = keysNow.get(former) ?? former;
      const object = this.#objects.get(key);
      if (object) objects.set(key, object);
    }
    return { ...this.#original, objects };
  }
}
