import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cachedDriver } from '../oracle/cached-driver.ts';
import { hasDotnet, startDriver } from '../oracle/driver.ts';
import type { Bar, Outcome } from './bar.ts';
import { changesBar } from './bars/changes-bar.ts';
import { copiesBar } from './bars/copies-bar.ts';
import { endBar, theirScriptBar } from './bars/end-bar.ts';
import { itemsBar } from './bars/items-bar.ts';
import { mutantsBar } from './bars/mutants-bar.ts';
import { optionsBar } from './bars/options-bar.ts';
import { orderBar } from './bars/order-bar.ts';
import { packageBar } from './bars/package-bar.ts';
import { parseBar } from './bars/parse-bar.ts';
import { planBar } from './bars/plan-bar.ts';
import { planOptionsBar } from './bars/plan-options-bar.ts';
import { readersBar } from './bars/readers-bar.ts';
import { syntaxBar } from './bars/syntax-bar.ts';
import { dacfxOutputs } from './dacfx-outputs.ts';
import { listPairs, listVersions, nameOfPair, nameOfVersion } from './databases.ts';
import { readExplanations } from './explained.ts';
import { rehearsal } from './rehearsal.ts';
import { tally } from './tally.ts';
import { openWorkshop } from './workshop.ts';

const all: readonly Bar[] = [
  packageBar,
  orderBar,
  readersBar,
  planBar,
  endBar,
  theirScriptBar,
  optionsBar,
  syntaxBar,
  parseBar,
  itemsBar,
  copiesBar,
  mutantsBar,
  changesBar,
  planOptionsBar,
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: 'string', multiple: true, default: [] },
    bars: { type: 'string', default: '' },
    pair: { type: 'string', default: '' },
    mutants: { type: 'string', default: '6' },
    changes: { type: 'string', default: '3' },
    sets: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    cli: { type: 'string', default: 'dist/cli.js' },
    log: { type: 'string' },
  },
});

async function main(): Promise<number> {
  const folder = path.resolve(positionals[0] ?? 'corpus');
  if (!existsSync(folder)) {
    console.log(`test:corpus: ${folder} is not there, nothing to judge`);
    return 0;
  }
  if (!hasDotnet()) {
    console.log('test:corpus: no .NET SDK here, DacFx cannot judge');
    return 0;
  }
  const named = values.bars.split(',').filter((name) => name !== '');
  const unknown = named.filter((name) => !all.some((bar) => bar.name === name));
  if (unknown.length > 0) {
    console.error(`no bar is called ${unknown.join(', ')}; there are ${all.map((bar) => bar.name).join(', ')}`);
    return 2;
  }
  const bars = named.length === 0 ? all : all.filter((bar) => named.includes(bar.name));
  const work = values.log ? path.resolve(values.log) : mkdtempSync(path.join(tmpdir(), 'rehearsal-corpus-'));
  mkdirSync(work, { recursive: true });
  const driver = cachedDriver(startDriver(), path.join(`${folder}-out`, 'answers'));
  const workshop = openWorkshop({
    driver,
    theirs: dacfxOutputs(path.join(`${folder}-out`, 'dacfx'), driver),
    ours: rehearsal(path.resolve(values.cli), work),
    mutants: Number(values.mutants),
    changes: Number(values.changes),
    sets: Number(values.sets),
    seed: Number(values.seed),
    work,
  });
  const result = tally(bars, readExplanations(path.resolve('tests/corpus/explained.json')));
  const judge = async (bar: Bar, where: string, work: Promise<Outcome> | undefined): Promise<void> => {
    if (!work) return;
    try {
      result.add(bar, where, await work);
    } catch (error) {
      result.add(bar, where, { done: 0, of: 1, failures: [{ what: 'broke', reason: (error as Error).message }] });
    }
  };
  const versions = listVersions(folder, values.only);
  for (const version of versions) {
    const where = nameOfVersion(version);
    if (!where.includes(values.pair)) continue;
    for (const bar of bars) await judge(bar, where, bar.version?.(version, workshop));
    if (bars.some((bar) => bar.version)) console.log(result.line(where));
  }
  for (const pair of listPairs(versions)) {
    const where = nameOfPair(pair);
    if (!where.includes(values.pair)) continue;
    for (const bar of bars) await judge(bar, where, bar.pair?.(pair, workshop));
    if (bars.some((bar) => bar.pair)) console.log(result.line(where));
  }
  driver.close();
  const log = path.join(work, 'failures.log');
  writeFileSync(log, result.failures());
  console.log(`\nEvery failure: ${log}\n`);
  console.log(result.table());
  return result.passes() ? 0 : 1;
}

process.exitCode = await main();
