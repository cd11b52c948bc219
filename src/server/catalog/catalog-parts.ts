import type { DatabaseIdentity } from './database-identity.ts';
import { type KnownView, knownColumns } from './known-columns.ts';
import type { WantedViews } from './read-catalog.ts';
import { guardOf, isBoxOnly, type ViewQuery, viewQuery } from './view-queries.ts';

/** What is asked in one round trip. */
export type CatalogPart = { readonly what: string; readonly queries: readonly ViewQuery[] };

/** Views with many rows, told apart so that progress is seen. What is named nowhere comes last. */
const heavy: readonly (readonly [what: string, views: ReadonlySet<string>])[] = [
  [
    'tables and columns',
    new Set([
      ...['sys.objects', 'sys.tables', 'sys.columns', 'sys.computed_columns', 'sys.identity_columns', 'sys.types'],
      ...['sys.schemas', 'sys.default_constraints', 'sys.check_constraints'],
    ]),
  ],
  [
    'indexes and keys',
    new Set([
      ...['sys.indexes', 'sys.index_columns', 'sys.partitions', 'sys.stats', 'sys.stats_columns', 'sys.data_spaces'],
      ...['sys.key_constraints', 'sys.foreign_keys', 'sys.foreign_key_columns'],
    ]),
  ],
  ['modules, security and the rest', new Set()],
];

/** The queries of a reading, by round trip, and what the login may not ask. */
export function catalogParts(
  views: WantedViews,
  identity: Pick<DatabaseIdentity, 'catalogs' | 'platform' | 'permissions' | 'systemColumns'>,
): {
  readonly parts: readonly CatalogPart[];
  readonly hidden: readonly { readonly view: string; readonly permission: string }[];
} {
  const parts = heavy.map(([what]) => ({ what, queries: [] as ViewQuery[] }));
  const hidden: { view: string; permission: string }[] = [];
  for (const [view, wanted] of views) {
    if (isBoxOnly(view) && identity.platform === 'SqlAzure') continue;
    const query = viewQuery(view, wanted, knownView(view, identity));
    if (!query) continue;
    const guard = guardOf(view);
    if (guard !== undefined && !identity.permissions.has(guard)) {
      hidden.push({ view, permission: guard });
      continue;
    }
    const at = heavy.findIndex(([, own]) => own.has(view));
    parts.at(at)?.queries.push(query);
  }
  return { parts, hidden };
}

/** The columns of the version, without those that this build of it does not list. */
function knownView(
  view: string,
  { catalogs, systemColumns }: Pick<DatabaseIdentity, 'catalogs' | 'systemColumns'>,
): KnownView | undefined {
  const known = knownColumns(view, catalogs);
  if (!known || systemColumns.size === 0) return known;
  const own = systemColumns.get(view);
  return own && new Map([...known].filter(([column]) => own.has(column)));
}
