import type { Origin, Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { type ExpressionOwner, expressionReferences } from '../columns/expression-references.ts';
import { isBuiltInSchema } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import { dataSpaceReferences } from '../storage/data-space.ts';
import type { TableProps } from './table-props.ts';

/** A table, path [schema, name]. */
export function tableObject(
  path: readonly string[],
  props: TableProps,
  context: ReadContext,
  rest: { readonly origin?: Origin; readonly unread?: readonly string[] } = {},
): SchemaObject<TableProps> {
  const key = context.key('object', ...path);
  return schemaObjectOf({ kind: 'table', key, path, props, ...rest }, () => {
    const [schema = ''] = path;
    const owner: ExpressionOwner = { key, path, columns: props.columns };
    const references: Reference[] = isBuiltInSchema(schema)
      ? []
      : [{ to: context.key('schema', schema), binding: 'bound' }];
    for (const column of props.columns) references.push(...columnUses(column, owner, context));
    references.push(...dataSpaceReferences([props.dataSpace, props.textSpace, props.fileStreamSpace], context));
    // The history table that somebody made must be there when versioning is switched on.
    const history = props.versioning?.history;
    if (history) references.push({ to: context.key('object', ...history), binding: 'resolved' });
    return references;
  });
}

/** Types, XML schema collections, functions and other columns of its table that a column uses. */
export function columnUses(column: ColumnProps, owner: ExpressionOwner, context: ReadContext): Reference[] {
  const from = column.name;
  if (column.computed !== undefined) {
    return expressionReferences(column.computed, owner, context, { from });
  }
  const references: Reference[] = [];
  const { type } = column;
  if (type?.schema !== undefined) {
    references.push({ to: context.key('type', type.schema, type.name), from, binding: 'bound' });
  }
  if (type?.xmlSchemaCollection !== undefined) {
    references.push({ to: context.key('xmlSchema', ...type.xmlSchemaCollection), from, binding: 'bound' });
  }
  return references;
}
