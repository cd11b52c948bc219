import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import { identity } from '../index/index-object.ts';
import type { ReadContext } from '../kind.ts';
import type { XmlIndexProps } from './xml-index-props.ts';

/** `keys`: the clustered primary key that the server asks for; settling finds it. */
export function xmlIndexObject(
  place: ChildPlace & { readonly name: string },
  props: XmlIndexProps,
  context: ReadContext,
  keys: readonly ObjectKey[] = [],
): SchemaObject<XmlIndexProps> {
  const parent = context.key('object', ...place.table);
  return schemaObjectOf({ kind: 'xmlIndex', ...identity(place, context), props }, () => [
    { to: parent, binding: 'bound' },
    { to: parent, member: props.column, binding: 'bound' },
    ...keys.map((to) => ({ to, binding: 'bound' as const })),
    ...(props.using === undefined
      ? []
      : [{ to: context.key('index', ...place.table, props.using), binding: 'bound' as const }]),
  ]);
}
