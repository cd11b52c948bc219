import { Dependents } from '../diff/dependents.ts';
import type { SqlContext, Target } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { objectKey } from '../model/object-key.ts';

/** A context with an index that others can be based on. */
export type IndexedContext = SqlContext & { readonly index: Dependents };

/** What kinds are told of the database that their SQL is for. */
export function sqlContext(
  model: DatabaseModel,
  registry: Registry,
  target: Target,
  index: Dependents = new Dependents(model, registry),
): IndexedContext {
  return {
    naming: model.naming,
    collation: model.collation,
    platform: model.platform,
    key: (namespace, ...path) => objectKey(namespace, path, model.naming),
    model,
    index,
    target,
  };
}
