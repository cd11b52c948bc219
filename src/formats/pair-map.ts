/**
 * A map of few texts, as lists of keys and values: an element has a handful of properties, a package tens of thousands of
 * elements, and a Map takes several times the room. Of equal keys the last one counts.
 */
export class PairMap<V> implements ReadonlyMap<string, V> {
  readonly #keys: readonly string[];
  readonly #values: readonly V[];

  /** Keeps the lists; those that have grown by `push` are longer than what they hold, and better copied before. */
  constructor(keys: readonly string[], values: readonly V[]) {
    this.#keys = keys;
    this.#values = values;
  }

  /** The members of an object that are there and that `keeps` takes. */
  static of<V>(members: Readonly<Record<string, V | undefined>> | undefined, keeps: (value: V) => boolean): PairMap<V> {
    let count = 0;
    for (const key in members) {
      const value = members[key];
      if (value === undefined || !keeps(value)) continue;
      gatheredKeys[count] = key;
      gatheredValues[count] = value;
      count += 1;
    }
    return count === 0 ? empty : new PairMap(gatheredKeys.slice(0, count), gatheredValues.slice(0, count) as V[]);
  }

  get size(): number {
    return this.#keys.length;
  }

  get(key: string): V | undefined {
    const keys = this.#keys;
    for (let i = keys.length - 1; i >= 0; i -= 1) if (keys[i] === key) return this.#values[i];
    return undefined;
  }

  has(key: string): boolean {
    return this.#keys.includes(key);
  }

  forEach(callback: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    for (let i = 0; i < this.#keys.length; i += 1) callback(this.#values[i] as V, this.#keys[i] as string, this);
  }

  keys(): MapIterator<string> {
    return this.#keys.values() as MapIterator<string>;
  }

  values(): MapIterator<V> {
    return this.#values.values() as MapIterator<V>;
  }

  *entries(): MapIterator<[string, V]> {
    for (let i = 0; i < this.#keys.length; i += 1) yield [this.#keys[i] as string, this.#values[i] as V];
  }

  [Symbol.iterator](): MapIterator<[string, V]> {
    return this.entries();
  }
}

/** Where members are gathered until their number is known. */
const gatheredKeys: string[] = [];
const gatheredValues: unknown[] = [];

const empty: PairMap<never> = new PairMap<never>([], []);
