import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import { type ExpressionOwner, expressionReferences } from '../columns/expression-references.ts';
import type { ReadContext } from '../kind.ts';
import { unnamedKey } from '../unnamed-constraint.ts';
import type { CheckProps } from './check-props.ts';
import { edgeText } from './edge-text.ts';

/** A check. Without `owner` its references name no columns; settling brings it. */
export function checkObject(
  place: ChildPlace,
  props: CheckProps,
  context: ReadContext,
  owner?: ExpressionOwner,
): SchemaObject<CheckProps> {
  const { table, name, origin } = place;
  const parent = context.key('object', ...table);
  return schemaObjectOf(
    {
      kind: 'check',
      key:
        name === undefined
          ? unnamedKey.check(table, edgeText(props) ?? props.expression, context)
          : context.key('object', table[0] ?? '', name),
      path: name === undefined ? table : [table[0] ?? '', name],
      parent,
      props,
      ...(origin && { origin }),
    },
    () => [
      { to: parent, binding: 'bound' },
      ...(props.connections ?? []).flatMap(({ from, to }): Reference[] => [
        { to: context.key('object', ...from), binding: 'bound' },
        { to: context.key('object', ...to), binding: 'bound' },
      ]),
      ...expressionReferences(props.expression, owner ?? { key: parent, path: table, columns: [] }, context),
    ],
  );
}
