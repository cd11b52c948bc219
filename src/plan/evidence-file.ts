import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import type { Evidence } from './evidence-types.ts';

/** Reads evidence.json. Throws a RehearsalError (EVD001 no JSON, EVD002 no evidence of format 1) that names every mistake in it. */
export function parseEvidence(text: string, file: string): Evidence {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    const message = `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`;
    throw new RehearsalError([{ code: 'EVD001', severity: 'error', message }]);
  }
  const problems: Diagnostic[] = [];
  evidence(value, '', (place, what) => {
    // A file of another kind is wrong in every line; the first ones say enough.
    if (problems.length >= mostProblems) return;
    const message = `${file}: ${place === '' ? 'the file' : place} is not ${what}.`;
    problems.push({ code: 'EVD002', severity: 'error', message, hint: 'schemas/evidence.v1.json describes the file.' });
  });
  if (problems.length > 0) throw new RehearsalError(problems);
  return value as Evidence;
}

const mostProblems = 10;

type Bad = (place: string, what: string) => void;
type Shape = (value: unknown, place: string, bad: Bad) => void;

const text: Shape = (value, place, bad) => typeof value === 'string' || bad(place, 'text');
const flag: Shape = (value, place, bad) => typeof value === 'boolean' || bad(place, 'true or false');
const number: Shape = (value, place, bad) =>
  (typeof value === 'number' && Number.isFinite(value)) || bad(place, 'a number');
const numberOrNull: Shape = (value, place, bad) => value === null || number(value, place, bad);

function oneOf(...choices: readonly (string | number)[]): Shape {
  return (value, place, bad) => choices.some((c) => c === value) || bad(place, choices.join(' or '));
}

function list(item: Shape): Shape {
  return (value, place, bad) => {
    if (!Array.isArray(value)) return bad(place, 'a list');
    for (const [i, member] of value.entries()) item(member, `${place}[${i}]`, bad);
  };
}

/** Members named `x?` may be missing. Members that are not named may be there: a later version may say more. */
function object(members: Readonly<Record<string, Shape>>): Shape {
  const shapes = Object.entries(members).map(([name, shape]) => ({
    name: name.replace(/\?$/, ''),
    optional: name.endsWith('?'),
    shape,
  }));
  return (value, place, bad) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return bad(place, 'an object');
    const record = value as Readonly<Record<string, unknown>>;
    for (const { name, optional, shape } of shapes) {
      const member = record[name];
      if (member === undefined && optional) continue;
      shape(member, place === '' ? name : `${place}.${name}`, bad);
    }
  };
}

const message = object({ number, severity: number, state: number, message: text, 'procedure?': text, line: number });
const state = oneOf('waiting', 'running', 'done', 'already-done', 'rolled-back', 'failed');
const timed = { state, 'started?': text, 'milliseconds?': number };

const evidence = object({
  format: oneOf(1),
  engine: text,
  planId: text,
  as: oneOf('rehearsal', 'promotion', 'environment'),
  dryRun: flag,
  target: object({
    server: text,
    database: text,
    'databaseGuid?': text,
    'familyGuid?': text,
    version: text,
    edition: text,
    'restoredFrom?': object({
      server: text,
      database: text,
      'databaseGuid?': text,
      'familyGuid?': text,
      'backupFinished?': text,
      'lastLsn?': text,
      restored: text,
      method: oneOf('backup', 'schema-only'),
    }),
  }),
  run: object({
    'collection?': text,
    'project?': text,
    'pipeline?': text,
    'runId?': text,
    'stage?': text,
    'stageAttempt?': number,
    'job?': text,
    'requestedFor?': text,
  }),
  'policy?': text,
  started: text,
  'finished?': text,
  outcome: oneOf('running', 'succeeded', 'already-done', 'nothing-to-do', 'refused', 'failed', 'cancelled'),
  problems: list(object({ code: text, message: text, 'on?': text, 'step?': text, 'server?': message, 'hint?': text })),
  groups: list(object({ ...timed, number, retries: number })),
  steps: list(
    object({ ...timed, key: text, group: number, 'rows?': number, messages: list(message), 'variant?': number }),
  ),
  'fingerprints?': object({ before: text, 'after?': text }),
  probes: list(object({ code: text, on: text, count: numberOrNull, settled: flag, says: text })),
  'promotion?': object({
    rehearsals: list(text),
    approvals: list(object({ of: oneOf('production', 'staging'), by: text, at: text, 'comment?': text })),
    waivers: list(text),
    'breakGlass?': object({ by: text, at: text, reason: text, lifted: list(text) }),
    notes: list(text),
  }),
  'verification?': object({ arrived: flag, differences: list(text), untrusted: list(text) }),
});
