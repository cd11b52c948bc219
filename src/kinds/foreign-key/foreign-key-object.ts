import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import { columnReferences } from '../key-constraint/key-object.ts';
import type { ReadContext } from '../kind.ts';
import { unnamedKey } from '../unnamed-constraint.ts';
import type { ForeignKeyProps } from './foreign-key-props.ts';

/**
 * A foreign key. `keys` are the primary key, unique constraints or unique indexes of the referenced table that it can lean
 * on: none of them can be dropped under it. Settling brings them.
 */
export function foreignKeyObject(
  place: ChildPlace,
  props: ForeignKeyProps,
  context: ReadContext,
  keys: readonly ObjectKey[] = [],
): SchemaObject<ForeignKeyProps> {
  const { table, name, origin } = place;
  const parent = context.key('object', ...table);
  return schemaObjectOf(
    {
      kind: 'foreignKey',
      key:
        name === undefined
          ? unnamedKey.foreignKey(table, props.columns, props.table, context)
          : context.key('object', table[0] ?? '', name),
      path: name === undefined ? table : [table[0] ?? '', name],
      parent,
      props,
      ...(origin && { origin }),
    },
    () => {
      const referenced = context.key('object', ...props.table);
      return [
        ...columnReferences(parent, props.columns),
        { to: referenced, binding: 'bound' },
        ...columnReferences(referenced, props.referencedColumns),
        ...keys.map((to) => ({ to, binding: 'bound' as const })),
      ];
    },
  );
}
