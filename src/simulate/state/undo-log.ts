/** Something that can put back what was stored under a key before. */
export type Undoable = { restore(group: number, key: string | number, before: unknown): void };

/** What one session has overwritten and not yet let stay. */
export type Journal = {
  readonly stores: Undoable[];
  readonly groups: number[];
  readonly keys: (string | number)[];
  readonly before: unknown[];
};

export const newJournal = (): Journal => ({ stores: [], groups: [], keys: [], before: [] });

/**
 * What has been overwritten, newest last. A statement that fails and a transaction that rolls back go back to a mark;
 * outside transactions the log is emptied after each statement.
 */
export class UndoLog {
  #stores: Undoable[] = [];
  #groups: number[] = [];
  #keys: (string | number)[] = [];
  #before: unknown[] = [];
  #writes = 0;
  /** A store that keeps what it has: ids that several sessions take are not given twice. */
  kept: Undoable | undefined;

  /** Sessions that share the database write to a journal each; the one whose turn it is hands in its own. */
  use({ stores, groups, keys, before }: Journal): void {
    this.#stores = stores;
    this.#groups = groups;
    this.#keys = keys;
    this.#before = before;
  }

  /** What has been written since the mark, each with what stood there before. */
  *since(mark: number): Iterable<{ store: Undoable; group: number; key: string | number; before: unknown }> {
    for (let i = mark; i < this.#keys.length; i += 1) {
      const store = this.#stores[i];
      if (store) yield { store, group: this.#groups[i] ?? 0, key: this.#keys[i] ?? 0, before: this.#before[i] };
    }
  }

  get mark(): number {
    return this.#keys.length;
  }

  /** Count of everything ever written or put back: while it stays, the state stays. */
  get writes(): number {
    return this.#writes;
  }

  record(store: Undoable, group: number, key: string | number, before: unknown): void {
    this.#writes += 1;
    this.#stores.push(store);
    this.#groups.push(group);
    this.#keys.push(key);
    this.#before.push(before);
  }

  undoTo(mark: number): void {
    this.#writes += this.#keys.length - mark;
    for (let i = this.#keys.length - 1; i >= mark; i -= 1) {
      const store = this.#stores[i];
      if (store !== this.kept) store?.restore(this.#groups[i] ?? 0, this.#keys[i] ?? 0, this.#before[i]);
    }
    this.#stores.length = mark;
    this.#groups.length = mark;
    this.#keys.length = mark;
    this.#before.length = mark;
  }

  forget(): void {
    // Cut, not replaced: the next statement writes into the same memory.
    this.#stores.length = 0;
    this.#groups.length = 0;
    this.#keys.length = 0;
    this.#before.length = 0;
  }
}
