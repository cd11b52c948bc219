import { defaultOptions } from '../../../src/app/options-file.ts';
import { prover } from '../../../src/app/prove-script.ts';
import { readDatabase } from '../../../src/app/read-database.ts';
import { registry } from '../../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../../src/model/database-model.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import type { PlanOptions } from '../../../src/plan/plan-types.ts';
import { type Bar, everyOne, type Failure } from '../bar.ts';
import { changedVersions } from '../changed-versions.ts';
import { nameOfVersion } from '../databases.ts';
import { unproven } from './plan-bar.ts';

const options: PlanOptions = { ...defaultOptions, drop: 'all', security: true };

/** A real schema with much that hangs on it, changed at random: every plan between the two is proven. */
export const changesBar: Bar = {
  name: 'changes',
  says: 'random changes of decorated schemas, planned both ways, are proven',
  bar: '100 %',
  passes: everyOne,
  async version(version, workshop) {
    const where = nameOfVersion(version);
    const base = (await readDatabase([await workshop.theirs.dacpac(version)])).model;
    const failures: Failure[] = [];
    const leftOut: string[] = [];
    let done = 0;
    let of = 0;
    for (let seed = workshop.seed; seed < workshop.seed + workshop.changes; seed++) {
      const file = (name: string): string =>
        workshop.path(version.database, `${version.version}-changes`, `${seed}-${name}.sql`);
      const files = { before: file('before'), after: file('after') };
      const { before, after, leftOut: reason, done: changes } = await changedVersions(base, where, seed, files);
      if (!after) {
        leftOut.push(reason ?? '');
        continue;
      }
      for (const [direction, current, desired] of [
        ['forward', before, after],
        ['back', after, before],
      ] as const) {
        const found = judge(current, desired);
        of++;
        if (found.length === 0) done++;
        for (const { what, reason } of found) {
          failures.push({
            what: `seed ${seed} ${direction}: ${what}`,
            reason: `${reason ?? ''} (${changes.join(' | ')}; repeat it with --bars changes --pair ${where} --seed ${seed} --changes 1)`,
          });
        }
      }
    }
    return { done, of, failures, ...(leftOut.length > 0 && { leftOut }) };
  },
};

/** What a plan and its way back lack to be proven, and the findings that block it. */
function judge(current: DatabaseModel, desired: DatabaseModel): Failure[] {
  try {
    const prove = prover(registry, desired.variables);
    const { plan, rollback } = makePlan({ desired, current, options, registry, prove, engine: 'changes' });
    const blocking = plan.findings.filter((finding) => finding.blocks);
    return [
      ...unproven(plan, 'proof'),
      ...unproven(rollback.plan, 'proof of the rollback'),
      ...blocking.map(({ code, on, message }) => ({ what: `finding ${code} ${on.kind} ${on.name}`, reason: message })),
    ];
  } catch (error) {
    return [{ what: 'no plan', reason: (error as Error).message }];
  }
}
