import type { Context } from './context.ts';
import type { DependencyRow } from './rows/module-rows.ts';
import { securable } from './state/catalog.ts';

/** Something that is used: class 1 an object (minor: a column), 6 a type, 10 an XML schema collection, 21 a partition function. */
export type Use = {
  readonly class: number;
  readonly id: number;
  readonly minor: number;
  readonly name: string;
};

const classes: Readonly<Record<number, string>> = {
  1: 'OBJECT_OR_COLUMN',
  6: 'TYPE',
  10: 'XML_SCHEMA_COLLECTION',
  21: 'PARTITION_FUNCTION',
};

/** Rows of sys.sql_expression_dependencies for what `referencingId` (its column `minor`) uses. */
export function addUses(c: Context, referencingId: number, minor: number, uses: readonly Use[], bound: boolean): void {
  const { catalog } = c;
  for (const use of uses) {
    const target = use.class === 1 ? catalog.objects.get(use.id) : undefined;
    const row: DependencyRow = {
      referencing_id: referencingId,
      referencing_minor_id: minor,
      referencing_class: 1,
      referencing_class_desc: 'OBJECT_OR_COLUMN',
      is_schema_bound_reference: bound,
      referenced_class: use.class,
      referenced_class_desc: classes[use.class] ?? '',
      referenced_server_name: null,
      referenced_database_name: null,
      referenced_schema_name: target ? catalog.schemaName(target.schema_id) : null,
      referenced_entity_name: target?.name ?? use.name,
      referenced_id: use.id,
      referenced_minor_id: use.minor,
      is_caller_dependent: false,
      is_ambiguous: false,
    };
    catalog.uses.set(referencingId, `${minor}:${use.class}:${use.id}:${use.minor}`, row);
    if (bound) {
      catalog.boundUsers.set(securable(use.class, use.id), `${referencingId}:${minor}:${use.minor}`, row);
    }
  }
}

/** Forgets what an object (or only its column `minor`) uses. */
export function dropUses(c: Context, referencingId: number, minor?: number): void {
  const { catalog } = c;
  if (minor === undefined) catalog.expressionTexts.deleteGroup(referencingId);
  else catalog.expressionTexts.delete(referencingId, minor);
  if (catalog.uses.count(referencingId) === 0) return;
  for (const row of [...catalog.uses.of(referencingId)]) {
    if (minor !== undefined && row.referencing_minor_id !== minor) continue;
    const id = row.referenced_id ?? 0;
    catalog.uses.delete(
      referencingId,
      `${row.referencing_minor_id}:${row.referenced_class}:${id}:${row.referenced_minor_id}`,
    );
    catalog.boundUsers.delete(
      securable(row.referenced_class, id),
      `${referencingId}:${row.referencing_minor_id}:${row.referenced_minor_id}`,
    );
  }
}

/** Bound users of an object as a whole or of any of its columns, or only those of one column. */
export function boundUsers(c: Context, id: number, minor?: number, classId = 1): DependencyRow[] {
  const result: DependencyRow[] = [];
  for (const row of c.catalog.boundUsers.of(securable(classId, id))) {
    if (minor === undefined || row.referenced_minor_id === minor) result.push(row);
  }
  return result;
}
