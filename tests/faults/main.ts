import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cancelled } from './families/cancelled.ts';
import { changed } from './families/changed.ts';
import { cuts } from './families/cuts.ts';
import { serverErrors } from './families/errors.ts';
import { fullDisk } from './families/full-disk.ts';
import { killed } from './families/killed.ts';
import { restoreCuts, restoreErrors, restoreKilled } from './families/restores.ts';
import { twice } from './families/twice.ts';
import type { Verdict } from './judge.ts';
import type { Family, Point } from './point.ts';
import { shopScenario, smallScenario } from './scenario.ts';

const { values } = parseArgs({ options: { only: { type: 'string' }, verbose: { type: 'boolean' } } });

/** Points that run at once: they wait more than they work. */
const atOnce = 4;

const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-faults-plans-'));
try {
  const total = await runAll(await families());
  console.log(`fault points ${total.points}, lost ${total.lost}`);
  process.exitCode = total.lost === 0 && total.points > 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function families(): Promise<readonly Family[]> {
  const [small, shop] = [await smallScenario(folder), await shopScenario(folder)];
  const all = [
    cuts(small, { sides: ['before', 'during', 'after', 'half'], manner: 'close', retries: 0 }),
    cuts(small, { sides: ['before', 'during', 'after', 'half'], manner: 'close', retries: 3 }),
    cuts(small, { sides: ['after'], manner: 'reset', retries: 3 }),
    cuts(shop, { sides: ['after'], manner: 'close', retries: 0 }),
    ...[1205, 1222, 9002, 229].map((number) => serverErrors(small, number)),
    cancelled(small),
    killed(small),
    fullDisk(small),
    twice(small),
    changed(small, '[dbo].[Customer]'),
    restoreCuts(['before', 'during', 'after', 'half']),
    restoreErrors(),
    restoreKilled(),
  ];
  return all.filter(({ name }) => values.only === undefined || name.includes(values.only));
}

async function runAll(list: readonly Family[]): Promise<{ readonly points: number; readonly lost: number }> {
  let [points, lost] = [0, 0];
  for (const family of list) {
    const begun = Date.now();
    const list = await family.points();
    const verdicts = await atOnceOf(list, runPoint);
    const bad = verdicts.filter((verdict) => verdict.lost.length > 0).length;
    points += list.length;
    lost += bad;
    const seconds = ((Date.now() - begun) / 1000).toFixed(0);
    console.log(`${family.name}: ${list.length} points, ${bad} lost, ${seconds} s`);
    console.log(`  ended ${counts(verdicts, ({ first }) => first)}; left at ${counts(verdicts, ({ place }) => place)}`);
    console.log(
      `  then ${counts(verdicts, (verdict) => (verdict.waitsForPerson ? 'waits for a person' : verdict.second))}`,
    );
  }
  return { points, lost };
}

async function runPoint(point: Point): Promise<Verdict> {
  let verdict: Verdict;
  try {
    verdict = await point.run();
  } catch (error) {
    const why = error instanceof Error ? (error.stack ?? error.message) : String(error);
    verdict = { lost: [why], place: 'between', first: 'defect', second: 'defect', waitsForPerson: false };
  }
  for (const what of verdict.lost) console.log(`LOST ${point.name}: ${what}`);
  if (values.verbose) console.log(`${point.name}: ${verdict.first}, at ${verdict.place}, then ${verdict.second}`);
  return verdict;
}

function counts(verdicts: readonly Verdict[], what: (verdict: Verdict) => string): string {
  const found = new Map<string, number>();
  for (const verdict of verdicts) found.set(what(verdict), (found.get(what(verdict)) ?? 0) + 1);
  return [...found].map(([name, count]) => `${name} ${count}`).join(', ');
}

async function atOnceOf<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await run(items[at]!);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return results;
}
