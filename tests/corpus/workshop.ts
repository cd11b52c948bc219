import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Driver } from '../oracle/driver.ts';
import { type PackageModel, readPackage } from '../oracle/package-model.ts';
import type { DacFxOutputs } from './dacfx-outputs.ts';
import type { Pair, Version } from './databases.ts';
import type { PlanFolder, Rehearsal } from './rehearsal.ts';

/** What the bars share: each thing is made once, on first use; a failure to make it is told to everyone who asks. */
export type Workshop = {
  readonly driver: Driver;
  readonly theirs: DacFxOutputs;
  readonly ours: Rehearsal;
  readonly mutants: number;
  /** How often the schema of a version is changed, and the first of the seeds by which it is. */
  readonly changes: number;
  readonly seed: number;
  /** Under how many sets of options each pair is planned. */
  readonly sets: number;
  /** Our build of a version's scripts. */
  ourPackage(version: Version): Promise<string>;
  /** Our plan between DacFx's packages of the pair. */
  plan(pair: Pair): Promise<PlanFolder>;
  /** Our plan between our packages of the pair, with their deployment scripts. */
  ownPlan(pair: Pair): Promise<PlanFolder>;
  /** The end of our deploy.sql on the in-memory server. */
  end(pair: Pair): Promise<string>;
  model(file: string): PackageModel;
  /** A path for an output; its folder exists. */
  path(...parts: readonly string[]): string;
};

export function openWorkshop(
  parts: Pick<Workshop, 'driver' | 'theirs' | 'ours' | 'mutants' | 'changes' | 'sets' | 'seed'> & {
    readonly work: string;
  },
): Workshop {
  const made = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    let result = made.get(key) as Promise<T> | undefined;
    if (!result) {
      result = make();
      made.set(key, result);
    }
    return result;
  };
  const models = new Map<string, PackageModel>();
  const at = (...names: readonly string[]): string => {
    const file = path.join(parts.work, ...names);
    mkdirSync(path.dirname(file), { recursive: true });
    return file;
  };
  const pairFolder = (pair: Pair): string[] => [pair.database, `${pair.current.version}__${pair.desired.version}`];
  const workshop: Workshop = {
    ...parts,
    ourPackage: (version) =>
      once(`package ${version.project}`, async () => {
        const output = at(version.database, `${version.version}.dacpac`);
        await parts.ours.package(version.project, output);
        if (!existsSync(output)) throw new Error('package ended well and wrote nothing');
        return output;
      }),
    ownPlan: (pair) =>
      once(`own plan ${pairFolder(pair)}`, async () =>
        parts.ours.plan(
          await workshop.ourPackage(pair.desired),
          await workshop.ourPackage(pair.current),
          at(...pairFolder(pair), 'own'),
        ),
      ),
    plan: (pair) =>
      once(`plan ${pairFolder(pair)}`, async () =>
        parts.ours.plan(
          await parts.theirs.dacpac(pair.desired),
          await parts.theirs.dacpac(pair.current),
          at(...pairFolder(pair), 'plan'),
        ),
      ),
    end: (pair) =>
      once(`end ${pairFolder(pair)}`, async () => {
        const { folder } = await workshop.plan(pair);
        const output = at(...pairFolder(pair), 'end.dacpac');
        await parts.ours.simulate(path.join(folder, 'deploy.sql'), await parts.theirs.dacpac(pair.current), output);
        return output;
      }),
    model(file) {
      let model = models.get(file);
      if (!model) {
        model = readPackage(file);
        models.set(file, model);
      }
      return model;
    },
    path: at,
  };
  return workshop;
}
