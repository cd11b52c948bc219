import type { Reference, SchemaObject } from '../../model/schema-object.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import { type ExpressionOwner, expressionReferences } from '../columns/expression-references.ts';
import { columnReferences } from '../key-constraint/key-object.ts';
import type { ReadContext } from '../kind.ts';
import { dataSpaceReferences } from '../storage/data-space.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import type { IndexProps } from './index-props.ts';

/** An index of a table or view. Without `owner` its filter's columns are not among the references; settling brings it. */
export function indexObject(
  place: ChildPlace & { readonly name: string },
  props: IndexProps,
  context: ReadContext,
  owner?: ExpressionOwner,
): SchemaObject<IndexProps> {
  const parent = context.key('object', ...place.table);
  return schemaObjectOf({ kind: 'index', ...identity(place, context), props }, () => [
    { to: parent, binding: 'bound' },
    ...columnReferences(parent, [...props.columns, ...(props.include ?? [])]),
    ...filterReferences(props.where, owner, context),
    ...dataSpaceReferences([props.dataSpace, props.rows?.dataSpace], context),
  ]);
}

export function columnstoreObject(
  place: ChildPlace & { readonly name: string },
  props: ColumnstoreProps,
  context: ReadContext,
  owner?: ExpressionOwner,
): SchemaObject<ColumnstoreProps> {
  const parent = context.key('object', ...place.table);
  return schemaObjectOf({ kind: 'columnstoreIndex', ...identity(place, context), props }, () => [
    { to: parent, binding: 'bound' },
    // A clustered one has every column: each of them is in its way.
    ...columnReferences(parent, props.clustered ? (owner?.columns ?? []).map(({ name }) => name) : props.columns),
    ...filterReferences(props.where, owner, context),
    ...dataSpaceReferences([props.dataSpace, props.rows?.dataSpace], context),
  ]);
}

/** Key, path and parent of what is named within its table: [schema, table, name]. */
export function identity(
  place: ChildPlace & { readonly name: string },
  context: ReadContext,
): Pick<SchemaObject, 'key' | 'path' | 'parent' | 'origin'> {
  const path = [...place.table, place.name];
  const parent = context.key('object', ...place.table);
  return { key: context.key('index', ...path), path, parent, ...(place.origin && { origin: place.origin }) };
}

export function filterReferences(
  where: string | undefined,
  owner: ExpressionOwner | undefined,
  context: ReadContext,
): Reference[] {
  return where === undefined || owner === undefined ? [] : expressionReferences(where, owner, context);
}
