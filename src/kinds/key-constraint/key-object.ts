import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import type { ReadContext } from '../kind.ts';
import { dataSpaceReferences } from '../storage/data-space.ts';
import { unnamedKey } from '../unnamed-constraint.ts';
import type { KeyProps } from './key-props.ts';

export type KeyKind = 'primaryKey' | 'uniqueConstraint';

/** A primary key or unique constraint. */
export function keyObject(
  kind: KeyKind,
  place: ChildPlace,
  props: KeyProps,
  context: ReadContext,
): SchemaObject<KeyProps> {
  const { table, name, origin } = place;
  const parent = context.key('object', ...table);
  return schemaObjectOf(
    {
      kind,
      key: name === undefined ? unnamedKeyOf(kind, table, props, context) : context.key('object', table[0] ?? '', name),
      path: name === undefined ? table : [table[0] ?? '', name],
      parent,
      props,
      ...(origin && { origin }),
    },
    () => [
      ...columnReferences(parent, props.columns),
      ...dataSpaceReferences([props.dataSpace, props.rows?.dataSpace], context),
    ],
  );
}

function unnamedKeyOf(kind: KeyKind, table: readonly string[], props: KeyProps, context: ReadContext): ObjectKey {
  return kind === 'primaryKey'
    ? unnamedKey.primaryKey(table, context)
    : unnamedKey.unique(table, props.columns, context);
}

/** What hangs on columns of its parent is bound to the parent and to each of them. */
export function columnReferences(parent: ObjectKey, columns: readonly string[]): Reference[] {
  return columns.map((member) => ({ to: parent, member, binding: 'bound' }));
}
