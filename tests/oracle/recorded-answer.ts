import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What DacFx judges of a case: two schemas as one script each. The rest of a case is none of its business. */
export type JudgedCase = {
  /** Path below tests/cases without extension, such as `table/add-column`. */
  readonly name: string;
  readonly current: string;
  readonly desired: string;
  /** `Sql160` unless given. */
  readonly platform?: string;
  /** The desired project's refactor log, as XML. */
  readonly refactorLog?: string;
};

/** DacFx's facts about one direction, whatever we do. */
export type RecordedDirection = {
  /** DacFx's own words, when it gives no plan. */
  readonly refused?: readonly string[];
  /** `element name`, folded: the items that count. */
  readonly items: readonly string[];
  /** Keys that do not count on either side: equal in both packages, or children of what DacFx makes anew. */
  readonly aside: readonly string[];
  /** Tables that it copies. */
  readonly copies: readonly string[];
  /** Its script without the header of every script; absent when it is not T-SQL (`DROP CONSTRAINT ;`) or refused. */
  readonly script?: string;
};

/** DacFx's answers for a case. The hashes are of our outputs that it has judged good: another output is not judged. */
export type RecordedAnswer = {
  /** The case's name, for readers; of cases with equal schemas, which share their record, the first one's. */
  readonly case: string;
  readonly dacfx: string;
  /** Error codes of building each side, sorted. */
  readonly errors: { readonly current: readonly string[]; readonly desired: readonly string[] };
  readonly forward: RecordedDirection;
  readonly back: RecordedDirection;
  readonly judged: {
    /** Packages that load and equal DacFx's own build, both directions. */
    readonly packages: readonly string[];
    /** Ends that equal desired (forward) or current (back), column order aside. */
    readonly ends: readonly string[];
    /** Scripts that ScriptDom accepts. */
    readonly scripts: readonly string[];
  };
};

const folder = path.resolve('tests/oracle/recorded');

/** Identity of a case for DacFx; a comment or an expected hazard elsewhere in the file does not change it. */
export function caseHash(judged: JudgedCase): string {
  const { current, desired, platform = 'Sql160', refactorLog = '' } = judged;
  return hashOf(JSON.stringify([current, desired, platform, refactorLog].map((text) => text.replace(/\r\n/g, '\n'))));
}

export const hashOf = (data: string | Uint8Array): string =>
  createHash('sha256').update(data).digest('hex').slice(0, 32);

/** The recorded answer for a case, by its hash; undefined when the case is not judged. Needs no .NET. */
export function recordedAnswer(hash: string): RecordedAnswer | undefined {
  const file = path.join(folder, `${hash}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as RecordedAnswer) : undefined;
}

export function writeAnswer(hash: string, answer: RecordedAnswer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${hash}.json`), textOf(answer));
}

export const textOf = (answer: RecordedAnswer): string => `${JSON.stringify(answer, undefined, 1)}\n`;

/** Whether DacFx says the same in both. The name is not its word. */
export const sameAnswer = (one: RecordedAnswer, other: RecordedAnswer): boolean =>
  textOf({ ...one, case: '' }) === textOf({ ...other, case: '' });

/** Hashes of every record there is. */
export function recordedHashes(): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length));
}

export function removeAnswer(hash: string): void {
  rmSync(path.join(folder, `${hash}.json`));
}
