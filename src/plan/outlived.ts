import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { type ClosureInput, kindOf } from './works.ts';

/** Modules that stay although something that they name goes for good: nothing can bring them up to date. */
export class Outlived {
  readonly #input: ClosureInput;
  /** Keys of objects, and `key#member`. */
  readonly #gone = new Set<string>();
  readonly #known = new Map<ObjectKey, boolean>();

  constructor(input: ClosureInput) {
    this.#input = input;
    const { naming } = input.current;
    for (const change of input.diff.changes) {
      if (change.action === 'drop' && !input.diff.to.objects.has(change.before.key)) this.#gone.add(change.before.key);
      if (change.action !== 'alter') continue;
      for (const { member, memberProperty, after } of change.changes)
        if (member !== undefined && memberProperty === undefined && after === undefined)
          this.#gone.add(`${change.before.key}#${naming.fold(member)}`);
    }
  }

  has(object: SchemaObject): boolean {
    if (this.#gone.size === 0) return false;
    let answer = this.#known.get(object.key);
    if (answer === undefined) {
      // Views in a circle are none that the server has.
      this.#known.set(object.key, false);
      answer = this.#misses(object);
      this.#known.set(object.key, answer);
    }
    return answer;
  }

  #misses({ key, references }: SchemaObject): boolean {
    const { diff, current } = this.#input;
    return references.some(({ to, member, binding }) => {
      if (to === key || binding === 'deferred') return false;
      if (this.#gone.has(to)) return true;
      if (member !== undefined && this.#gone.has(`${to}#${current.naming.fold(member)}`)) return true;
      const used = diff.to.objects.get(to);
      return used !== undefined && kindOf(this.#input, used).refresh !== undefined && this.has(used);
    });
  }
}
