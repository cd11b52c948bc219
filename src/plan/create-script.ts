import { Dependents } from '../diff/dependents.ts';
import type { Kind, Target } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import { draftItems } from './draft-items.ts';
import { orderItems } from './order.ts';
import { type IndexedContext, sqlContext } from './sql-context.ts';
import type { Work } from './work.ts';

/**
 * The batches that make the model in an empty database, in an order in which each finds what it needs. `near` is the context
 * of a database with much the same objects.
 */
export function createBatches(model: DatabaseModel, registry: Registry, near?: IndexedContext): readonly string[] {
  const target: Target = { platform: model.platform };
  const end = sqlContext(model, registry, target, new Dependents(model, registry, near?.index));
  const works = new Map<ObjectKey, Work>();
  for (const after of model.objects.values()) {
    if (registry.kinds[after.kind]) works.set(after.key, creation(after));
  }
  for (const work of works.values()) {
    const parent = work.after?.parent === undefined ? undefined : model.objects.get(work.after.parent);
    const kind = parent && (registry.kinds[parent.kind] as Kind);
    if (work.after && parent && kind?.folds?.(work.after, parent, end)) work.on = 'folded';
  }
  const items = draftItems({ desired: model, registry, current: end, end, original: end, lateLast: true }, works);
  return orderItems(items).flatMap((item) => item.draft.sql);
}

/** The same as one script with GO between the batches. */
export function createScript(model: DatabaseModel, registry: Registry): string {
  return createBatches(model, registry)
    .map((sql) => `${sql}\nGO\n`)
    .join('');
}

function creation(after: NonNullable<Work['after']>): Work {
  return {
    key: after.key,
    action: 'create',
    after,
    changes: [],
    cause: [],
    offCause: undefined,
    off: 'none',
    on: 'create',
    route: undefined,
    suspension: undefined,
    uses: [],
    refresh: false,
    letsGoFirst: [],
    beforeRename: false,
  };
}
