import assert from 'node:assert/strict';
import type { RehearsalError } from '../../src/base/errors.ts';
import { connectDevOps } from '../../src/pipelines/devops/client.ts';
import { type EnvironmentWish, type SetupOptions, setUp } from '../../src/pipelines/devops/setup.ts';
import { Organisation } from '../devops/organisation.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';

const production: EnvironmentWish = {
  name: 'shop-production',
  approval: { approvers: ['[Shop]\\DBAs', 'ann@example.com'], atLeast: 1, fourEyes: true },
  lock: true,
  hours: { days: ['Monday', 'Friday'], from: '08:00', to: '17:00', zone: 'W. Europe Standard Time' },
  template: { repository: 'Shop/templates', ref: 'refs/heads/main', path: 'release.yml' },
};

describe('setup', () => {
  let organisation: Organisation;
  let server: DevOpsServer;

  beforeEach(async () => {
    organisation = new Organisation();
    organisation.group('[Shop]\\DBAs');
    organisation.person('ann');
    server = await startDevOps(organisation);
  });
  afterEach(() => server.close());

  const client = (token = organisation.token()) =>
    connectDevOps({ address: server.address, token, kind: 'personal', wait: async () => undefined });
  const run = async (change: Partial<SetupOptions> = {}, token?: string) => {
    const options = { project: 'Shop', environments: [production], dryRun: false, update: false, ...change };
    return (await setUp(client(token), options)).map(({ what, state }) => `${what}: ${state}`);
  };
  const all = (state: string) =>
    ['environment', 'Approval', 'Exclusive Lock', 'Business Hours', 'Required Template'].map(
      (what) => `${what}: ${state}`,
    );

  it('says what it would do, and does nothing', async () => {
    assert.deepEqual(await run({ dryRun: true }), all('to create'));
    assert.deepEqual([organisation.environments, organisation.configurations], [[], []]);
    assert.ok(server.requests.every((r) => r.startsWith('GET ')));
  });

  it('creates what is missing, once', async () => {
    assert.deepEqual(await run(), all('created'));
    assert.equal(organisation.configurations.length, 4);
    assert.deepEqual(await run(), all('as asked'));
    assert.deepEqual([organisation.environments.length, organisation.configurations.length], [1, 4]);
  });

  it('writes the checks as the service has them', async () => {
    await run();
    const [approval, lock, hours, template] = organisation.configurations;
    assert.equal((approval?.settings?.approvers as readonly unknown[] | undefined)?.length, 2);
    assert.equal(approval?.settings?.requesterCannotBeApprover, true);
    assert.deepEqual(lock?.settings, {});
    assert.deepEqual(hours?.settings?.inputs, {
      businessDays: 'Monday, Friday',
      startTime: '08:00',
      endTime: '17:00',
      timeZone: 'W. Europe Standard Time',
    });
    assert.deepEqual(template?.settings?.extendsChecks, [
      {
        repositoryType: 'git',
        repositoryName: 'Shop/templates',
        repositoryRef: 'refs/heads/main',
        templatePath: 'release.yml',
      },
    ]);
    assert.ok(organisation.configurations.every(({ resource }) => resource.name === 'shop-production'));
  });

  it('changes what differs only when told to, and leaves other checks alone', async () => {
    const environment = organisation.environment('shop-production');
    organisation.check(
      environment,
      { id: 'fe1de3ee-a436-41b4-bb20-f6eb4cb879a7', name: 'Task Check' },
      { definitionRef: { id: 'other' } },
    );
    organisation.approval(environment, organisation.members, { minRequiredApprovers: 2 });
    const expected = (state: string, lock: string) => [
      'environment: as asked',
      `Approval: ${state}`,
      `Exclusive Lock: ${lock}`,
    ];
    const environments = [{ name: 'shop-production', approval: production.approval!, lock: true }];
    assert.deepEqual(await run({ environments }), expected('differs', 'created'));
    assert.equal(organisation.configurations[1]?.version, 1);
    assert.deepEqual(await run({ environments, update: true, dryRun: true }), expected('to change', 'as asked'));
    assert.deepEqual(await run({ environments, update: true }), expected('changed', 'as asked'));
    assert.deepEqual(await run({ environments }), expected('as asked', 'as asked'));
    assert.deepEqual([organisation.configurations.length, organisation.configurations[1]?.version], [3, 2]);
  });

  it('notices a check that is switched off', async () => {
    await run();
    organisation.configurations[0] = { ...organisation.configurations[0]!, isDisabled: true };
    assert.equal((await run())[1], 'Approval: differs');
  });

  it('writes nothing where an approver is nobody, and names all of them', async () => {
    const approval = { ...production.approval!, approvers: ['[Shop]\\DBA', 'eve@example.com'] };
    await assert.rejects(run({ environments: [{ ...production, approval }] }), (error: RehearsalError) => {
      assert.deepEqual(
        error.diagnostics.map(({ code }) => code),
        ['ADO010', 'ADO010'],
      );
      return true;
    });
    assert.deepEqual(organisation.environments, []);
  });

  it('says which permission is missing', async () => {
    await assert.rejects(
      run({}, organisation.token(['manage'])),
      (error: RehearsalError) => error.diagnostics[0]?.code === 'ADO002',
    );
  });
});
