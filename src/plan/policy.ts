import { fail } from '../base/errors.ts';
import { type JsonRecord, RecordReader } from '../base/record-reader.ts';
import { sha256 } from '../base/sha256.ts';
import type { ApprovalOff, ApprovalRule, Policy, RequiredRehearsal, RequiredRun } from './policy-types.ts';

/** A policy with the SHA-256 of its bytes, which evidence and review name. */
export type PolicyInForce = { readonly policy: Policy; readonly hash: string };

/** Reads rehearsal.policy.json. Throws a RehearsalError (POL001 no JSON, POL002 wrong) that names every mistake in it. */
export function readPolicy(bytes: Uint8Array, file: string): PolicyInForce {
  let content: unknown;
  try {
    content = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    fail('POL001', `${file} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return { policy: parsePolicy(content, file), hash: sha256(bytes) };
}

const week = 7 * 24;

/** Checks the content of rehearsal.policy.json; `file` is for messages. */
export function parsePolicy(content: unknown, file: string): Policy {
  const reader = new RecordReader('POL002', file, 'schemas/policy.v1.json describes the file.');
  const root = reader.record(content, '', members.policy);
  if (root.format !== 1) reader.bad('"format" is 1.');
  const {
    rehearsals = [{}],
    environmentRuns = [],
    approvals = {},
    breakGlass = [],
    commandLine = false,
    allowedTargets,
  } = root;
  const { production = {}, staging = {} } = reader.record(approvals, 'approvals', ['production', 'staging']);
  const policy: Policy = {
    format: 1,
    rehearsals: reader
      .list(rehearsals, 'rehearsals', 1)
      .map((item, i) => readRehearsal(reader, item, `rehearsals[${i}]`)),
    environmentRuns: reader
      .list(environmentRuns, 'environmentRuns')
      .map((item, i) =>
        readRun(reader, reader.record(item, `environmentRuns[${i}]`, members.run), `environmentRuns[${i}]`),
      ),
    production: readApproval(reader, production, 'approvals.production', true),
    staging: readStaging(reader, staging),
    breakGlass: reader.texts(breakGlass, 'breakGlass'),
    commandLine: reader.flag(commandLine, 'commandLine'),
    ...(allowedTargets !== undefined && { allowedTargets: readTargets(reader, allowedTargets) }),
  };
  reader.done();
  return policy;
}

const members = {
  policy: [
    '$schema',
    'format',
    'rehearsals',
    'environmentRuns',
    'approvals',
    'breakGlass',
    'commandLine',
    'allowedTargets',
  ],
  run: ['environment', 'greatestAge'],
  rehearsal: ['environment', 'greatestAge', 'greatestBackupAge', 'schemaOnly'],
  approval: ['environment', 'approvers', 'atLeast', 'fourEyes'],
};

/** `server/database`; one that allows everything protects nothing. */
function readTargets(reader: RecordReader, value: unknown): readonly string[] {
  const targets = reader.texts(value, 'allowedTargets');
  for (const target of targets) {
    if (!/^(?!\*+\/\*+$)[^/\s][^/]*\/.*\S$/.test(target)) {
      reader.bad(`"allowedTargets" has "${target}", which is not server/database, such as "SQL-STG/Shop_*".`);
    }
  }
  return targets;
}

function readRehearsal(reader: RecordReader, value: unknown, where: string): RequiredRehearsal {
  const item = reader.record(value, where, members.rehearsal);
  const { greatestBackupAge, schemaOnly = false } = item;
  return {
    ...readRun(reader, item, where),
    ...(greatestBackupAge !== undefined && {
      greatestBackupAgeHours: readAge(reader, greatestBackupAge, `${where}.greatestBackupAge`),
    }),
    schemaOnly: reader.flag(schemaOnly, `${where}.schemaOnly`),
  };
}

function readRun(reader: RecordReader, { environment, greatestAge }: JsonRecord, where: string): RequiredRun {
  return {
    ...(environment !== undefined && { environment: reader.text(environment, `${where}.environment`) }),
    greatestAgeHours: greatestAge === undefined ? week : readAge(reader, greatestAge, `${where}.greatestAge`),
  };
}

function readStaging(reader: RecordReader, value: unknown): ApprovalRule | ApprovalOff {
  if (typeof value !== 'object' || value === null || !('off' in value)) {
    return readApproval(reader, value, 'approvals.staging', false);
  }
  // Switching it off is allowed, silently is not.
  return { off: reader.text(reader.record(value, 'approvals.staging', ['off']).off, 'approvals.staging.off') };
}

function readApproval(reader: RecordReader, value: unknown, where: string, fourEyesByDefault: boolean): ApprovalRule {
  const item = reader.record(value, where, members.approval);
  const { environment, approvers = [], atLeast = 1, fourEyes = fourEyesByDefault } = item;
  return {
    ...(environment !== undefined && { environment: reader.text(environment, `${where}.environment`) }),
    approvers: reader.texts(approvers, `${where}.approvers`),
    atLeast: reader.number(atLeast, `${where}.atLeast`, 1),
    fourEyes: reader.flag(fourEyes, `${where}.fourEyes`),
  };
}

/** `36h` or `7d`, as hours. */
function readAge(reader: RecordReader, value: unknown, where: string): number {
  const match = typeof value === 'string' ? /^([1-9]\d{0,4})([hd])$/.exec(value) : null;
  if (match) return Number(match[1]) * (match[2] === 'd' ? 24 : 1);
  reader.bad(`"${where}" is a number of hours or days, such as "36h" or "7d".`);
  return week;
}
