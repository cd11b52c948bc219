import type { CatalogRows, Row } from '../formats/catalog-rows.ts';

/** Views with an expression, the column that holds it, and the minor_id by which `rehearsal.expression_texts` knows it. */
const places: readonly (readonly [view: string, column: string, minor: (row: Row) => number])[] = [
  ['sys.check_constraints', 'definition', () => 0],
  ['sys.default_constraints', 'definition', () => 0],
  ['sys.computed_columns', 'definition', (row) => Number(row.column_id)],
  ['sys.indexes', 'filter_definition', (row) => -Number(row.index_id)],
];

/**
 * Rows of the in-memory server in which expressions read as the script wrote them. Packages are compared by text: DacFx
 * takes `a IN (1, 2)` and what a server stores for it, `([a]=(2) OR [a]=(1))`, for different.
 */
export function asWritten(rows: CatalogRows): CatalogRows {
  const texts = new Map<string, Row>();
  for (const row of rows.get('rehearsal.expression_texts') ?? []) texts.set(`${row.object_id} ${row.minor_id}`, row);
  if (texts.size === 0) return rows;
  const result = new Map(rows);
  for (const [view, column, minor] of places) {
    const written = rows.get(view)?.map((row) => {
      const kept = texts.get(`${row.object_id} ${minor(row)}`);
      // A text whose stored form is another by now speaks of what was.
      return kept?.text !== undefined && kept.definition === row[column] ? { ...row, [column]: kept.text } : row;
    });
    if (written) result.set(view, written);
  }
  return result;
}
