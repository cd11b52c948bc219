import type { DatabaseIdentity } from './database-identity.ts';
import { type KnownView, knownColumns } from './known-columns.ts';
import type { WantedViews } from './read-catalog.ts';
import { type Guard, guardOf, isBoxOnly, queryInstead, type ViewQuery, viewQuery } from './view-queries.ts';

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

/** The queries of a reading, by round trip, and the permissions that the login lacks for more. */
export function catalogParts(
  views: WantedViews,
  identity: Pick<DatabaseIdentity, 'catalogs' | 'platform' | 'permissions' | 'systemColumns'>,
): {
  readonly parts: readonly CatalogPart[];
  readonly hidden: readonly Guard[];
} {
  const parts = heavy.map(([what]) => ({ what, queries: [] as ViewQuery[] }));
  const hidden = new Set<Guard>();
  for (const [view, wanted] of views) {
    if (isBoxOnly(view) && identity.platform === 'SqlAzure') continue;
    const query = viewQuery(view, wanted, knownView(view, identity));
    if (!query) continue;
    const guard = guardOf(view);
    const isHidden = guard !== undefined && !identity.permissions.has(guard);
    if (isHidden) hidden.add(guard);
    const asked = isHidden ? queryInstead(view) : query;
    const at = heavy.findIndex(([, own]) => own.has(view));
    if (asked) parts.at(at)?.queries.push(asked);
  }
  return { parts, hidden: [...hidden].sort() };
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
