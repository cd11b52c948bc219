import type { Undoable, UndoLog } from './undo-log.ts';

/** Rows by a number (an object_id, say) and a key within it: the columns of a table, the indexes of a table. */
export class GroupedStore<K extends string | number, R> implements Undoable {
  readonly #groups = new Map<number, Map<K, R>>();
  readonly #log: UndoLog;

  constructor(log: UndoLog) {
    this.#log = log;
  }

  get(group: number, key: K): R | undefined {
    return this.#groups.get(group)?.get(key);
  }

  has(group: number, key: K): boolean {
    return this.#groups.get(group)?.has(key) ?? false;
  }

  /** The rows of one group, in the order in which they came. Do not change the store while iterating. */
  of(group: number): Iterable<R> {
    return this.#groups.get(group)?.values() ?? [];
  }

  keysOf(group: number): Iterable<K> {
    return this.#groups.get(group)?.keys() ?? [];
  }

  count(group: number): number {
    return this.#groups.get(group)?.size ?? 0;
  }

  *values(): IterableIterator<R> {
    for (const rows of this.#groups.values()) yield* rows.values();
  }

  groups(): IterableIterator<number> {
    return this.#groups.keys();
  }

  set(group: number, key: K, row: R): void {
    const rows = this.#rowsOf(group);
    this.#log.record(this, group, key, rows.get(key));
    rows.set(key, row);
  }

  delete(group: number, key: K): void {
    const rows = this.#groups.get(group);
    const before = rows?.get(key);
    if (rows === undefined || before === undefined) return;
    this.#log.record(this, group, key, before);
    rows.delete(key);
    if (rows.size === 0) this.#groups.delete(group);
  }

  deleteGroup(group: number): void {
    const rows = this.#groups.get(group);
    if (rows === undefined) return;
    for (const [key, row] of rows) this.#log.record(this, group, key, row);
    this.#groups.delete(group);
  }

  restore(group: number, key: K, before: R | undefined): void {
    if (before !== undefined) {
      this.#rowsOf(group).set(key, before);
      return;
    }
    const rows = this.#groups.get(group);
    rows?.delete(key);
    if (rows?.size === 0) this.#groups.delete(group);
  }

  copy(log: UndoLog): GroupedStore<K, R> {
    return this.copyInto(new GroupedStore<K, R>(log));
  }

  protected copyInto<T extends GroupedStore<K, R>>(result: T): T {
    const target: GroupedStore<K, R> = result;
    for (const [group, rows] of this.#groups) target.#groups.set(group, new Map(rows));
    return result;
  }

  #rowsOf(group: number): Map<K, R> {
    const rows = this.#groups.get(group);
    if (rows !== undefined) return rows;
    const made = new Map<K, R>();
    this.#groups.set(group, made);
    return made;
  }
}
