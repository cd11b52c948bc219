import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { run } from '../../src/cli/run.ts';
import { generateSchema } from '../bench/generate-schema.ts';
import { damagedPackage } from './bad-package.ts';
import { damagedSql } from './bad-sql.ts';
import { hostileSchema } from './hostile-names.ts';
import { type Random, seededRandom } from './random.ts';

// Bad input against the command line: npm run fuzz -- [--runs 1000] [--seed 1]. Every run ends with done, refused or wrong
// usage; never with a defect, a hang, a half-written output, or a name that got out of its quotes.

const { values } = parseArgs({
  options: { runs: { type: 'string', default: '1000' }, seed: { type: 'string', default: '1' } },
});
const [runs, firstSeed] = [Number(values.runs), Number(values.seed)];
const limit = 10_000;
const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-fuzz-'));
const escaped = path.join(tmpdir(), 'rehearsal-escaped.txt');
const small = [...generateSchema(6, false).values()].join('\nGO\n');

type Answer = { readonly code: number; readonly text: string; readonly milliseconds: number };

async function rehearsal(...line: string[]): Promise<Answer> {
  const said: string[] = [];
  const start = performance.now();
  const code = await run(line, { out: (t) => said.push(t), error: (t) => said.push(t) });
  const milliseconds = performance.now() - start;
  return { code, text: said.join('\n'), milliseconds };
}

/** What is wrong with an answer, whatever was asked. */
function defect(answer: Answer, output: string): string | undefined {
  if (answer.text.includes('INTERNAL')) return `a defect: ${answer.text.slice(0, 500)}`;
  if (answer.code !== 0 && answer.text === '') return 'no message';
  if (answer.code !== 0 && existsSync(output)) return `it failed and left ${output}`;
  if (existsSync(escaped)) return 'a file was written outside';
  if (answer.milliseconds > limit) return `took ${Math.round(answer.milliseconds)} ms`;
  return undefined;
}

async function packageSql(sql: string, folder: string): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'a.sql'), sql);
  const output = path.join(folder, 'out.dacpac');
  return defect(await rehearsal('package', '--project', path.join(folder, 'a.sql'), '--output', output), output);
}

async function planPackage(bytes: Uint8Array, good: string, folder: string): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  const bad = path.join(folder, 'bad.dacpac');
  writeFileSync(bad, bytes);
  const output = path.join(folder, 'plan');
  const answer = await rehearsal('plan', '--desired', bad, '--current', good, '--output', output);
  // An unproven plan is written for people to look at, and refused.
  return answer.text.includes('PLN001') ? undefined : defect(answer, output);
}

/** A schema of hostile names goes all the way, and comes out as the same objects. */
async function planNames(random: Random, folder: string): Promise<string | undefined> {
  mkdirSync(path.join(folder, 'empty'), { recursive: true });
  const schema = hostileSchema(random);
  writeFileSync(path.join(folder, 'a.sql'), schema.sql);
  writeFileSync(path.join(folder, 'empty', 'a.sql'), '-- nothing\n');
  const output = path.join(folder, 'plan');
  const answer = await rehearsal(
    ...[
      'plan',
      '--desired',
      path.join(folder, 'a.sql'),
      '--current',
      path.join(folder, 'empty', 'a.sql'),
      '--output',
      output,
    ],
  );
  // No name of a database would ever be the same as one that holds a SQLCMD variable.
  const refuses = schema.sql.includes('$(');
  if (refuses) return answer.text.includes('error SQL70604') ? undefined : `taken: ${answer.text}\n${schema.sql}`;
  if (answer.code !== 0) return `refused: ${answer.text.slice(0, 500)}\n${schema.sql}`;
  const html = readFileSync(path.join(output, 'review.html'), 'utf8');
  if (/<script|<img|\u202E/.test(html)) return 'a name got out of its quotes in review.html';
  return undefined;
}

async function one(
  seed: number,
  good: { readonly file: string; readonly bytes: Uint8Array },
): Promise<string | undefined> {
  const random = seededRandom(seed);
  const folder = path.join(work, String(seed));
  const what = random.next(10);
  const problem =
    what < 5
      ? await packageSql(damagedSql(small, random), folder)
      : what < 8
        ? await planPackage(damagedPackage(good.bytes, random), good.file, folder)
        : await planNames(random, folder);
  rmSync(folder, { recursive: true, force: true });
  return problem;
}

async function main(): Promise<number> {
  const file = path.join(work, 'good.dacpac');
  writeFileSync(path.join(work, 'good.sql'), small);
  const made = await rehearsal('package', '--project', path.join(work, 'good.sql'), '--output', file);
  if (made.code !== 0) throw new Error(made.text);
  // A copy as plain bytes: slices of a Buffer share its memory.
  const good = { file, bytes: Uint8Array.from(readFileSync(file)) };
  let failed = 0;
  for (let seed = firstSeed; seed < firstSeed + runs; seed += 1) {
    const problem = await one(seed, good);
    if (problem === undefined) continue;
    failed += 1;
    console.log(`seed ${seed}: ${problem}`);
  }
  rmSync(work, { recursive: true, force: true });
  console.log(`${runs - failed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
