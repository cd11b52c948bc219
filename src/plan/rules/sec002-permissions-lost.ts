import { objectId } from '../../base/names.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from '../rule-help.ts';
import { isAnew } from '../work.ts';

/**
 * SEC002: an object is dropped and created again. Permissions that current has are granted again; a package may not hold
 * them all, so unless current was read from a live database the restored copy is asked.
 */
export const permissionsLostRule: Rule = (input) => {
  if (input.diff.original.live) return [];
  const hazards: PlanHazard[] = [];
  for (const { before, after, off, on, route } of input.works.values()) {
    // A copied table is another object too.
    const holdsData = input.registry.kinds[after?.kind ?? 'opaque']?.properties.some((row) => row.stored);
    const anew = holdsData && isAnew({ route });
    if (!before || !after || before.parent !== undefined || !(anew || (off === 'drop' && on === 'create'))) continue;
    if (!before.key.startsWith('object:')) continue;
    const known = input.current.index.childrenOf(before.key).filter((child) => child.kind === 'permission').length;
    const id = objectId(before.path);
    hazards.push({
      code: 'SEC002',
      // Not knowing is no reason to say it more quietly: the restored copy answers.
      severity: 'block',
      on: nameOf(input, after),
      message: `It is dropped and created again. ${whatIsLost(known)}`,
      probe: {
        sql: `SELECT COUNT(*), ${known} FROM sys.database_permissions WHERE class = 1 AND major_id = ${id};`,
        says: 'The database holds {0} permissions on it; the plan grants {1} of them again.',
      },
    });
  }
  return hazards;
};

function whatIsLost(known: number): string {
  if (known === 0)
    return 'Every permission that the database holds on it is lost: the plan knows of none, so it grants none again.';
  const these = known === 1 ? 'The permission' : `The ${known} permissions`;
  const are = known === 1 ? 'is' : 'are';
  return `${these} that the plan knows of ${are} granted again; any other that the database holds on it is lost.`;
}
