import type { Cell } from '../../formats/catalog-rows.ts';

/** A value of T-SQL here: text, number (bit, too), or NULL. Large numbers and dates are text. */
export type Value = string | number | null;

/** A cell of a catalog row as a value: bit becomes 0 or 1, binary its text form. */
export function fromCell(cell: Cell | undefined): Value {
  if (cell === undefined || cell === null) return null;
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  if (typeof cell === 'string' || typeof cell === 'number') return cell;
  return `0x${Buffer.from(cell).toString('hex').toUpperCase()}`;
}

export const text = (value: Value): string => (value === null ? '' : String(value));
