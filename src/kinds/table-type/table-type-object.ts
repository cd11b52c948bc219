import { sha256 } from '../../base/sha256.ts';
import type { Origin, Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import { canonicalText } from '../../syntax/expression/canonical.ts';
import { expressionReferences } from '../columns/expression-references.ts';
import { isBuiltInSchema } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import { columnUses } from '../table/table-object.ts';
import type { TableTypeProps, TypeCheck, TypeKey } from './table-type-props.ts';

/** A table type, path [schema, name]. */
export function tableTypeObject(
  path: readonly string[],
  given: Omit<TableTypeProps, 'order'>,
  context: ReadContext,
  origin?: Origin,
): SchemaObject<TableTypeProps> {
  const props: TableTypeProps = { ...given, order: given.columns.map(({ name }) => name) };
  const key = context.key('type', ...path);
  return schemaObjectOf({ kind: 'tableType', key, path, props, ...(origin && { origin }) }, () => {
    const [schema = ''] = path;
    const owner = { key, path, columns: props.columns };
    const references: Reference[] = isBuiltInSchema(schema)
      ? []
      : [{ to: context.key('schema', schema), binding: 'bound' }];
    for (const column of props.columns) references.push(...columnUses(column, owner, context));
    for (const { expression } of [...(props.checks ?? []), ...(props.defaults ?? [])]) {
      references.push(...expressionReferences(expression, owner, context));
    }
    return references.filter(({ to }) => to !== key);
  });
}

export function keyName(key: Pick<TypeKey, 'primary' | 'columns'>): string {
  return key.primary ? 'PRIMARY KEY' : `UNIQUE (${key.columns.join(', ')})`;
}

export function typeCheck(expression: string, column: string | undefined, context: ReadContext): TypeCheck {
  const text = canonicalText(expression, { foldNames: !context.naming.caseSensitive });
  return { name: sha256(text).slice(0, 16), expression, ...(column !== undefined && { column }) };
}

/** undefined for an empty list: absent at its default. */
export function orAbsent<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length === 0 ? undefined : list;
}
