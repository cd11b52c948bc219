import type { Naming } from '../base/names.ts';
import type { ObjectKey } from './object-key.ts';
import type { Reference, SchemaObject } from './schema-object.ts';

/** A variable, script or refactoring that travels with the schema and is not an object. */
export type RefactorOperation = {
  readonly key: string;
  readonly operation: 'rename' | 'moveSchema';
  /** model.xml element type, such as SqlSimpleColumn. */
  readonly elementType: string;
  /** `[dbo].[T].[c]` before the operation. */
  readonly elementName: string;
  readonly parentElementType?: string;
  readonly parentElementName?: string;
  readonly newName?: string;
  readonly newSchema?: string;
  readonly changeDateTime?: string;
};

export type DatabaseModel = {
  readonly naming: Naming;
  readonly collation: string;
  /** `Sql160`, `SqlAzure`, … */
  readonly platform: string;
  readonly objects: ReadonlyMap<ObjectKey, SchemaObject>;
  readonly refactorings: readonly RefactorOperation[];
  readonly preDeploy?: string;
  readonly postDeploy?: string;
  /** SQLCMD variables that the schema or its scripts use, with their defaults ('' without one). */
  readonly variables: Readonly<Record<string, string>>;
  /** Whether it was read from a live database or a snapshot of one; only then a plan from it is promotable. */
  readonly live: boolean;
  /** Permissions that the login lacked that read a live database, and that would have shown more. */
  readonly hidden?: readonly string[];
};

/** Who uses and who hangs on whom, built once from a model. */
export type ModelIndex = {
  childrenOf(key: ObjectKey): readonly SchemaObject[];
  dependentsOf(key: ObjectKey): readonly { readonly object: SchemaObject; readonly reference: Reference }[];
};

export function indexModel(model: DatabaseModel): ModelIndex {
  const children = new Map<ObjectKey, SchemaObject[]>();
  let dependents: Map<ObjectKey, { object: SchemaObject; reference: Reference }[]> | undefined;
  for (const object of model.objects.values()) {
    if (object.parent === undefined) continue;
    const list = children.get(object.parent);
    if (list) list.push(object);
    else children.set(object.parent, [object]);
  }
  return {
    childrenOf: (key) => children.get(key) ?? [],
    dependentsOf: (key) => {
      // References are computed lazily by some sources, so a plan without changes never asks for them.
      if (!dependents) {
        dependents = new Map();
        for (const object of model.objects.values()) {
          for (const reference of object.references) {
            const list = dependents.get(reference.to);
            if (list) list.push({ object, reference });
            else dependents.set(reference.to, [{ object, reference }]);
          }
        }
      }
      return dependents.get(key) ?? [];
    },
  };
}
