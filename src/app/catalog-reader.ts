import { fail } from '../base/errors.ts';
import type { RunPorts } from '../deploy/ports.ts';
import { readDacpac } from '../formats/dacpac.ts';
import { registry } from '../kinds/all-kinds.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { fingerprintOf } from '../plan/fingerprint.ts';
import type { Plan } from '../plan/plan-types.ts';
import { modelFromDacpac } from '../sources/from-dacpac.ts';
import { needed } from './hidden-parts.ts';
import { readSession } from './live-database.ts';
import { planConcerns } from './plan-concerns.ts';

/**
 * Reads a database as the plan's `from` was read: without what its reader could not see. `current` is the package of what the
 * plan was made from; it tells what uses what is gone.
 */
export function catalogReader(plan: Plan, current: Uint8Array | undefined): RunPorts['readCatalog'] {
  let before: Promise<DatabaseModel> | undefined;
  const planned = (bytes: Uint8Array): Promise<DatabaseModel> => {
    before ??= readDacpac(bytes, 'current.dacpac').then((dacpac) =>
      modelFromDacpac(dacpac, registry, 'current.dacpac'),
    );
    return before;
  };
  return async (session, signal) => {
    const models = current ? [await planned(current)] : [];
    const without = models.flatMap(({ hidden = [] }) => hidden);
    const { model } = await readSession(session, { signal, without });
    const missing = models.flatMap((earlier) => needed(earlier, model.hidden ?? []));
    if (missing.length > 0) {
      fail(
        'CAT005',
        `The login may see less of the database than the one that read it for the plan: it lacks ${missing.join(', ')}.`,
        {
          hint: 'Grant it, or plan with a login that has no more.',
        },
      );
    }
    return {
      fingerprint: fingerprintOf(model, registry),
      concerned: async (objects) => {
        if (objects.length === 0) return new Set();
        const isConcerned = planConcerns(plan, [...models, model], registry);
        return new Set(objects.filter(isConcerned));
      },
    };
  };
}
