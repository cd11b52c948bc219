import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { twoGroups, World } from './world.ts';

/** Every member that there may be. */
type Full<T> = T extends readonly (infer E)[]
  ? readonly Full<E>[]
  : T extends object
    ? { readonly [K in keyof T]-?: Full<NonNullable<T[K]>> }
    : T;

const moment = '2026-11-23T12:00:00.000Z';
const hash = 'a'.repeat(64);
const server = { number: 50000, severity: 16, state: 1, message: 'no', line: 3, procedure: 'dbo.p' };
const origin = { server: 'PROD', database: 'Shop', databaseGuid: 'A', familyGuid: 'B' };
const full: Full<Omit<Evidence, 'probes'>> & Pick<Evidence, 'probes'> = {
  format: 1,
  engine: '1.0.0',
  planId: hash,
  as: 'rehearsal',
  dryRun: false,
  target: {
    ...origin,
    version: '16.0.1',
    edition: 'Developer Edition',
    restoredFrom: { ...origin, backupFinished: moment, lastLsn: '1', restored: moment, method: 'backup' },
  },
  run: {
    collection: 'https://dev.azure.com/shop/',
    project: 'Shop',
    pipeline: 'release',
    runId: '42',
    stage: 'Staging',
    stageAttempt: 1,
    job: 'deploy',
    requestedFor: 'Ann',
  },
  policy: hash,
  started: moment,
  finished: moment,
  outcome: 'failed',
  problems: [{ code: 'DEP010', message: 'no', on: '[dbo].[T]', step: 'A', server, hint: 'try' }],
  groups: [{ number: 1, state: 'done', retries: 0, started: moment, milliseconds: 1 }],
  steps: [
    { key: 'A', group: 1, state: 'done', started: moment, milliseconds: 1, rows: 1, messages: [server], variant: 0 },
  ],
  fingerprints: { before: hash, after: hash },
  probes: [{ code: 'DATA001', on: '[dbo].[T]', count: null, settled: false, says: 'Could not be asked' }],
  promotion: {
    rehearsals: [hash],
    approvals: [{ of: 'production', by: 'Ann <ann@example.com>', at: moment, comment: 'break-glass: down' }],
    waivers: ['DATA001 [dbo].[T] until=2027-01-31 agreed'],
    breakGlass: { by: 'Ann <ann@example.com>', at: moment, reason: 'down', lifted: ['GATE010'] },
    notes: ['Staging is not approved: one DBA'],
  },
  verification: { arrived: true, differences: ['x'], untrusted: ['y'] },
};

describe('schemas/evidence.v1.json', () => {
  const schema = JSON.parse(readFileSync('schemas/evidence.v1.json', 'utf8'));
  const validate = new Ajv({ allErrors: true }).compile(schema);
  const errorsOf = (evidence: unknown): string =>
    validate(evidence)
      ? ''
      : JSON.stringify(validate.errors?.map(({ instancePath, message }) => `${instancePath} ${message}`));

  it('accepts evidence with every member that there is', () => {
    assert.equal(errorsOf(full), '');
  });

  it('refuses members that it does not know, everywhere', () => {
    const places = ['target', 'run', 'verification'] as const;
    assert.notEqual(errorsOf({ ...full, secret: 1 }), '');
    for (const place of places)
      assert.notEqual(errorsOf({ ...full, [place]: { ...full[place], secret: 1 } }), '', place);
    for (const list of ['problems', 'groups', 'steps', 'probes'] as const)
      assert.notEqual(errorsOf({ ...full, [list]: [{ ...full[list][0], secret: 1 }] }), '', list);
  });

  it('accepts all that a run keeps while it goes on', async () => {
    const world = new World(twoGroups);
    await world.run();
    assert.ok(world.kept.length > 3);
    for (const evidence of world.kept) assert.equal(errorsOf(evidence), '');
  });
});
