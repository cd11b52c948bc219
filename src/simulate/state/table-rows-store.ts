import { GroupedStore } from './grouped-store.ts';
import type { UndoLog } from './undo-log.ts';

/** The rows of user tables, by object_id and a number of the row; values by column_id. */
export class TableRows extends GroupedStore<number, readonly (string | number | null)[]> {
  readonly #versions = new Map<number, number>();

  /** Another number whenever the rows of the table are others. */
  version(group: number): number {
    return this.#versions.get(group) ?? 0;
  }

  #touch(group: number): void {
    this.#versions.set(group, this.version(group) + 1);
  }

  override set(group: number, key: number, row: readonly (string | number | null)[]): void {
    this.#touch(group);
    super.set(group, key, row);
  }

  override delete(group: number, key: number): void {
    this.#touch(group);
    super.delete(group, key);
  }

  override deleteGroup(group: number): void {
    this.#touch(group);
    super.deleteGroup(group);
  }

  override restore(group: number, key: number, before: readonly (string | number | null)[] | undefined): void {
    this.#touch(group);
    super.restore(group, key, before);
  }

  override copy(log: UndoLog): TableRows {
    return this.copyInto(new TableRows(log));
  }
}
