import type { Undoable, UndoLog } from './undo-log.ts';

/** Rows by one key. Rows are never changed in place: a change puts another row under the key. */
export class Store<K extends string | number, R> implements Undoable {
  readonly #rows: Map<K, R>;
  readonly #log: UndoLog;

  constructor(log: UndoLog, rows: Iterable<readonly [K, R]> = []) {
    this.#log = log;
    this.#rows = new Map(rows);
  }

  get size(): number {
    return this.#rows.size;
  }

  get(key: K): R | undefined {
    return this.#rows.get(key);
  }

  has(key: K): boolean {
    return this.#rows.has(key);
  }

  values(): IterableIterator<R> {
    return this.#rows.values();
  }

  keys(): IterableIterator<K> {
    return this.#rows.keys();
  }

  set(key: K, row: R): void {
    this.#log.record(this, 0, key, this.#rows.get(key));
    this.#rows.set(key, row);
  }

  delete(key: K): void {
    const before = this.#rows.get(key);
    if (before === undefined) return;
    this.#log.record(this, 0, key, before);
    this.#rows.delete(key);
  }

  restore(_group: number, key: K, before: R | undefined): void {
    if (before === undefined) this.#rows.delete(key);
    else this.#rows.set(key, before);
  }

  copy(log: UndoLog): Store<K, R> {
    return new Store(log, this.#rows);
  }
}
