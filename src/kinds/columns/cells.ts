import type { Cell, Row } from '../../formats/catalog-rows.ts';

/** Text of a cell; undefined for NULL and the empty string. */
export function textOf(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'string') return cell === '' ? undefined : cell;
  return typeof cell === 'number' ? String(cell) : undefined;
}

export function numberOf(cell: Cell | undefined): number {
  return typeof cell === 'number' ? cell : Number(typeof cell === 'string' ? cell : 0);
}

/** bit columns come as booleans; some drivers give 0 and 1. */
export function isSet(cell: Cell | undefined): boolean {
  return cell === true || cell === 1;
}

/** true, or undefined for false and NULL. */
export function setOrAbsent(cell: Cell | undefined): true | undefined {
  return isSet(cell) ? true : undefined;
}

export const noRows: readonly Row[] = [];
