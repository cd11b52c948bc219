import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { type CaseOutputs, packageHash, writeProject } from './case-outputs.ts';
import { type Driver, dropAll } from './driver.ts';
import { countingRule, keysOfReport } from './item-rule.ts';
import { fold, itemKey, readPackage } from './package-model.ts';
import { hashOf, type JudgedCase, type RecordedAnswer, type RecordedDirection } from './recorded-answer.ts';

type Facts = Omit<RecordedAnswer, 'judged'>;

/** DacFx's facts about a case. Its packages stay in the folder as `dacfx-current.dacpac` and `dacfx-desired.dacpac`. */
export async function askFacts(judged: JudgedCase, driver: Driver, dacfx: string, folder: string): Promise<Facts> {
  const errors = { current: [] as string[], desired: [] as string[] };
  const build = async (side: 'current' | 'desired'): Promise<string> => {
    const output = path.join(folder, `dacfx-${side}.dacpac`);
    const answer = await driver.ask({ do: 'build', project: writeProject(folder, side, judged), output });
    if (!answer.built)
      throw new Error(`${judged.name}: DacFx does not build ${side}: ${JSON.stringify(answer.errors)}`);
    const wrong = (answer.messages ?? []).filter((message) => message.severity === 'Error');
    errors[side] = [...new Set(wrong.map((message) => message.code ?? ''))].sort();
    return output;
  };
  const current = await build('current');
  const desired = await build('desired');
  return {
    case: judged.name,
    dacfx,
    errors,
    forward: await askDirection(driver, current, desired),
    back: await askDirection(driver, desired, current),
  };
}

async function askDirection(driver: Driver, current: string, desired: string): Promise<RecordedDirection> {
  const answer = await driver.ask({ do: 'both', desired, current, options: dropAll });
  if (!answer.ok) {
    const refused = (answer.errors ?? []).flatMap((error) => (error.message ? [error.message] : []));
    return { refused, items: [], aside: [], copies: [] };
  }
  const [before, after] = [readPackage(current), readPackage(desired)];
  const report = answer.items ?? [];
  const counts = countingRule(report, before, after);
  const keys = new Set([...before.elements, ...after.elements].map(({ type, item }) => itemKey(type, item)));
  const script = answer.script!;
  return {
    items: [...keysOfReport(report, before, after)].filter(counts).sort(),
    aside: [...keys].filter((key) => !counts(key)).sort(),
    copies: report.filter((item) => item.operation === 'TableRebuild').map((item) => fold(item.name)),
    ...(!/DROP CONSTRAINT\s*;/.test(script) && { script: withoutHeader(script) }),
  };
}

/** A filegroup without a file gets one with a random number in its name, another at each run. */
const randomFile = /(ADD FILE \(NAME = \[)([^\]]*)_[0-9A-F]{1,8}(\], FILENAME = N'[^']*)\2_[0-9A-F]{1,8}(\.mdf')/g;

const moduleBatch = /^\s*(?:--[^\n]*\n\s*|\/\*[\s\S]*?\*\/\s*)*(?:CREATE|ALTER)\s+(?:PROC|FUNCTION|VIEW|TRIGGER)/i;

/** What follows the check for SQLCMD mode, up to which every script is the same. Filegroups, files and options come before USE. */
function withoutHeader(script: string): string {
  const check = script.indexOf("IF N'$(__IsSqlCmdEnabled)' NOT LIKE N'True'");
  if (check < 0) throw new Error(`DacFx's script has another header: ${script.slice(0, 2000)}`);
  const from = /^GO\r?\n/m.exec(script.slice(check));
  const body = from ? script.slice(check + from.index + from[0].length) : '';
  // DacFx's own lines end in LF or CR LF as it pleases, on Windows all in CR LF; in a module's text it is as the author wrote.
  const mixed = /[^\r]\n/.test(script);
  const lines = body
    .split(/^(?=GO\r?$)/m)
    .map((batch) => (mixed && moduleBatch.test(batch.replace(/^GO/, '')) ? batch : batch.replaceAll('\r\n', '\n')))
    .join('');
  return lines
    .replaceAll(randomFile, '$1$2_0$3$2_0$4')
    .replaceAll('USE [$(DatabaseName)];', '')
    .replace(/^\s*GO\n/, '')
    .trim()
    .concat('\n');
}

/**
 * A goal as a schema and nothing more. The script has done the refactor log's operations; a package cannot say so (a database
 * does, in its __RefactorLog), and DacFx would do them again wherever an old name is in use anew.
 */
function withoutRefactorLog(file: string): string {
  const { 'refactor.xml': log, ...entries } = unzipSync(readFileSync(file));
  if (log === undefined) return file;
  const output = file.replace(/\.dacpac$/, '.no-log.dacpac');
  writeFileSync(output, zipSync(entries));
  return output;
}

/** Shows our outputs to DacFx: hashes of those that it judges good or whose difference is meant, and what it says of the others. */
export async function askVerdicts(
  outputs: CaseOutputs,
  driver: Driver,
  folder: string,
  isExplained: (what: string) => boolean,
): Promise<{ readonly judged: RecordedAnswer['judged']; readonly bad: readonly string[] }> {
  const packages = new Set<string>();
  const ends = new Set<string>();
  const scripts = new Set<string>();
  const bad: string[] = [];
  const equal = async (
    what: string,
    desired: string,
    current: string,
    ignoreColumnOrder: boolean,
  ): Promise<boolean> => {
    const answer = await driver.ask({ do: 'report', desired, current, options: { dropAll: true, ignoreColumnOrder } });
    const items = answer.ok ? (answer.items ?? []) : undefined;
    const left = items?.filter((item) => !fold(item.name).includes('__refactorlog'));
    if (left?.length === 0) return true;
    const said = left
      ? left.map((item) => `${item.operation} ${item.element} ${item.name}`)
      : [JSON.stringify(answer.errors)];
    // A difference that is meant has been judged like any other.
    const message = `${what}: ${said.join(', ')}`;
    if (isExplained(message)) return true;
    bad.push(message);
    return false;
  };
  for (const side of ['current', 'desired'] as const) {
    const [ours, theirs] = [outputs[side], path.join(folder, `dacfx-${side}.dacpac`)];
    const there = await equal(`${side}: our package as desired`, ours, theirs, false);
    if ((await equal(`${side}: our package as current`, theirs, ours, false)) && there) packages.add(packageHash(ours));
  }
  for (const name of ['forward', 'back'] as const) {
    const goal = withoutRefactorLog(path.join(folder, `dacfx-${name === 'forward' ? 'desired' : 'current'}.dacpac`));
    const { end, theirEnd, scripts: texts } = outputs[name];
    if (await equal(`${name}: end of our script`, goal, end, true)) ends.add(packageHash(end));
    if (theirEnd && 'file' in theirEnd && (await equal(`${name}: end of DacFx's script`, goal, theirEnd.file, true))) {
      ends.add(packageHash(theirEnd.file));
    }
    for (const { text, sqlcmd } of texts) {
      const answer = await driver.ask({ do: 'parse', text, sqlcmd });
      if (answer.ok) scripts.add(hashOf(text));
      else bad.push(`${name}: ScriptDom: ${JSON.stringify(answer.errors?.slice(0, 3))}`);
    }
  }
  return { judged: { packages: [...packages].sort(), ends: [...ends].sort(), scripts: [...scripts].sort() }, bad };
}
