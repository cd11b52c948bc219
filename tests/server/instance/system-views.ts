import { readFileSync } from 'node:fs';
import type { Context } from '../../../src/simulate/context.ts';
import type { OutputColumn } from '../../../src/simulate/query/relations.ts';
import { resolveType } from '../../../src/simulate/types.ts';
import { dataTypeOf } from './data-types.ts';
import type { Version } from './versions.ts';

type Listed = {
  readonly versions: readonly string[];
  readonly columns: Readonly<Record<string, { readonly type: string | null; readonly in?: readonly string[] }>>;
};

let listed: Readonly<Record<string, Listed>> | undefined;

/** The columns that Microsoft documents, by view and version. */
function views(): Readonly<Record<string, Listed>> {
  // Beside the source: tsc copies no JSON to build/.
  const file = new URL('../../../../tests/server/instance/system-views.json', import.meta.url);
  listed ??= JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Listed>>;
  return listed;
}

/** Views that the list of documented columns lacks; as on their pages. */
const others: Readonly<Record<string, Listed>> = {
  'sys.database_mirroring': {
    versions: ['2012', '2014', '2016', '2017', '2019', '2022', '2025'],
    columns: { database_id: { type: 'int' }, mirroring_guid: { type: 'uniqueidentifier' } },
  },
  'sys.dm_os_enumerate_fixed_drives': {
    versions: ['2017', '2019', '2022', '2025'],
    columns: {
      fixed_drive_path: { type: 'nvarchar(256)' },
      drive_type: { type: 'int' },
      drive_type_desc: { type: 'nvarchar(256)' },
      free_space_in_bytes: { type: 'bigint' },
    },
  },
};

/** Names and types of the columns of a view, function, msdb table or RESTORE statement; 'none' where the version lacks it. */
export function documentedColumns(
  view: string,
  version: Version,
): readonly { readonly name: string; readonly type: string }[] | 'none' | undefined {
  const all = views();
  const found = Object.hasOwn(all, view) ? all[view] : others[view];
  if (!found) return undefined;
  if (!found.versions.includes(version)) return 'none';
  return Object.entries(found.columns)
    .filter(([, column]) => !column.in || column.in.includes(version))
    .map(([name, column]) => ({ name, type: column.type ?? 'nvarchar(4000)' }));
}

const known = new Map<string, readonly OutputColumn[]>();

/** The same as the binder of queries sees them. */
export function viewColumns(c: Context, view: string, version: Version): readonly OutputColumn[] | 'none' | undefined {
  const key = `${version} ${c.catalog.collation} ${view}`;
  const before = known.get(key);
  if (before) return before;
  const columns = documentedColumns(view, version);
  if (columns === undefined || columns === 'none') return columns;
  const made = columns.map(({ name, type }) => ({ name, type: resolveType(c, dataTypeOf(type), 1) }));
  known.set(key, made);
  return made;
}
