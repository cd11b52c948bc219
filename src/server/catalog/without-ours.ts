import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';

/** Tables in dbo that belong to deployments and not to the schema: the journal, and DacFx's list of refactorings. */
const ourTables = new Set(['__rehearsaljournal', '__refactorlog']);

/** The extended property of a database that a restore has made. */
export const restoreMarker = 'DatabaseRehearsal';

/** Columns that say which object a row belongs to. */
const owners = ['object_id', 'parent_object_id', 'constraint_object_id', 'parent_id'] as const;

/** The rows without the journal, the list of refactorings and all that hangs on them, and without the restore's marker. */
export function withoutOurs(rows: CatalogRows): CatalogRows {
  const dbo = (rows.get('sys.schemas') ?? []).find((row) => row.name === 'dbo')?.schema_id;
  const ours = new Set<Row[string]>();
  for (const row of rows.get('sys.objects') ?? []) {
    if (row.schema_id === dbo && ourTables.has(String(row.name).toLowerCase())) ours.add(row.object_id ?? null);
  }
  const isMarker = (row: Row): boolean => row.class === 0 && row.name === restoreMarker;
  if (ours.size === 0 && !(rows.get('sys.extended_properties') ?? []).some(isMarker)) return rows;
  for (const row of rows.get('sys.objects') ?? [])
    if (ours.has(row.parent_object_id ?? null)) ours.add(row.object_id ?? null);
  const left = new Map<string, readonly Row[]>();
  for (const [view, all] of rows) {
    const kept = all.filter((row) => {
      if (view === 'sys.extended_properties' || view === 'sys.database_permissions') {
        return (
          !(row.class === 1 && ours.has(row.major_id ?? null)) && !(view === 'sys.extended_properties' && isMarker(row))
        );
      }
      return !owners.some((column) => row[column] !== undefined && ours.has(row[column] ?? null));
    });
    left.set(view, kept);
  }
  return left;
}
