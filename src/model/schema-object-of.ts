import type { KindName } from './kind-name.ts';
import type { ObjectKey } from './object-key.ts';
import type { Origin, Reference, SchemaObject } from './schema-object.ts';

/** An object as it is made: what is absent is left out, and the references follow. */
export type ObjectParts<P> = Omit<SchemaObject<P>, 'references' | 'unread'> & { readonly unread?: readonly string[] };

type FindReferences = () => readonly Reference[];

/**
 * One class for nearly all objects, since V8 gives an object literal with a getter a slow shape of its own each time; databases
 * have tens of thousands of objects, and every loop over them reads their members.
 */
class DefinedObject<P> implements SchemaObject<P> {
  readonly kind: KindName;
  readonly key: ObjectKey;
  readonly path: readonly string[];
  declare readonly parent?: ObjectKey;
  readonly props: P;
  readonly unread: readonly string[];
  declare readonly origin?: Origin;
  private found: readonly Reference[] | FindReferences;

  constructor(parts: ObjectParts<P>, references: readonly Reference[] | FindReferences) {
    this.kind = parts.kind;
    this.key = parts.key;
    this.path = parts.path;
    this.parent = parts.parent;
    this.props = parts.props;
    this.unread = parts.unread ?? none;
    this.origin = parts.origin;
    this.found = references;
  }

  get references(): readonly Reference[] {
    if (typeof this.found === 'function') this.found = this.found();
    return this.found;
  }
}

const none: readonly string[] = [];

/** An object; references that take long to find are found when somebody asks for them: a plan without changes never does. */
export function schemaObjectOf<P>(
  parts: ObjectParts<P>,
  references: readonly Reference[] | FindReferences,
): SchemaObject<P> {
  return new DefinedObject(parts, references);
}

/**
 * The object with other members. Spreading an object loses its references, and asking for them may mean reading a
 * module's text: unless others are given, they are those of the object, found when somebody asks.
 */
export function changedObject<P>(
  object: SchemaObject<P>,
  change: Partial<ObjectParts<P>>,
  references: readonly Reference[] | FindReferences = () => object.references,
): SchemaObject<P> {
  const { kind, key, path, parent, props, unread, origin } = object;
  return new DefinedObject(
    { kind, key, path, props, unread, ...(parent !== undefined && { parent }), ...(origin && { origin }), ...change },
    references,
  );
}
