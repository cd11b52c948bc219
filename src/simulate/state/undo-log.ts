/** Something that can put back what was stored under a key before. */
export type Undoable = { restore(group: number, key: string | number, before: unknown): void };

/**
 * What has been overwritten, newest last. A statement that fails and a transaction that rolls back go back to a mark;
 * outside transactions the log is emptied after each statement.
 */
export class UndoLog {
  readonly #stores: Undoable[] = [];
  readonly #groups: number[] = [];
  readonly #keys: (string | number)[] = [];
  readonly #before: unknown[] = [];
  #writes = 0;

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
      this.#stores[i]?.restore(this.#groups[i] ?? 0, this.#keys[i] ?? 0, this.#before[i]);
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
