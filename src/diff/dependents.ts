import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, ModelIndex } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';

type Use = { readonly object: SchemaObject; readonly reference: Reference };
type Text = { readonly object: SchemaObject; readonly text: string };

/** From this many asked names on, searching all texts for each takes longer than reading them once. */
const manyQuestions = 50;

/**
 * Who hangs on whom and who uses whom. Finding the references of a module means reading its whole text, so only modules
 * whose text holds the last part of the asked name are read: a plan with few changes reads few.
 *
 * With a `base`, an index of a database that is nearly the same, only the objects that differ from it are looked at.
 */
export class Dependents implements ModelIndex {
  readonly model: DatabaseModel;
  readonly #registry: Registry;
  readonly #base: Dependents | undefined;
  readonly #uses = new Map<ObjectKey, Use[]>();
  readonly #read = new Set<SchemaObject>();
  readonly #asked = new Set<ObjectKey>();
  #own: readonly SchemaObject[] | undefined;
  #children: Map<ObjectKey, SchemaObject[]> | undefined;
  #texts: Text[] | undefined;
  /** Objects that others have replaced; the lists still hold them. */
  #gone: Set<SchemaObject> | undefined;

  constructor(model: DatabaseModel, registry: Registry, base?: Dependents) {
    this.model = model;
    this.#registry = registry;
    this.#base = base;
  }

  childrenOf(key: ObjectKey): readonly SchemaObject[] {
    if (!this.#children) {
      this.#children = new Map();
      for (const object of this.model.objects.values()) {
        if (object.parent === undefined) continue;
        const list = this.#children.get(object.parent);
        if (list) list.push(object);
        else this.#children.set(object.parent, [object]);
      }
    }
    return this.#withoutGone(this.#children.get(key) ?? [], (child) => child);
  }

  /** Follows a change of the model: `after` stands in it now instead of `before`. Only without a base. */
  replace(before: SchemaObject, after: SchemaObject): void {
    this.#gone ??= new Set();
    this.#gone.add(before);
    // What has not been read yet will be, from the model as it is then.
    if (this.#texts) this.#readReferences(after);
    if (!this.#children || after.parent === undefined) return;
    const list = this.#children.get(after.parent);
    if (list) list.push(after);
    else this.#children.set(after.parent, [after]);
  }

  dependentsOf(key: ObjectKey): readonly Use[] {
    if (!this.#asked.has(key)) {
      this.#asked.add(key);
      this.#texts ??= this.#readCheapOnes();
      if (this.#asked.size > manyQuestions) {
        for (const { object } of this.#texts) this.#readReferences(object);
        this.#texts = [];
      }
      const name = this.model.naming.fold(lastPart(this.model.objects.get(key)?.path, key));
      for (const { object, text } of this.#texts) if (text.includes(name)) this.#readReferences(object);
    }
    const own = this.#withoutGone(this.#uses.get(key) ?? [], ({ object }) => object);
    if (!this.#base) return own;
    const shared = this.#base.dependentsOf(key).filter(({ object }) => this.model.objects.get(object.key) === object);
    return own.length === 0 ? shared : [...shared, ...own];
  }

  #withoutGone<T>(list: readonly T[], objectOf: (item: T) => SchemaObject): readonly T[] {
    const gone = this.#gone;
    return gone === undefined ? list : list.filter((item) => !gone.has(objectOf(item)));
  }

  /** The objects that the base does not have. */
  #ownObjects(): readonly SchemaObject[] {
    const { objects } = this.model;
    const known = this.#base?.model.objects;
    this.#own ??= known
      ? [...objects.values()].filter((object) => known.get(object.key) !== object)
      : [...objects.values()];
    return this.#own;
  }

  /** Objects without module text are read at once; the others are returned with their folded text. */
  #readCheapOnes(): Text[] {
    const texts: Text[] = [];
    for (const object of this.#ownObjects()) {
      const property = this.#registry.kinds[object.kind]?.properties.find((row) => row.equality === 'module');
      const text = property && object.props[property.name];
      if (typeof text === 'string') texts.push({ object, text: this.model.naming.fold(text) });
      else this.#readReferences(object);
    }
    return texts;
  }

  #readReferences(object: SchemaObject): void {
    if (this.#read.has(object)) return;
    this.#read.add(object);
    for (const reference of object.references) {
      const list = this.#uses.get(reference.to);
      if (list) list.push({ object, reference });
      else this.#uses.set(reference.to, [{ object, reference }]);
    }
  }
}

/** The part of a name that every text which mentions it must hold; `]` is doubled in brackets, so the part before it. */
function lastPart(path: readonly string[] | undefined, key: ObjectKey): string {
  const name = path?.at(-1) ?? key.slice(key.lastIndexOf('\u0001') + 1).replace(/^[A-Za-z]+:/, '');
  return name.split(/["\]]/, 1)[0] ?? '';
}
