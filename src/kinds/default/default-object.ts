import type { SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import { expressionReferences } from '../columns/expression-references.ts';
import type { ReadContext } from '../kind.ts';
import { unnamedKey } from '../unnamed-constraint.ts';
import type { DefaultProps } from './default-props.ts';

/** A default of a column. Its expression cannot use columns. */
export function defaultObject(
  place: ChildPlace,
  props: DefaultProps,
  context: ReadContext,
): SchemaObject<DefaultProps> {
  const { table, name, origin } = place;
  const parent = context.key('object', ...table);
  return schemaObjectOf(
    {
      kind: 'default',
      key:
        name === undefined
          ? unnamedKey.default(table, props.column, context)
          : context.key('object', table[0] ?? '', name),
      path: name === undefined ? table : [table[0] ?? '', name],
      parent,
      props,
      ...(origin && { origin }),
    },
    () => [
      { to: parent, member: props.column, binding: 'bound' },
      ...expressionReferences(props.expression, { key: parent, path: table, columns: [] }, context),
    ],
  );
}
