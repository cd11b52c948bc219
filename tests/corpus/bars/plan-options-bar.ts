import { readDatabase } from '../../../src/app/read-database.ts';
import type { DatabaseModel } from '../../../src/model/database-model.ts';
import type { Bar, Failure, Outcome } from '../bar.ts';
import { everyOne } from '../bar.ts';
import { changedVersions } from '../changed-versions.ts';
import { nameOfPair, nameOfVersion, type Version } from '../databases.ts';
import { judgeOptions } from '../judge-options.ts';
import { drawnOptions } from '../option-sets.ts';
import type { Workshop } from '../workshop.ts';

/** Real schemas, and real schemas changed at random, under random options of rehearsal.json. */
export const planOptionsBar: Bar = {
  name: 'plan-options',
  says: 'plans under random options are proven or say what the options stand in the way of; nothing ignored is touched',
  bar: '100 %',
  passes: everyOne,
  async version(version, workshop) {
    const where = nameOfVersion(version);
    const { seed } = workshop;
    const file = (name: string): string =>
      workshop.path(version.database, `${version.version}-plan-options`, `${seed}-${name}.sql`);
    const base = await read(version, workshop);
    const made = await changedVersions(base, where, seed, { before: file('before'), after: file('after') });
    const { before, after, leftOut } = made;
    if (!after) return { done: 0, of: 0, failures: [], leftOut: [leftOut ?? ''] };
    const count = Math.ceil(workshop.sets / 2);
    return sumOf([
      judged(before, after, `${where} forward`, count, workshop),
      judged(after, before, `${where} back`, count, workshop),
    ]);
  },
  async pair(pair, workshop) {
    const [current, desired] = [await read(pair.current, workshop), await read(pair.desired, workshop)];
    return judged(current, desired, nameOfPair(pair), workshop.sets, workshop);
  },
};

async function read(version: Version, { theirs }: Workshop): Promise<DatabaseModel> {
  return (await readDatabase([await theirs.dacpac(version)])).model;
}

function judged(
  current: DatabaseModel,
  desired: DatabaseModel,
  where: string,
  count: number,
  { seed }: Pick<Workshop, 'seed'>,
): Outcome {
  const failures: Failure[] = [];
  const leftOut: string[] = [];
  let done = 0;
  for (const { name, options } of drawnOptions([current, desired], `${where} ${seed}`, count)) {
    const verdict = judgeOptions(current, desired, options);
    const given = `${where}, seed ${seed}, ${name}: ${JSON.stringify(options)}`;
    if (verdict.failures.length === 0) done++;
    for (const { what, reason } of verdict.failures)
      failures.push({ what: `${name}: ${what}`, reason: `${reason ?? ''} (${given})` });
    if (verdict.impossible !== undefined) leftOut.push(`${given}: ${verdict.impossible}`);
  }
  return { done, of: count, failures, ...(leftOut.length > 0 && { leftOut }) };
}

function sumOf(outcomes: readonly Outcome[]): Outcome {
  return {
    done: outcomes.reduce((sum, { done }) => sum + done, 0),
    of: outcomes.reduce((sum, { of }) => sum + of, 0),
    failures: outcomes.flatMap(({ failures }) => failures),
    leftOut: outcomes.flatMap(({ leftOut = [] }) => leftOut),
  };
}
