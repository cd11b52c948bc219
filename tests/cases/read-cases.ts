import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Case, parseCase, textOf } from './case-file.ts';

/** The folder with the case files: tests run from the repository's root. */
export const casesFolder = path.resolve('tests/cases');

/** What the recorded outside judge is asked: two schemas as one script each. */
type JudgedCase = {
  readonly name: string;
  readonly current: string;
  readonly desired: string;
  readonly platform?: string;
  readonly refactorLog?: string;
};

export function readCaseFiles(): readonly Case[] {
  return readdirSync(casesFolder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.sql'))
    .map((file) => file.replaceAll('\\', '/'))
    .sort()
    .map((file) => parseCase(file.slice(0, -'.sql'.length), readFileSync(path.join(casesFolder, file), 'utf8')));
}

/** What the outside judge is not told of, and a case that planning refuses. */
const ourOwn = ['refused', 'project', 'current-project', 'desired-project'];

/** Every case that both sides of can be judged. */
export function readCases(): readonly JudgedCase[] {
  return readCaseFiles()
    .filter((one) => !ourOwn.some((section) => one.sections.has(section)))
    .map(judgedCase);
}

export function judgedCase(one: Case): JudgedCase {
  const platform = one.sections.get('platform')?.trim();
  const refactorLog = one.sections.get('refactorlog');
  return {
    name: one.name,
    current: textOf(one, 'current'),
    desired: textOf(one, 'desired'),
    ...(platform === undefined ? {} : { platform }),
    ...(refactorLog === undefined ? {} : { refactorLog }),
  };
}
