import type { Reference, SchemaObject } from '../../model/schema-object.ts';

/** An object whose references are found when somebody asks for them: a plan without changes never does. */
export function schemaObjectOf<P>(
  object: Omit<SchemaObject<P>, 'references' | 'unread'> & { readonly unread?: readonly string[] },
  references: () => readonly Reference[],
): SchemaObject<P> {
  let known: readonly Reference[] | undefined;
  return {
    ...object,
    unread: object.unread ?? [],
    get references() {
      known ??= references();
      return known;
    },
  };
}
