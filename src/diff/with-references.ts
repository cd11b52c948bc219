import type { Reference, SchemaObject } from '../model/schema-object.ts';

/** The same object with other references, found when somebody asks for them. Spreading an object would ask at once. */
export function withReferences(object: SchemaObject, find: () => readonly Reference[]): SchemaObject {
  let references: readonly Reference[] | undefined;
  return {
    kind: object.kind,
    key: object.key,
    path: object.path,
    ...(object.parent === undefined ? {} : { parent: object.parent }),
    props: object.props,
    get references() {
      references ??= find();
      return references;
    },
    unread: object.unread,
    ...(object.origin === undefined ? {} : { origin: object.origin }),
  };
}
