import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  describeSetup,
  parseHours,
  parseTemplate,
  type SetupRequest,
  setUpEnvironments,
} from '../../src/app/set-up.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { Organisation } from '../devops/organisation.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';

const policy = {
  format: 1,
  rehearsals: [{ environment: 'shop-staging' }],
  environmentRuns: [{ environment: 'shop-test' }],
  approvals: {
    production: { environment: 'shop-production', approvers: ['[Shop]\\DBAs'] },
    staging: { approvers: ['[Shop]\\DBAs'] },
  },
};

describe('rehearsal setup', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-setup-'));
  const written = (content: object): string => {
    const file = path.join(folder, `policy-${Math.random()}.json`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  let organisation: Organisation;
  let server: DevOpsServer;
  beforeEach(async () => {
    organisation = new Organisation();
    organisation.group('[Shop]\\DBAs');
    server = await startDevOps(organisation);
  });
  afterEach(() => server.close());

  const setUp = (change: Partial<SetupRequest> = {}, token: string | undefined = organisation.token()) =>
    setUpEnvironments(
      {
        organization: server.address,
        project: 'Shop',
        policy: written(policy),
        token: 'PAT',
        dryRun: false,
        update: false,
        ...change,
      },
      { variable: (name) => (name === 'PAT' ? token : undefined), wait: async () => undefined },
    );

  it('makes what the policy names, and a second time finds it', async () => {
    const hours = 'Mon-Fri 08:00-17:00 W. Europe Standard Time';
    const template = 'Shop/templates@refs/heads/main:release.yml';
    const lines = describeSetup(await setUp({ hours, template })).map((line) => line.replace(/ {2,}/g, ' | '));
    assert.deepEqual(lines, [
      'shop-test | environment | created',
      'shop-test | Exclusive Lock | created | one run at a time',
      'shop-staging | environment | created',
      'shop-staging | Approval | created | 1 of [Shop]\\DBAs',
      'shop-staging | Exclusive Lock | created | one run at a time',
      'shop-production | environment | created',
      'shop-production | Approval | created | 1 of [Shop]\\DBAs, not who asked for the run',
      'shop-production | Exclusive Lock | created | one run at a time',
      'shop-production | Business Hours | created | Monday, Tuesday, Wednesday, Thursday, Friday 08:00–17:00 W. Europe Standard Time',
      'shop-production | Required Template | created | extends release.yml of Shop/templates at refs/heads/main',
    ]);
    const again = await setUp({ hours, template });
    assert.ok(again.steps.every(({ state }) => state === 'as asked'));
    assert.equal(again.differs, 0);
  });

  it('leaves staging without approval where the policy does', async () => {
    const off = { ...policy, approvals: { ...policy.approvals, staging: { off: 'one DBA' } } };
    const { steps } = await setUp({ policy: written(off) });
    assert.deepEqual(
      steps.filter(({ environment }) => environment === 'shop-staging').map(({ what }) => what),
      ['environment', 'Exclusive Lock'],
    );
  });

  it('names every mistake at once, and never the token', async () => {
    const wrong = {
      organization: 'contoso',
      hours: 'always',
      template: 'x',
      policy: written({ format: 1 }),
      token: 'NONE',
    };
    await assert.rejects(setUp(wrong), (error: unknown) => {
      assert.ok(error instanceof RehearsalError);
      const codes = error.diagnostics.map(({ code }) => code);
      assert.deepEqual(codes, ['SET001', 'SET002', 'SET004', 'SET005', 'SET003', 'SET003', 'SET003']);
      return true;
    });
    await assert.rejects(setUp({}, 'very-secret'), (error: unknown) => {
      assert.ok(error instanceof RehearsalError);
      assert.equal(error.diagnostics[0]?.code, 'ADO001');
      assert.doesNotMatch(error.message, /very-secret/);
      return true;
    });
  });

  it('reads days, hours and templates', () => {
    assert.deepEqual(parseHours('mon,wed-friday 00:00-23:59 UTC'), {
      days: ['Monday', 'Wednesday', 'Thursday', 'Friday'],
      from: '00:00',
      to: '23:59',
      zone: 'UTC',
    });
    for (const wrong of [
      '',
      'Mon 8-17 UTC',
      'Mon 17:00-08:00 UTC',
      'Fri-Mon 08:00-17:00 UTC',
      'Mo 08:00-17:00 UTC',
      'Mon 08:00-24:00 UTC',
      'Mon 08:00-17:00',
    ]) {
      assert.throws(() => parseHours(wrong), RehearsalError, wrong);
    }
    assert.deepEqual(parseTemplate('Shop/t@refs/tags/v1:a/b.yml'), {
      repository: 'Shop/t',
      ref: 'refs/tags/v1',
      path: 'a/b.yml',
    });
    for (const wrong of ['t@refs/heads/main:a.yml', 'Shop/t@main:a.yml', 'Shop/t@refs/heads/main']) {
      assert.throws(() => parseTemplate(wrong), RehearsalError, wrong);
    }
  });
});
