import type { ModelElement } from '../formats/model-element.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** A package that a project refers to as a part of the same database: its objects are there, but are not the project's own. */
export type ExternalPackage = {
  /** `Common.dacpac`: what a package that uses it calls it, and the name of the file that DacFx looks for beside it. */
  readonly logicalName: string;
  readonly objects: ReadonlyMap<ObjectKey, SchemaObject>;
  /** Names of all its elements, columns and parameters too. */
  readonly names: readonly string[];
  readonly suppressMissingDependencies: boolean;
};

/** Names of elements and of those inside them. */
export function elementNames(elements: Iterable<ModelElement>): readonly string[] {
  const names = new Set<string>();
  const collect = (element: ModelElement): void => {
    if (element.name !== undefined) names.add(element.name);
    element.relationships.forEach((entries) => {
      for (const entry of entries) if ('element' in entry) collect(entry.element);
    });
  };
  for (const element of elements) collect(element);
  return [...names];
}
