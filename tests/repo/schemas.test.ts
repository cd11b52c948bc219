import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parseOptions } from '../../src/app/options-file.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { kindNames } from '../../src/model/kind-name.ts';
import { parseDecisions } from '../../src/plan/decisions.ts';
import { parsePolicy } from '../../src/plan/policy.ts';
import { samplePlan } from '../review/sample-plan.ts';

const schema = (name: string) => JSON.parse(readFileSync(`schemas/${name}`, 'utf8'));
const ajv = new Ajv({ allErrors: true });

describe('schemas/plan.v1.json', () => {
  const validate = ajv.compile(schema('plan.v1.json'));
  it('accepts a plan', () => {
    assert.ok(validate(samplePlan), ajv.errorsText(validate.errors));
  });
  it('refuses a member that it does not know', () => {
    assert.ok(!validate({ ...samplePlan, id: 'x' }));
  });
});

describe('schemas/rehearsal.v1.json', () => {
  const validate = ajv.compile(schema('rehearsal.v1.json'));
  const parses = (content: unknown): boolean => {
    try {
      parseOptions(content, 'rehearsal.json');
      return true;
    } catch (error) {
      assert.ok(error instanceof RehearsalError);
      return false;
    }
  };
  it('names every kind', () => {
    assert.deepEqual(schema('rehearsal.v1.json').definitions.kinds.items.enum, kindNames);
  });
  it('and the reader agree', () => {
    const good = [
      {},
      { drop: 'all', security: true, comments: 'ignore', lockTimeout: -1 },
      { drop: ['view', 'index'], ignore: { schemas: ['x'], names: ['[dbo].[T*]'], kinds: ['statistics'] } },
      { $schema: 'rehearsal.v1.json', platform: 'SqlAzure', edition: 'Enterprise' },
    ];
    const wrong = [
      [],
      null,
      'all',
      { drop: 'some' },
      { drop: ['tabel'] },
      { ignore: { schema: ['x'] } },
      { ignore: [] },
      { ignore: { names: [''] } },
      { security: 'yes' },
      { lockTimeout: 1.5 },
      { lockTimeout: -2 },
      { platform: 'Sql2016' },
      { edition: 1 },
      { typo: true },
    ];
    for (const content of good) {
      assert.ok(validate(content), JSON.stringify(content));
      assert.ok(parses(content), JSON.stringify(content));
    }
    for (const content of wrong) {
      assert.ok(!validate(content), JSON.stringify(content));
      assert.ok(!parses(content), JSON.stringify(content));
    }
  });
  it('reader names every mistake at once', () => {
    assert.throws(
      () => parseOptions({ drop: 'some', typo: 1, security: 'yes' }, 'rehearsal.json'),
      (error: RehearsalError) => error.diagnostics.length === 3,
    );
  });
});

/** Whether a reader takes it; anything but a RehearsalError is a defect. */
function takes(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    assert.ok(error instanceof RehearsalError, String(error));
    return false;
  }
}

describe('schemas/policy.v1.json', () => {
  const validate = ajv.compile(schema('policy.v1.json'));
  const approvers = ['[Shop]\\DBAs', 'ann@example.com'];
  const good = [
    { format: 1 },
    { $schema: 'policy.v1.json', format: 1, rehearsals: [{}], environmentRuns: [], approvals: {}, breakGlass: [] },
    {
      format: 1,
      rehearsals: [{ environment: 'staging', greatestAge: '36h', greatestBackupAge: '7d', schemaOnly: true }],
    },
    { format: 1, approvals: { production: { environment: 'p', approvers, atLeast: 2, fourEyes: true }, staging: {} } },
    { format: 1, approvals: { staging: { off: 'one DBA' } }, breakGlass: approvers, commandLine: true },
    { format: 1, environmentRuns: [{ environment: 'test', greatestAge: '1d' }, {}] },
    { format: 1, allowedTargets: ['SQL-STG\\DEV/Shop_*', 'STG*/*', '*/Shop_staging'] },
    { format: 1, allowedTargets: [] },
  ];
  const wrong = [
    null,
    [],
    {},
    { format: 2 },
    { format: 1, typo: 1 },
    { format: 1, rehearsals: [] },
    { format: 1, rehearsals: {} },
    { format: 1, rehearsals: [{ greatestAge: '0d' }] },
    { format: 1, rehearsals: [{ greatestAge: 7 }] },
    { format: 1, rehearsals: [{ greatestAge: '7 d' }] },
    { format: 1, rehearsals: [{ schemaOnly: 'yes' }] },
    { format: 1, rehearsals: [{ environment: ' ' }] },
    { format: 1, environmentRuns: [{ schemaOnly: true }] },
    { format: 1, approvals: { production: { off: 'never' } } },
    { format: 1, approvals: { staging: { off: '' } } },
    { format: 1, approvals: { staging: { off: 'x', atLeast: 1 } } },
    { format: 1, approvals: { staging: false } },
    { format: 1, approvals: { production: { atLeast: 0 } } },
    { format: 1, approvals: { production: { approvers: 'DBAs' } } },
    { format: 1, approvals: { test: {} } },
    { format: 1, breakGlass: [''] },
    { format: 1, commandLine: 'true' },
    { format: 1, allowedTargets: ['*/*'] },
    { format: 1, allowedTargets: ['STG01'] },
    { format: 1, allowedTargets: ['/Shop'] },
    { format: 1, allowedTargets: ['STG01/'] },
    { format: 1, allowedTargets: 'STG01/Shop' },
  ];
  it('and the reader agree', () => {
    for (const content of good) {
      assert.ok(validate(content), JSON.stringify(content));
      assert.ok(
        takes(() => parsePolicy(content, 'p')),
        JSON.stringify(content),
      );
    }
    for (const content of wrong) {
      assert.ok(!validate(content), JSON.stringify(content));
      assert.ok(!takes(() => parsePolicy(content, 'p')), JSON.stringify(content));
    }
  });
  it('reader names every mistake at once', () => {
    assert.throws(
      () => parsePolicy({ format: 2, rehearsals: [{ greatestAge: 1 }], commandLine: 1, typo: 1 }, 'p'),
      (error: RehearsalError) => error.diagnostics.length === 4,
    );
  });
});

describe('schemas/decisions.v1.json', () => {
  const validate = ajv.compile(schema('decisions.v1.json'));
  const planId = '0'.repeat(64);
  const of = (...waivers: unknown[]) => ({ format: 1, planId, waivers });
  const good = [
    { format: 1, planId },
    of(),
    of('DATA001 [dbo].[T*] until=2027-01-31 as agreed', 'SEC001 Permission until=2027-01-31 x'),
  ];
  const wrong = [
    null,
    { format: 1 },
    { format: 1, planId: 'x' },
    { format: 2, planId },
    { ...of(), typo: 1 },
    of(1),
    of(''),
    of('DATA001 [dbo].[T]'),
    of('DATA001 until=2027-01-31 x'),
    of('DATA001 * until=2027-01-31 x'),
    of('DATA001 [dbo].[T] until=2027-13-31 x'),
    of('DATA001 [dbo].[T] until=2027-01-31'),
  ];
  it('and the reader agree', () => {
    for (const content of good) {
      assert.ok(validate(content), JSON.stringify(content));
      assert.ok(
        takes(() => parseDecisions(content, 'd')),
        JSON.stringify(content),
      );
    }
    for (const content of wrong) {
      assert.ok(!validate(content), JSON.stringify(content));
      assert.ok(!takes(() => parseDecisions(content, 'd')), JSON.stringify(content));
    }
  });
});
