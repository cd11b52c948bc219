import { quotePath } from '../../base/names.ts';
import type { ColumnProps } from '../../kinds/columns/column-props.ts';
import type { ForeignKeyProps } from '../../kinds/foreign-key/foreign-key-props.ts';
import type { TableProps } from '../../kinds/table/table-props.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { CheckContext } from './check-context.ts';
import { baseType } from './columns.ts';

/** Places that only one child of a table or view can hold, taken twice. DacFx does not count columnstore indexes. */
export function checkSlots(object: SchemaObject, context: CheckContext): void {
  let taken: Set<string> | undefined;
  for (const child of context.childrenOf(object.key)) {
    if (child.kind === 'columnstoreIndex') continue;
    for (const slot of context.registry.kinds[child.kind]?.slots?.(child) ?? []) {
      taken ??= new Set();
      if (taken.size !== taken.add(slot).size) continue;
      if (slot === 'clustered') {
        context.report(child, {
          code: 'SQL71531',
          message: `${quotePath(object.path)} has more than one clustered index.`,
          hint: 'Declare all but one of its keys and indexes NONCLUSTERED.',
        });
      } else if (slot === 'primaryKey') {
        context.report(child, {
          code: 'SQL71533',
          message: `${quotePath(object.path)} has more than one primary key.`,
          hint: 'Declare all but one of them UNIQUE.',
        });
      }
    }
  }
}

/** What a foreign key refers to: as many columns, a key of exactly these, and the same types. */
export function checkForeignKey(key: SchemaObject<ForeignKeyProps>, context: CheckContext): void {
  const table = context.get(key.parent ?? '');
  const referenced = context.get(context.key('object', ...key.props.table));
  if (table?.kind !== 'table' || referenced?.kind !== 'table') return;
  const { columns, referencedColumns } = key.props;
  if (columns.length !== referencedColumns.length) {
    context.report(key, {
      code: 'SQL71514',
      message: `The foreign key has ${columns.length} columns and refers to ${referencedColumns.length} of ${quotePath(referenced.path)}.`,
      hint: 'Name as many columns on both sides; without a list the columns of the primary key are meant.',
    });
    return;
  }
  const pairs = columns.map((name, at) => [
    columnOf(table as SchemaObject<TableProps>, name, context),
    columnOf(referenced as SchemaObject<TableProps>, referencedColumns[at] ?? '', context),
  ]);
  // A column that is not there is reported as such.
  if (pairs.some(([own, other]) => !own || !other)) return;
  if (!hasKey(referenced, referencedColumns, context)) {
    context.report(key, {
      code: 'SQL71516',
      message: `${quotePath(referenced.path)} has no primary key, unique constraint or unique index of the columns ${referencedColumns.join(', ')} in this order.`,
      hint: 'Refer to the columns of a key, in its order, or declare one.',
    });
  }
  for (const [own, other] of pairs) {
    if (!own || !other || sameType(own, other, context)) continue;
    context.report(key, {
      code: 'SQL71515',
      message: `The column ${quotePath([...table.path, own.name])} is not of the same type as ${quotePath([...referenced.path, other.name])}, to which the foreign key refers.`,
      hint: 'Give both columns the same type.',
    });
  }
}

function columnOf(table: SchemaObject<TableProps>, name: string, context: CheckContext): ColumnProps | undefined {
  const { columns } = table.props;
  return (
    columns.find((column) => column.name === name) ?? columns.find((column) => sameName(column.name, name, context))
  );
}

function sameName(a: string, b: string, { naming }: CheckContext): boolean {
  return a === b || naming.fold(a) === naming.fold(b);
}

/** DacFx takes the order as it is written, and a filtered index too. */
function hasKey(table: SchemaObject, columns: readonly string[], context: CheckContext): boolean {
  return context.childrenOf(table.key).some((child) => {
    const { kind, props } = child;
    if (kind !== 'primaryKey' && kind !== 'uniqueConstraint' && !(kind === 'index' && props.unique === true))
      return false;
    const own = props.columns as readonly string[];
    return own.length === columns.length && own.every((name, at) => sameName(name, columns[at] ?? '', context));
  });
}

/** Collation and nullability do not count, and alias types count as what they stand for; of a computed column nothing is known. */
function sameType(own: ColumnProps, other: ColumnProps, context: CheckContext): boolean {
  const [a, b] = [typeOf(own, context), typeOf(other, context)];
  if (!a || !b) return true;
  return a.name === b.name && a.length === b.length && a.precision === b.precision && a.scale === b.scale;
}

function typeOf(column: ColumnProps, context: CheckContext): ModelType | undefined {
  const type = column.computed === undefined ? baseType(column.type, context) : undefined;
  return type?.name === 'sysname' ? { name: 'nvarchar', length: 128 } : type;
}
