import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { placeOfConstraint } from '../columns/child-place.ts';
import type { SettleContext } from '../kind.ts';
import { foreignKeyObject } from './foreign-key-object.ts';
import type { ForeignKeyProps } from './foreign-key-props.ts';

/** A foreign key with the columns of the primary key when it names none, and with the keys that it can lean on. */
export function settleForeignKey(
  object: SchemaObject<ForeignKeyProps>,
  context: SettleContext,
): SchemaObject<ForeignKeyProps> {
  const table = context.get(object.parent ?? '');
  if (!table) return object;
  const { props } = object;
  const children = context.childrenOf(context.key('object', ...props.table));
  const columnsOf = (child: SchemaObject): readonly string[] => (child.props.columns as readonly string[]) ?? [];
  const primary = children.find((child) => child.kind === 'primaryKey');
  const referencedColumns =
    props.referencedColumns.length > 0 || !primary ? props.referencedColumns : columnsOf(primary);
  const { fold } = context.naming;
  const wanted = new Set(referencedColumns.map(fold));
  const keys: ObjectKey[] = [];
  for (const child of children) {
    if (!isUnique(child)) continue;
    const columns = columnsOf(child);
    if (columns.length === wanted.size && columns.every((column) => wanted.has(fold(column)))) keys.push(child.key);
  }
  const place = placeOfConstraint(object, props.unnamed === true, table.path);
  return foreignKeyObject(place, { ...props, referencedColumns }, context, keys);
}

/** Whether a foreign key can refer to the columns of this child of a table. */
function isUnique(child: SchemaObject): boolean {
  if (child.kind === 'primaryKey' || child.kind === 'uniqueConstraint') return true;
  return child.kind === 'index' && child.props.unique === true && child.props.where === undefined;
}
