import { writeFileSync } from 'node:fs';
import { serverWith } from '../../../src/app/in-memory-database.ts';
import { defaultOptions } from '../../../src/app/options-file.ts';
import { prover } from '../../../src/app/prove-script.ts';
import { readDatabase } from '../../../src/app/read-database.ts';
import { RehearsalError } from '../../../src/base/errors.ts';
import { registry } from '../../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../../src/model/database-model.ts';
import { createBatches, createScript } from '../../../src/plan/create-script.ts';
import { makePlan } from '../../../src/plan/make-plan.ts';
import type { PlanOptions } from '../../../src/plan/plan-types.ts';
import { type Bar, everyOne, type Failure } from '../bar.ts';
import { changeSchema } from '../change-schema.ts';
import { nameOfVersion } from '../databases.ts';
import { decoratedScript } from '../decorate.ts';
import { random } from '../random.ts';
import { shorten } from '../rehearsal.ts';
import { unproven } from './plan-bar.ts';

/** Changes of one schema; several, since what one needs may be in the way of another. */
const changesTogether = 4;
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
    const read = async (name: string, script: string): Promise<DatabaseModel> => {
      const file = workshop.path(version.database, `${version.version}-changes`, name);
      writeFileSync(file, script);
      const { model } = await readDatabase([file], { platform: base.platform });
      serverWith(model, createBatches(model, registry));
      return model;
    };
    for (let seed = workshop.seed; seed < workshop.seed + workshop.changes; seed++) {
      const decorated = await read(`${seed}-before.sql`, decoratedScript(base, random(`decorate ${where} ${seed}`)));
      const changed = changeSchema(decorated, changesTogether, random(`change ${where} ${seed}`));
      let after: DatabaseModel;
      try {
        after = await read(`${seed}-after.sql`, createScript(changed.model, registry));
      } catch (error) {
        if (!(error instanceof RehearsalError)) throw error;
        leftOut.push(`seed ${seed}: ${shorten(error.message)} (${changed.done.join(' | ')})`);
        continue;
      }
      for (const [direction, current, desired] of [
        ['forward', decorated, after],
        ['back', after, decorated],
      ] as const) {
        const found = judge(current, desired);
        of++;
        if (found.length === 0) done++;
        for (const { what, reason } of found) {
          failures.push({
            what: `seed ${seed} ${direction}: ${what}`,
            reason: `${reason ?? ''} (${changed.done.join(' | ')}; repeat it with --bars changes --pair ${where} --seed ${seed} --changes 1)`,
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
