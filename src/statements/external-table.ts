import type { Cursor } from '../syntax/cursor.ts';
import { readColumnDefinition } from './column-definition.ts';
import type { ColumnDefinition } from './tree/index.ts';

/** ( column_definition [ ,… ] ) of CREATE EXTERNAL TABLE */
export function readExternalColumns(c: Cursor): readonly ColumnDefinition[] {
  const columns: ColumnDefinition[] = [];
  c.expect('(');
  do columns.push(readColumnDefinition(c));
  while (c.accept(','));
  c.expect(')');
  return columns;
}
