import { existsSync, readFileSync } from 'node:fs';
import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import { platforms } from '../base/platforms.ts';
import { kindNames } from '../model/kind-name.ts';
import type { PlanOptions } from '../plan/plan-types.ts';

/** What holds without a rehearsal.json: nothing is dropped, nothing is ignored, security stays out. */
export const defaultOptions: PlanOptions = {
  drop: 'none',
  ignore: { schemas: [], names: [], kinds: [] },
  security: false,
  comments: 'deploy',
  lockTimeout: 5000,
};

/** Editions that decide what the server can do online. */
export const editions = ['Enterprise', 'Developer', 'Standard', 'Web', 'Express'] as const;

/** Reads rehearsal.json. Throws a RehearsalError (OPT001 unreadable, OPT002 wrong) that names every mistake in it. */
export function readOptions(file: string | undefined): PlanOptions {
  if (file === undefined) return defaultOptions;
  if (!existsSync(file)) {
    throw new RehearsalError([{ code: 'OPT001', severity: 'error', message: `There is no file ${file}.` }]);
  }
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, 'utf8').replace(/^\ufeff/, ''));
  } catch (error) {
    const message = `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
    throw new RehearsalError([{ code: 'OPT001', severity: 'error', message }]);
  }
  return parseOptions(content, file);
}

/** Checks the content of rehearsal.json; `file` is for messages. */
export function parseOptions(content: unknown, file: string): PlanOptions {
  const problems: Diagnostic[] = [];
  const bad = (message: string): void => {
    problems.push({
      code: 'OPT002',
      severity: 'error',
      message: `${file}: ${message}`,
      hint: 'schemas/rehearsal.v1.json describes the file.',
    });
  };
  if (!isRecord(content)) {
    bad('the file is one JSON object.');
    throw new RehearsalError(problems);
  }
  const members = ['$schema', 'drop', 'ignore', 'security', 'comments', 'lockTimeout', 'platform', 'edition'];
  for (const name of Object.keys(content)) if (!members.includes(name)) bad(`"${name}" is not an option.`);
  const options = {
    drop: readDrop(content.drop, bad),
    ignore: readIgnore(content.ignore, bad),
    security: oneOf(content.security, 'security', [true, false], defaultOptions.security, bad),
    comments: oneOf(content.comments, 'comments', ['deploy', 'ignore'] as const, defaultOptions.comments, bad),
    lockTimeout: readLockTimeout(content.lockTimeout, bad),
    ...(content.platform !== undefined && { platform: oneOf(content.platform, 'platform', platforms, 'Sql160', bad) }),
    ...(content.edition !== undefined && { edition: oneOf(content.edition, 'edition', editions, 'Standard', bad) }),
  };
  if (problems.length > 0) throw new RehearsalError(problems);
  return options;
}

type Bad = (message: string) => void;

function readDrop(value: unknown, bad: Bad): PlanOptions['drop'] {
  if (value === undefined) return defaultOptions.drop;
  if (value === 'none' || value === 'all') return value;
  if (Array.isArray(value)) return readKinds(value, 'drop', bad);
  bad('"drop" is "none", "all" or a list of kinds.');
  return defaultOptions.drop;
}

function readIgnore(value: unknown, bad: Bad): PlanOptions['ignore'] {
  if (value === undefined) return defaultOptions.ignore;
  if (!isRecord(value)) {
    bad('"ignore" is an object with "schemas", "names" and "kinds".');
    return defaultOptions.ignore;
  }
  for (const name of Object.keys(value)) {
    if (!['schemas', 'names', 'kinds'].includes(name)) bad(`"ignore.${name}" is not an option.`);
  }
  return {
    schemas: readTexts(value.schemas, 'ignore.schemas', bad),
    names: readTexts(value.names, 'ignore.names', bad),
    kinds: readKinds(value.kinds ?? [], 'ignore.kinds', bad),
  };
}

function readKinds(value: unknown, where: string, bad: Bad): string[] {
  const kinds = readTexts(value, where, bad);
  for (const kind of kinds) {
    if (!(kindNames as readonly string[]).includes(kind)) bad(`"${where}": there is no kind "${kind}".`);
  }
  return kinds;
}

function readTexts(value: unknown, where: string, bad: Bad): string[] {
  if (value === undefined) return [];
  if (Array.isArray(value) && value.every((v): v is string => typeof v === 'string' && v !== '')) return value;
  bad(`"${where}" is a list of names.`);
  return [];
}

function readLockTimeout(value: unknown, bad: Bad): number {
  if (value === undefined) return defaultOptions.lockTimeout;
  if (typeof value === 'number' && Number.isInteger(value) && value >= -1 && value <= 86_400_000) return value;
  bad('"lockTimeout" is a number of milliseconds; -1 waits for ever.');
  return defaultOptions.lockTimeout;
}

function oneOf<T>(value: unknown, where: string, choices: readonly T[], missing: T, bad: Bad): T {
  if (value === undefined) return missing;
  const found = choices.find((c) => c === value);
  if (found !== undefined) return found;
  bad(`"${where}" is ${choices.map((c) => JSON.stringify(c)).join(' or ')}.`);
  return missing;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
