import { type CatalogVersion, catalogVersions } from './catalog-version.ts';
import { systemColumns } from './system-columns.ts';

export type KnownColumn = { readonly variant: boolean };
export type KnownView = ReadonlyMap<string, KnownColumn>;

/** Views that the reference lacks, from their documentation: in no Azure SQL Database. */
const beside: Readonly<Record<string, string>> = {
  // https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-filetables-transact-sql
  'sys.filetables': '3f object_id is_enabled directory_name filename_collation_id filename_collation_name',
  // https://learn.microsoft.com/sql/relational-databases/system-catalog-views/sys-registered-search-property-lists-transact-sql
  'sys.registered_search_property_lists': '3f property_list_id name create_date modify_date principal_id',
};

const parsed = new Map<CatalogVersion, ReadonlyMap<string, KnownView>>();

/** Views and columns of one version. */
function viewsOf(version: CatalogVersion): ReadonlyMap<string, KnownView> {
  const known = parsed.get(version);
  if (known) return known;
  const bit = 1 << catalogVersions.indexOf(version);
  const views = new Map<string, KnownView>();
  for (const [view, text] of Object.entries({ ...beside, ...systemColumns })) {
    const [whole = '0', ...columns] = text.split(' ');
    if ((Number.parseInt(whole, 16) & bit) === 0) continue;
    const own = new Map<string, KnownColumn>();
    for (const column of columns) {
      const [name = '', only = whole] = column.split('@');
      if ((Number.parseInt(only, 16) & bit) === 0) continue;
      own.set(name.replace('!', ''), { variant: name.endsWith('!') });
    }
    views.set(view, own);
  }
  parsed.set(version, views);
  return views;
}

/** The columns of a view that at least one of the versions has; undefined where none has the view. */
export function knownColumns(view: string, versions: readonly CatalogVersion[]): KnownView | undefined {
  const found = versions.flatMap((version) => viewsOf(version).get(view) ?? []);
  return found.length === 0 ? undefined : new Map(found.flatMap((columns) => [...columns]));
}
