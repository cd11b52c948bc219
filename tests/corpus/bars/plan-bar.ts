import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '../../../src/plan/plan-types.ts';
import { allOrNothing, type Bar, everyOne, type Failure } from '../bar.ts';
import { nameOfPair, nameOfVersion } from '../databases.ts';
import type { PlanFolder } from '../rehearsal.ts';
import { shuffledPackage } from '../shuffled-package.ts';
import { shuffledProject } from '../shuffled-project.ts';
import { changed } from './readers-bar.ts';

/** The plan's own promises. */
export const planBar: Bar = {
  name: 'plan',
  says: 'proof holds both ways, plan(A, A) empty, shuffled input identical, no finding on what a plan touches',
  bar: '100 %; 0 findings',
  passes: everyOne,
  async version(version, workshop) {
    const theirs = await workshop.theirs.dacpac(version);
    const same = await workshop.ours.plan(theirs, theirs, workshop.path(version.database, `${version.version}-self`));
    const failures = [...changed(same.plan), ...same.plan.steps.map((step) => ({ what: `step ${step.key}` }))];
    const folder = workshop.path(version.database, `${version.version}-shuffled`);
    const project = shuffledProject(version.project, folder, nameOfVersion(version));
    if (project) {
      await workshop.ours.package(project, `${folder}.dacpac`);
      const [ours, shuffled] = [await workshop.ourPackage(version), `${folder}.dacpac`].map((file) =>
        readFileSync(file),
      );
      if (!ours!.equals(shuffled!)) failures.push({ what: 'shuffled: the package differs' });
    }
    return allOrNothing(failures);
  },
  async pair(pair, workshop) {
    const made = await workshop.plan(pair);
    const { plan } = made;
    // Packages of DacFx's driver hold no deployment scripts; ours do.
    const own = await workshop.ownPlan(pair);
    const failures: Failure[] = [
      ...unproven(plan, 'proof'),
      ...unproven(made.rollback, 'proof of the way back'),
      ...unproven(own.plan, 'proof with scripts'),
      ...unproven(own.rollback, 'proof of the way back with scripts'),
    ];
    for (const finding of plan.findings.filter((found) => found.blocks)) {
      failures.push({ what: `finding ${finding.code} ${finding.on.kind} ${finding.on.name}`, reason: finding.message });
    }
    const shuffle = async (side: 'current' | 'desired'): Promise<string> => {
      const file = workshop.path(pair.database, `${pair.current.version}__${pair.desired.version}`, `${side}.dacpac`);
      shuffledPackage(await workshop.theirs.dacpac(pair[side]), file, nameOfPair(pair));
      return file;
    };
    const folder = workshop.path(pair.database, `${pair.current.version}__${pair.desired.version}`, 'shuffled');
    const shuffled = await workshop.ours.plan(await shuffle('desired'), await shuffle('current'), folder);
    failures.push(...unequalFiles(made, shuffled));
    return allOrNothing(failures);
  },
};

/** What a plan lacks to be proven. */
export function unproven({ proof }: Pick<Plan, 'proof'>, what: string): Failure[] {
  if (!proof.simulated) return [{ what: `${what}: refused`, reason: JSON.stringify(proof.refused) }];
  if (!proof.arrives)
    return [{ what: `${what}: does not arrive`, reason: (proof.differences ?? []).join(', ').slice(0, 500) }];
  return proof.secondPlanEmpty ? [] : [{ what: `${what}: second plan is not empty` }];
}

// A package that was given is kept byte for byte, so its hash tells the shuffled one from the other.
const packageHash = /^ *"(current|desired)\.dacpac": "[0-9a-f]+",?$/gm;

function unequalFiles(a: PlanFolder, b: PlanFolder): Failure[] {
  const failures: Failure[] = [];
  for (const name of ['plan.json', 'deploy.sql']) {
    const [left, right] = [a, b].map((one) =>
      readFileSync(path.join(one.folder, name), 'utf8').replace(packageHash, '').split('\n'),
    );
    const line = left!.findIndex((text, index) => text !== right![index]);
    if (line >= 0 || left!.length !== right!.length) {
      failures.push({
        what: `shuffled: ${name} differs`,
        reason: `line ${line + 1}: ${left![line]} / ${right![line]}`.slice(0, 400),
      });
    }
  }
  return failures;
}
