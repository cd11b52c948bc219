import { fail } from '../../base/errors.ts';
import type { ResultSet, SqlSession } from '../../base/sql-session.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import { type CatalogPart, catalogParts } from './catalog-parts.ts';
import { changeMarkerSql } from './change-marker.ts';
import { type DatabaseIdentity, databaseIdentity } from './database-identity.ts';
import { withoutOurs } from './without-ours.ts';

/** Views with the columns that are wanted of each. */
export type WantedViews = ReadonlyMap<string, readonly string[]>;

export type ReadOptions = {
  /** Called when a part has been read: `2 of 3: indexes and constraints, 15,204 rows`. */
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Milliseconds for each round trip. */
  readonly timeout?: number;
  /** Permissions to be read without, held or not: as the login of an earlier reading, which is to be compared with, had to. */
  readonly without?: readonly string[];
};

export type DatabaseCatalog = {
  readonly identity: DatabaseIdentity;
  readonly rows: CatalogRows;
  /** Permissions that would have shown more, of those that the login lacks. */
  readonly hidden: readonly string[];
};

/** How often a schema is read that changes meanwhile. */
const mostReadings = 3;

/**
 * Reads the catalog of the session's database: one round trip for what the server is, then three for each reading. A reading
 * counts when the change markers before and after are the same. Throws CAT001 to CAT003 and CAT004, and SqlSessionError.
 */
export async function readCatalog(
  session: SqlSession,
  views: WantedViews,
  options: ReadOptions = {},
): Promise<DatabaseCatalog> {
  const identity = await databaseIdentity(session, [...views.keys()], options.without);
  const { parts, hidden } = catalogParts(views, identity);
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const rows = await readOnce(session, parts, options);
    if (rows) return { identity, rows: withQueryStore(withoutOurs(rows)), hidden };
    options.onProgress?.(`The schema has changed while it was read (${reading} of ${mostReadings})`);
  }
  return fail('CAT003', `The schema of ${identity.database} has changed during each of ${mostReadings} readings.`, {
    hint: 'Read again when nobody changes the schema.',
  });
}

/** Whether the query store is on, sys.databases tells everybody; its details may not be seen. */
function withQueryStore(rows: CatalogRows): CatalogRows {
  const isOn = rows.get('sys.databases')?.[0]?.is_query_store_on;
  const view = 'sys.database_query_store_options';
  if (rows.has(view) || typeof isOn !== 'boolean') return rows;
  return new Map([...rows, [view, [{ desired_state_desc: isOn ? 'READ_WRITE' : 'OFF' }]]]);
}

/** The rows; undefined when the schema was changed meanwhile. */
async function readOnce(
  session: SqlSession,
  parts: readonly CatalogPart[],
  { onProgress, signal, timeout }: ReadOptions,
): Promise<CatalogRows | undefined> {
  const rows = new Map<string, readonly Row[]>();
  const markers: string[] = [];
  const limits = { ...(signal && { signal }), ...(timeout !== undefined && { timeout }) };
  for (const [at, { what, queries }] of parts.entries()) {
    const selects = queries.map(({ sql }) => sql);
    const isFirst = at === 0;
    const isLast = at === parts.length - 1;
    const texts = [...(isFirst ? [changeMarkerSql] : []), ...selects, ...(isLast ? [changeMarkerSql] : [])];
    const { resultSets } = await session.batch(`${texts.join(';\n')};`, limits);
    if (isFirst) markers.push(textOf(resultSets[0]));
    if (isLast) markers.push(textOf(resultSets[texts.length - 1]));
    let count = 0;
    for (const [place, query] of queries.entries()) {
      const found = query.read(resultSets[place + (isFirst ? 1 : 0)]?.rows ?? []);
      rows.set(query.view, found);
      count += found.length;
    }
    onProgress?.(`${at + 1} of ${parts.length}: ${what}, ${count.toLocaleString('en-US')} rows`);
  }
  return markers[0] === markers[1] ? rows : undefined;
}

const textOf = (set: ResultSet | undefined): string => JSON.stringify(set?.rows ?? []);
