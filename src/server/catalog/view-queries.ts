import type { Cell, Row } from '../../formats/catalog-rows.ts';
import type { KnownView } from './known-columns.ts';
import { baseTypeColumn, variantCell, variantText, variantType } from './sql-variant.ts';

/** One SELECT, and how its rows become rows of the view. */
export type ViewQuery = {
  readonly view: string;
  readonly sql: string;
  read(rows: readonly Row[]): readonly Row[];
};

/**
 * Permissions without which a view is not asked: the server would refuse the whole batch, or show a part, and what is read
 * would depend on who reads. The word is the class that HAS_PERMS_BY_NAME takes.
 */
export const guards = {
  'VIEW DATABASE STATE': 'DATABASE',
  'VIEW ANY COLUMN MASTER KEY DEFINITION': 'DATABASE',
  'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION': 'DATABASE',
  'VIEW ANY SENSITIVITY CLASSIFICATION': 'DATABASE',
  'VIEW SERVER STATE': 'SERVER',
  'VIEW ANY DEFINITION': 'SERVER',
} as const;
export type Guard = keyof typeof guards;

type Special = {
  /** Columns that are wanted beside those of the kinds. */
  readonly also?: readonly string[];
  /** Condition on the view, whose alias is [a]. */
  readonly where?: string;
  readonly guard?: Guard;
  /** What is asked without the permission. */
  readonly instead?: string;
  /** Whether the database has none of it on Azure SQL Database, where the view is master's alone. */
  readonly boxOnly?: boolean;
};

// In Azure SQL Database DB_ID() is not the id of sys.databases: https://learn.microsoft.com/sql/t-sql/functions/db-id-transact-sql
const ownDatabase = '(SELECT [d].[database_id] FROM [sys].[databases] AS [d] WHERE [d].[name] = DB_NAME())';
const ownUsers = 'SELECT [p].[sid] FROM [sys].[database_principals] AS [p] WHERE [p].[sid] IS NOT NULL';

const special: Readonly<Record<string, Special>> = {
  'sys.databases': { where: '[a].[name] = DB_NAME()', also: ['is_query_store_on'] },
  'sys.change_tracking_databases': { where: `[a].[database_id] = ${ownDatabase}` },
  // Logins that no user of this database has are no concern of it.
  'sys.server_principals': {
    where: `[a].[sid] IN (${ownUsers})`,
    guard: 'VIEW ANY DEFINITION',
    // The names of the users' logins anybody may know.
    instead:
      'SELECT [a].[sid] AS [sid], SUSER_SNAME([a].[sid]) AS [name] FROM [sys].[database_principals] AS [a] WHERE SUSER_SNAME([a].[sid]) IS NOT NULL',
    boxOnly: true,
  },
  'sys.sql_logins': { where: `[a].[sid] IN (${ownUsers})`, guard: 'VIEW ANY DEFINITION', boxOnly: true },
  'sys.database_query_store_options': { guard: 'VIEW DATABASE STATE' },
  'sys.column_master_keys': { guard: 'VIEW ANY COLUMN MASTER KEY DEFINITION' },
  'sys.column_encryption_keys': { guard: 'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION' },
  'sys.column_encryption_key_values': { guard: 'VIEW ANY COLUMN ENCRYPTION KEY DEFINITION' },
  'sys.sensitivity_classifications': { guard: 'VIEW ANY SENSITIVITY CLASSIFICATION' },
  ...Object.fromEntries(
    ['s', '_events', '_actions', '_fields', '_targets'].flatMap((part): [string, Special][] => [
      [`sys.server_event_session${part}`, { guard: 'VIEW SERVER STATE', boxOnly: true }],
      [`sys.database_event_session${part}`, { guard: 'VIEW DATABASE STATE' }],
    ]),
  ),
};

/** Views with a sql_variant whose base type the readers need: text and a number of the same spelling differ there. */
const typed = new Set([
  'sys.extended_properties',
  'sys.partition_range_values',
  'sys.parameters',
  'sys.server_event_session_fields',
  'sys.database_event_session_fields',
]);

/** Views of which only conditions and markers speak. */
export const moreViews: readonly string[] = [
  ...['sys.databases', 'sys.database_principals', 'sys.objects', 'sys.schemas', 'sys.types', 'sys.stats'],
  ...['sys.all_objects', 'sys.all_columns', 'sys.xml_schema_collections'],
];

export function guardOf(view: string): Guard | undefined {
  return special[view]?.guard;
}

/** What is asked for a view that the login may not ask. */
export function queryInstead(view: string): ViewQuery | undefined {
  const sql = special[view]?.instead;
  return sql === undefined ? undefined : { view, sql, read: (rows) => rows };
}

export function isBoxOnly(view: string): boolean {
  return special[view]?.boxOnly === true;
}

/** What answers for a view that is no server's: the text of XML schema collections is a function's result. */
const made: Readonly<Record<string, string>> = {
  'rehearsal.xml_schema_texts':
    'SELECT [a].[xml_collection_id] AS [xml_collection_id], CONVERT(nvarchar(max), XML_SCHEMA_NAMESPACE(SCHEMA_NAME([a].[schema_id]), [a].[name])) AS [text] FROM [sys].[xml_schema_collections] AS [a] WHERE [a].[xml_collection_id] > 1',
};

/** The query for the wanted columns of a view that are known; undefined where that leaves nothing to ask. */
export function viewQuery(
  view: string,
  wanted: readonly string[],
  known: KnownView | undefined,
): ViewQuery | undefined {
  const own = made[view];
  if (own !== undefined) return { view, sql: own, read: (rows) => rows };
  const columns = [...wanted, ...(special[view]?.also ?? [])].filter((column) => known?.has(column));
  if (!known || columns.length === 0) return undefined;
  const variants = columns.filter((column) => known.get(column)?.variant);
  const items = columns.flatMap((column) => {
    const cell = `[a].[${column}]`;
    if (!known.get(column)?.variant) return [`${cell} AS [${column}]`];
    if (!typed.has(view)) return [`CONVERT(nvarchar(4000), ${cell}) AS [${column}]`];
    return [`${variantText(cell)} AS [${column}]`, `${variantType(cell)} AS [${baseTypeColumn(column)}]`];
  });
  const where = special[view]?.where;
  const from = `[${view.replace('.', '].[')}] AS [a]`;
  const sql = `SELECT ${items.join(', ')} FROM ${from}${where === undefined ? '' : ` WHERE ${where}`}`;
  return {
    view,
    sql,
    read: typed.has(view) && variants.length > 0 ? (rows) => decoded(rows, variants) : (rows) => rows,
  };
}

function decoded(rows: readonly Row[], variants: readonly string[]): readonly Row[] {
  return rows.map((row) => {
    const cells: Record<string, Cell> = { ...row };
    for (const column of variants) {
      const type = baseTypeColumn(column);
      cells[column] = variantCell(row[column] ?? null, row[type] ?? null);
      delete cells[type];
    }
    return cells;
  });
}
