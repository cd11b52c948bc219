import { quote } from '../../base/names.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { CatalogLookup } from '../kind.ts';

/** Something that a server has and no kind reads: named, so that it is reported and never taken for absent. */
export type Unknown = { readonly class: string; readonly name: readonly string[]; readonly text?: string };

/** sys.objects.type of objects without a kind, by the word that creates them. */
const objectTypes: Readonly<Record<string, string>> = {
  AF: 'AGGREGATE',
  X: 'EXTENDED PROCEDURE',
  R: 'RULE',
  ET: 'EXTERNAL TABLE',
  PG: 'PLAN GUIDE',
  RF: 'REPLICATION FILTER PROCEDURE',
};

type Listed = {
  readonly view: string;
  readonly class: string;
  /** Rows that are the server's own. */
  readonly own?: (row: Row) => boolean;
};

const listed: readonly Listed[] = [
  { view: 'sys.assemblies', class: 'ASSEMBLY', own: (row) => row.is_user_defined !== true },
  { view: 'sys.certificates', class: 'CERTIFICATE', own: (row) => String(row.name).startsWith('##') },
  { view: 'sys.symmetric_keys', class: 'SYMMETRIC KEY', own: (row) => String(row.name).startsWith('##') },
  { view: 'sys.asymmetric_keys', class: 'ASYMMETRIC KEY', own: (row) => String(row.name).startsWith('##') },
  { view: 'sys.routes', class: 'ROUTE', own: (row) => row.name === 'AutoCreatedLocal' },
  { view: 'sys.remote_service_bindings', class: 'REMOTE SERVICE BINDING' },
  { view: 'sys.fulltext_stoplists', class: 'FULLTEXT STOPLIST', own: (row) => Number(row.stoplist_id) === 0 },
];

const columns: Readonly<Record<string, readonly string[]>> = {
  'sys.assemblies': ['name', 'is_user_defined'],
  'sys.fulltext_stoplists': ['stoplist_id', 'name', 'principal_id'],
};

export const unknownViews: Readonly<Record<string, readonly string[]>> = {
  'sys.sql_modules': ['object_id', 'definition'],
  'sys.numbered_procedures': ['object_id', 'procedure_number', 'definition'],
  'sys.objects': ['object_id', 'name', 'schema_id', 'type', 'parent_object_id', 'is_ms_shipped'],
  ...Object.fromEntries(listed.map(({ view }) => [view, columns[view] ?? ['name']])),
};

export function unknownRows(rows: CatalogRows, context: CatalogLookup): readonly Unknown[] {
  const found: Unknown[] = [];
  // Those of rules and defaults.
  const texts = new Map<number, string>();
  for (const row of rows.get('sys.sql_modules') ?? [])
    if (/^(R|D)$/.test(String(context.object(Number(row.object_id))?.type).trim()))
      texts.set(Number(row.object_id), String(row.definition ?? ''));
  for (const row of rows.get('sys.objects') ?? []) {
    if (row.is_ms_shipped === true) continue;
    const type = String(row.type).trim();
    // A default of its own (CREATE DEFAULT) has no parent; those of columns are constraints.
    const word = type === 'D' && Number(row.parent_object_id) === 0 ? 'DEFAULT' : objectTypes[type];
    if (word === undefined) continue;
    const name = [context.schemaName(Number(row.schema_id)), String(row.name)];
    const definition = texts.get(Number(row.object_id));
    found.push({ class: word, name, ...(definition !== undefined && { text: definition }) });
  }
  for (const { view, class: word, own } of listed) {
    for (const row of rows.get(view) ?? []) {
      if (own?.(row)) continue;
      const name = String(row.name);
      // Its words are told elsewhere; that it exists is all that a list of its own says.
      const owner = context.principalName(Number(row.principal_id)) || 'dbo';
      const text =
        view === 'sys.fulltext_stoplists'
          ? `CREATE FULLTEXT STOPLIST ${quote(name)} AUTHORIZATION ${quote(owner)};`
          : '';
      found.push({ class: word, name: [name], text });
    }
  }
  for (const row of rows.get('sys.numbered_procedures') ?? []) {
    const name = [...context.pathOf(Number(row.object_id)), String(row.procedure_number)];
    found.push({ class: 'NUMBERED PROCEDURE', name, text: String(row.definition ?? '') });
  }
  return found;
}
