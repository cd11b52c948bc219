import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { listPairs, listVersions, nameOfPair, nameOfVersion } from '../corpus/databases.ts';
import { driverAssembly, hasDotnet } from '../oracle/driver.ts';
import { generateSchema } from './generate-schema.ts';
import { type Command, type Comparison, compare, median } from './measure.ts';
import { compareReading } from './reading.ts';

// Whole processes side by side with DacFx: npm run bench [-- <corpus folder>] [--runs 5] [--tables 100,1000]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    tables: { type: 'string', default: '100,1000' },
    only: { type: 'string', multiple: true, default: [] },
  },
});
const runs = Number(values.runs);
const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-bench-'));
const cli = path.resolve('dist/cli.js');
const dacfx = hasDotnet() ? driverAssembly() : undefined;
const options = path.join(work, 'rehearsal.json');
writeFileSync(options, '{ "drop": "all", "security": true }');

const ours = (...args: string[]): Command => [process.execPath, cli, ...args];
const theirs = (...args: string[]): Command | undefined =>
  dacfx === undefined ? undefined : ['dotnet', dacfx, ...args];
const plan = (desired: string, current: string, output: string): string[] => [
  'plan',
  '--desired',
  desired,
  '--current',
  current,
  '--output',
  output,
  '--options',
  options,
];

type Row = Comparison & { readonly what: string; readonly name: string; readonly proof?: number };
const rows: Row[] = [];

function add(row: Row): void {
  rows.push(row);
  const { ours: o, theirs: t } = row;
  const ratio = t ? `${(t.milliseconds / o.milliseconds).toFixed(1)}×` : '';
  const memory = (m: number | undefined): string => (m === undefined ? '' : `${m.toFixed(0)} MiB`);
  const cells = [row.what.padEnd(8), row.name.padEnd(34), `${o.milliseconds.toFixed(0)} ms`.padStart(8)];
  cells.push((t ? `${t.milliseconds.toFixed(0)} ms` : '–').padStart(9), ratio.padStart(7));
  cells.push(memory(o.peakMiB).padStart(8), memory(t?.peakMiB).padStart(8));
  if (row.proof !== undefined) cells.push(`proof ${(row.proof * 100).toFixed(0)} %`);
  console.log(cells.join(' '));
}

async function benchPackage(name: string, project: string): Promise<string> {
  const output = path.join(work, `${name.replaceAll('/', '-')}.dacpac`);
  const other = theirs('build', project, path.join(work, 'theirs.dacpac'));
  add({
    what: 'package',
    name,
    ...(await compare(ours('package', '--project', project, '--output', output), other, runs)),
  });
  return output;
}

const readings: number[] = [];

async function benchReading(name: string, file: string): Promise<void> {
  const { read, scan, attributes } = await compareReading(file, Math.max(runs, 15));
  readings.push(read / scan);
  console.log(
    `${'read'.padEnd(8)} ${name.padEnd(34)} ${read.toFixed(0).padStart(5)} ms, ${(read / scan).toFixed(1)}× of a scan without handlers (${scan.toFixed(0)} ms), ${(read / attributes).toFixed(1)}× of one that takes the attributes`,
  );
}

async function benchPlan(name: string, desired: string, current: string): Promise<void> {
  const output = path.join(work, 'plan');
  const command = ours(...plan(desired, current, output));
  const other = theirs('compare', desired, current, path.join(work, 'theirs.sql'));
  const result = await compare(command, other, runs);
  add({ what: 'plan', name, ...result, proof: proofShare(command) });
}

/** The proof's part of one more run, from the times that the command line answers in JSON. */
function proofShare([program, ...args]: Command): number {
  const answer = JSON.parse(execFileSync(program, [...args, '--json'], { encoding: 'utf8', maxBuffer: 1 << 28 })) as {
    readonly milliseconds: Readonly<Record<string, number>>;
  };
  const total = Object.values(answer.milliseconds).reduce((sum, ms) => sum + ms, 0);
  return (answer.milliseconds.prove ?? 0) / total;
}

async function benchGenerated(tables: number): Promise<void> {
  const folders = [false, true].map((changed) => {
    const folder = path.join(work, `generated-${tables}-${changed ? 'new' : 'old'}`);
    for (const [file, text] of generateSchema(tables, changed)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    return folder;
  });
  const current = await benchPackage(`generated/${tables}-old`, folders[0] ?? '');
  const desired = await benchPackage(`generated/${tables}-new`, folders[1] ?? '');
  await benchReading(`generated/${tables}-new`, desired);
  await benchPlan(`generated/${tables} 1 %`, desired, current);
}

async function benchCorpus(folder: string): Promise<void> {
  const versions = listVersions(folder, values.only);
  const packages = new Map<string, string>();
  for (const version of versions) {
    const file = await benchPackage(nameOfVersion(version), version.project);
    packages.set(nameOfVersion(version), file);
    await benchReading(nameOfVersion(version), file);
  }
  for (const pair of listPairs(versions)) {
    const [desired, current] = [packages.get(nameOfVersion(pair.desired)), packages.get(nameOfVersion(pair.current))];
    if (desired !== undefined && current !== undefined) await benchPlan(nameOfPair(pair), desired, current);
  }
}

function summarise(): void {
  console.log('');
  for (const what of ['package', 'plan']) {
    const of = rows.filter((r) => r.what === what);
    const ratios = of.flatMap((r) => (r.theirs ? [r.theirs.milliseconds / r.ours.milliseconds] : []));
    if (ratios.length === 0) continue;
    const memory = of.flatMap((r) => (r.theirs?.peakMiB && r.ours.peakMiB ? [r.ours.peakMiB / r.theirs.peakMiB] : []));
    const slow = of.filter(
      (r) => r.theirs && r.theirs.milliseconds / r.ours.milliseconds < 5 && r.ours.milliseconds > 300,
    );
    console.log(
      `${what}: median ${median(ratios).toFixed(1)}×, least ${Math.min(...ratios).toFixed(1)}×; under 5× and over 0.3 s: ${slow.length}; greatest share of DacFx's memory ${Math.max(...memory).toFixed(2)}`,
    );
  }
  console.log(`read: median ${median(readings).toFixed(1)}×, greatest ${Math.max(...readings).toFixed(1)}× of a scan`);
  const shares = rows.flatMap((r) => (r.proof === undefined ? [] : [r.proof]));
  console.log(`proof: median ${(median(shares) * 100).toFixed(0)} % of planning`);
}

console.log(
  `${''.padEnd(8)} ${''.padEnd(34)} ${'ours'.padStart(8)} ${'DacFx'.padStart(9)} ${''.padStart(7)}  memory   memory`,
);
if (dacfx === undefined) console.log('No .NET SDK here: only our side is measured.');
for (const tables of values.tables.split(',')) await benchGenerated(Number(tables));
const corpus = positionals[0];
if (corpus !== undefined && existsSync(corpus)) await benchCorpus(path.resolve(corpus));
else console.log(corpus === undefined ? 'No corpus folder given.' : `${corpus} is not there.`);
summarise();
rmSync(work, { recursive: true, force: true });
