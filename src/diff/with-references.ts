import type { Reference, SchemaObject } from '../model/schema-object.ts';

/** The same object with other references, found when somebody asks for them. */
export function withReferences(
  object: Omit<SchemaObject, 'references'>,
  find: () => readonly Reference[],
): SchemaObject {
  let references: readonly Reference[] | undefined;
  return {
    ...withoutReferences(object),
    get references() {
      references ??= find();
      return references;
    },
  };
}

/** What else there is of an object. Spreading one would ask for its references, which may mean reading a module's text. */
export function withoutReferences(object: Omit<SchemaObject, 'references'>): Omit<SchemaObject, 'references'> {
  return {
    kind: object.kind,
    key: object.key,
    path: object.path,
    ...(object.parent === undefined ? {} : { parent: object.parent }),
    props: object.props,
    unread: object.unread,
    ...(object.origin === undefined ? {} : { origin: object.origin }),
  };
}
