type Part = {
  readonly view: string;
  readonly columns: readonly string[];
  /** Whether rows have a modify_date. */
  readonly dated?: boolean;
  readonly where?: string;
};

/**
 * What changes when somebody changes the schema while it is read. No server has one number for that; these together do: an
 * ALTER of an object, or an index on it, moves its modify_date; DROP and CREATE change the count; what has no date counts with
 * its content. Statistics that the server makes by itself do not count. It is no proof: CHECKSUM_AGG may miss two changes
 * that cancel out, and an UPDATE of a row and back is no change.
 */
const parts: readonly Part[] = [
  {
    view: 'sys.objects',
    columns: ['object_id', 'schema_id', 'name', 'modify_date'],
    dated: true,
    where: '[a].[is_ms_shipped] = 0',
  },
  { view: 'sys.triggers', columns: ['object_id', 'name', 'modify_date', 'is_disabled'], dated: true },
  { view: 'sys.database_principals', columns: ['principal_id', 'name', 'modify_date'], dated: true },
  { view: 'sys.database_role_members', columns: ['role_principal_id', 'member_principal_id'] },
  {
    view: 'sys.database_permissions',
    columns: ['class', 'major_id', 'minor_id', 'grantee_principal_id', 'type', 'state'],
  },
  { view: 'sys.schemas', columns: ['schema_id', 'name', 'principal_id'] },
  { view: 'sys.types', columns: ['user_type_id', 'schema_id', 'name'], where: '[a].[is_user_defined] = 1' },
  { view: 'sys.extended_properties', columns: ['class', 'major_id', 'minor_id', 'name', 'value'] },
  { view: 'sys.stats', columns: ['object_id', 'stats_id', 'name'], where: '[a].[user_created] = 1' },
];

/** Views that the marker asks, with every column that it names. */
export const changeMarkerViews: ReadonlyMap<string, readonly string[]> = new Map(
  parts.map(({ view, columns }) => [view, columns]),
);

/** One row for each part: what, count, latest, sum. Two readings of the same schema give the same rows. */
export const changeMarkerSql: string = parts
  .map(({ view, columns, dated, where }) => {
    const latest = `CONVERT(nvarchar(30), ${dated ? 'MAX([a].[modify_date])' : 'NULL'}, 126)`;
    const sum = `CHECKSUM_AGG(CHECKSUM(${columns.map((column) => `[a].[${column}]`).join(', ')}))`;
    const from = `[${view.replace('.', '].[')}] AS [a]${where === undefined ? '' : ` WHERE ${where}`}`;
    return `SELECT N'${view}' AS [what], COUNT(*) AS [count], ${latest} AS [latest], ${sum} AS [sum] FROM ${from}`;
  })
  .join(' UNION ALL ');
