import path from 'node:path';
import type { Plan } from '../../../src/plan/plan-types.ts';
import { type Bar, everyOne, type Failure } from '../bar.ts';

/** The three ways into a model agree: scripts, DacFx's package, and the catalog of the in-memory server after a create script. */
export const readersBar: Bar = {
  name: 'readers',
  says: "reader of DacFx's dacpac = parser of the scripts = catalog reader on the simulator",
  bar: '100 %',
  passes: everyOne,
  async version(version, workshop) {
    const failures: Failure[] = [];
    let done = 0;
    const theirs = await workshop.theirs.dacpac(version);
    const folder = (name: string): string => workshop.path(version.database, `${version.version}-${name}`);
    const judge = async (what: string, work: () => Promise<Failure[]>): Promise<void> => {
      try {
        const found = await work();
        if (found.length === 0) done++;
        failures.push(...found.map((failure) => ({ ...failure, what: `${what}: ${failure.what}` })));
      } catch (error) {
        failures.push({ what, reason: (error as Error).message });
      }
    };
    await judge('parser', async () => {
      const ours = await workshop.ourPackage(version);
      const forward = await workshop.ours.plan(ours, theirs, folder('ours-from-dacfx'));
      const back = await workshop.ours.plan(theirs, ours, folder('dacfx-from-ours'));
      return [...changed(forward.plan), ...changed(back.plan), ...fingerprints(forward.plan, back.plan)];
    });
    await judge('catalog', async () => {
      const empty = await workshop.theirs.empty(version);
      const create = await workshop.ours.plan(theirs, empty, folder('create'));
      const end = folder('created.dacpac');
      await workshop.ours.simulate(path.join(create.folder, 'deploy.sql'), empty, end);
      const again = await workshop.ours.plan(theirs, end, folder('again'));
      const same = await workshop.ours.plan(theirs, theirs, folder('same'));
      return [...changed(again.plan), ...fingerprints(same.plan, again.plan)];
    });
    return { done, of: 2, failures };
  },
};

/** Changes of a plan that should be empty, with what differs. */
export function changed(plan: Plan): Failure[] {
  return plan.changes.map((change) => ({
    what: `${change.action} ${change.element} ${change.name}`,
    reason: JSON.stringify(change.properties).slice(0, 300),
  }));
}

/** Differences of what two plans start from. */
function fingerprints(a: Plan, b: Plan): Failure[] {
  const failures: Failure[] = [];
  for (const scope of ['schema', 'security'] as const) {
    for (const key of new Set([...Object.keys(a.from[scope]), ...Object.keys(b.from[scope])])) {
      const [left, right] = [a.from[scope][key], b.from[scope][key]];
      if (left !== right) {
        failures.push({
          what: `fingerprint ${key} ${left === undefined ? 'is extra' : right === undefined ? 'is missing' : 'differs'}`,
        });
      }
    }
  }
  return failures;
}
