import type { BatchResult, ResultSet, SqlSession, SqlValue } from '../../../src/base/sql-session.ts';
import type { CatalogRows, Cell, Row } from '../../../src/formats/catalog-rows.ts';
import { guards } from '../../../src/server/catalog/view-queries.ts';

export type RowsSessionOptions = {
  readonly collation: string;
  /** Over what a server of version 16 says of itself. */
  readonly identity?: Row;
  /** Columns of system views as the server lists them. */
  readonly systemColumns?: readonly { readonly view: string; readonly column: string }[];
  /** The marker's row for the n-th asking; the same each time unless given. */
  readonly marker?: (asked: number) => string;
};

export type RowsSession = SqlSession & { readonly batches: readonly string[] };

/** Answers catalog queries from rows in memory: it knows their shapes, and no more SQL than these. */
export function rowsSession(rows: CatalogRows, options: RowsSessionOptions): RowsSession {
  const batches: string[] = [];
  let markers = 0;
  const answer = (select: string): ResultSet => {
    if (select.startsWith('SELECT DB_NAME()')) return resultOf([identityRow(options)]);
    if (select.includes('FROM [sys].[all_columns]')) return resultOf(options.systemColumns ?? []);
    if (select.startsWith("SELECT N'sys.objects' AS [what]")) {
      markers += 1;
      return resultOf([{ what: options.marker?.(markers) ?? 'same' }]);
    }
    return resultOf(viewRows(select, rows));
  };
  return {
    batches,
    batch: async (text): Promise<BatchResult> => {
      batches.push(text);
      const selects = text.replace(/;$/, '').split(';\n');
      return { resultSets: selects.map(answer), rowsAffected: [], messages: [] };
    },
    query: async () => [],
    close: async () => {},
  };
}

function identityRow({ collation, identity }: RowsSessionOptions): Row {
  return {
    database: 'Shop',
    server: 'S1',
    engine_edition: 3,
    product_version: '16.0.4100.1',
    edition: 'Developer Edition (64-bit)',
    collation,
    compatibility_level: 160,
    denials: 0,
    'VIEW DEFINITION': 1,
    ...Object.fromEntries(Object.keys(guards).map((guard) => [guard, 1])),
    ...identity,
  };
}

/** `SELECT item, … FROM [sys].[tables] AS [a] WHERE …`; the conditions hold for every row of a database in memory. */
function viewRows(select: string, rows: CatalogRows): readonly Row[] {
  if (select.includes('XML_SCHEMA_NAMESPACE')) return rows.get('rehearsal.xml_schema_texts') ?? [];
  const [, list = '', schema, name] = /^SELECT (.*) FROM \[(\w+)\]\.\[(\w+)\] AS \[a\]/s.exec(select) ?? [];
  // What the in-memory server keeps nothing of is empty; that a version has the view is another test's.
  const view = rows.get(`${schema}.${name}`) ?? [];
  const items = list.split(/(?<=\]), (?=\[a\]|CASE|CONVERT)/).map(itemOf);
  return view.map((row) => Object.fromEntries(items.map(({ alias, value }) => [alias, value(row)])));
}

type Item = { readonly alias: string; value(row: Row): Cell };

function itemOf(text: string): Item {
  const alias = /AS \[([^\]]+)\]$/.exec(text)?.[1] ?? '';
  const column = /\[a\]\.\[(\w+)\]/.exec(text)?.[1] ?? '';
  const cell = (row: Row): Cell => row[column] ?? null;
  if (alias.endsWith('base type')) return { alias, value: (row) => baseType(cell(row)) };
  if (text.startsWith('[a]')) return { alias, value: cell };
  return { alias, value: (row) => textOf(cell(row)) };
}

function baseType(cell: Cell): Cell {
  if (cell === null) return null;
  return typeof cell === 'number' ? 'decimal' : typeof cell === 'boolean' ? 'bit' : 'nvarchar';
}

const textOf = (cell: Cell): Cell =>
  cell === null ? null : typeof cell === 'boolean' ? (cell ? '1' : '0') : String(cell);

function resultOf(rows: readonly Readonly<Record<string, SqlValue>>[]): ResultSet {
  return { columns: Object.keys(rows[0] ?? {}), rows };
}
