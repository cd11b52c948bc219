import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { schemaObjectOf } from './columns/schema-object-of.ts';

/** The object with other props and other references; a copy by spreading would ask for the references at once. */
export function withReferences<P>(
  object: SchemaObject<P>,
  props: P,
  references: () => readonly Reference[],
): SchemaObject<P> {
  const { kind, key, path, parent, unread, origin } = object;
  return schemaObjectOf(
    { kind, key, path, props, unread, ...(parent !== undefined && { parent }), ...(origin && { origin }) },
    references,
  );
}
