import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EnvironmentModel, type Member, Organisation } from '../devops/organisation.ts';
import type { JobRun, Run } from '../devops/run.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';
import { startPackedTask, type TaskRun } from './agent.ts';

const approvers = ['[Shop]\\DBAs'];
const policy = JSON.stringify({
  format: 1,
  rehearsals: [{ environment: 'shop-staging', greatestAge: '1d' }],
  approvals: { production: { environment: 'shop-production', approvers }, staging: { approvers } },
  breakGlass: ['ann@example.com'],
  allowedTargets: ['STG01/Shop_*'],
});

describe('the packed tasks before the gate', function () {
  this.timeout(120_000);
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-packed-gate-'));
  const [plan, project] = [path.join(work, 'plan'), path.join(work, 'project')];
  let wires: readonly TdsServer[] = [];
  let [devops, organisation, run]: [DevOpsServer, Organisation, Run] = [] as never;
  let [ann, staging, production]: [Member, EnvironmentModel, EnvironmentModel] = [] as never;
  let token = '';
  let prod: Instance;

  beforeEach(async () => {
    const network = new Disk();
    prod = new Instance({ name: 'PROD01', network });
    prod.createDatabase('Shop', 'CREATE TABLE [dbo].[Customer] ([Id] INT NOT NULL, [Name] NVARCHAR (40) NULL);');
    const session = await inProcess(prod, 'master').open();
    await session.batch("BACKUP DATABASE [Shop] TO DISK = N'\\\\files\\backup\\Shop.bak' WITH CHECKSUM;");
    await session.close();
    wires = [
      await startTds(prod, { server: 'PROD01' }),
      await startTds(new Instance({ name: 'STG01', network }), { server: 'STG01' }),
    ];
    mkdirSync(project, { recursive: true });
    writeFileSync(
      path.join(project, 'shop.sql'),
      'CREATE TABLE [dbo].[Customer] ([Id] INT NOT NULL, [Name] NVARCHAR (40) NULL, [Phone] VARCHAR (30) NULL);\n',
    );
    organisation = new Organisation();
    const dbas = organisation.group(approvers[0] ?? '');
    ann = organisation.person('ann', [dbas]);
    const dev = organisation.person('dev');
    [staging, production] = [organisation.environment('shop-staging'), organisation.environment('shop-production')];
    for (const environment of [staging, production]) organisation.approval(environment, [dbas, dev]);
    run = organisation.run('shop-release', { requestedFor: dev });
    devops = await startDevOps(organisation);
    token = organisation.token();
  });
  afterEach(async () => {
    await Promise.all([devops.close(), ...wires.map((wire) => wire.close())]);
  });

  /** What agent and service do around one step. */
  async function step(job: JobRun, task: string, inputs: Readonly<Record<string, string>>): Promise<TaskRun> {
    const bundle = `dist/tasks/${task}/V1`;
    const { id } = JSON.parse(readFileSync(path.join(bundle, 'task.json'), 'utf8')) as { readonly id: string };
    const record = job.task(task, id);
    const ran = await startPackedTask(bundle, inputs, {
      ...job.variables(devops.address, token),
      PRODUCTION: wires[0]?.connectionString('Shop', { Password: 'Pa55-of-production' }) ?? '',
      STAGING: wires[1]?.connectionString('Shop_staging', { Password: 'Pa55-of-staging' }) ?? '',
    });
    assert.equal(ran.exitCode, 0);
    const secrets = new RegExp(`Pa55|${token}`);
    assert.doesNotMatch(ran.log.join('\n'), secrets, 'a secret is told');
    for (const { name, properties, data } of ran.commands) {
      if (name !== 'task.setsecret') assert.doesNotMatch(`${data} ${JSON.stringify(properties)}`, secrets);
      if (name === 'task.addattachment')
        record.attach(properties.type ?? '', properties.name ?? '', readFileSync(data));
      if (name === 'build.addbuildtag') run.tags.add(data);
    }
    record.finish(ran.result === 'Failed' ? 'failed' : 'succeeded');
    return ran;
  }
  const good = async (...args: Parameters<typeof step>): Promise<TaskRun> => {
    const ran = await step(...args);
    assert.equal(ran.result, 'Succeeded', [...ran.log, ...errorsOf(ran)].join('\n'));
    return ran;
  };
  const errorsOf = ({ commands }: TaskRun): readonly string[] =>
    commands
      .filter(({ name, properties }) => name === 'task.logissue' && properties.type === 'error')
      .map(({ properties }) => properties.code ?? '');

  async function planned(): Promise<string> {
    const stage = run.begin('Plan');
    const { outputs } = await good(stage.job(), 'Plan', { desired: project, current: 'env:PRODUCTION', output: plan });
    stage.finish();
    return outputs.get('planId') ?? '';
  }
  async function rehearsed(planId: string): Promise<void> {
    const stage = run.begin('Staging', [staging]).approve(ann);
    const job = stage.job();
    await good(job, 'Restore', {
      production: 'env:PRODUCTION',
      staging: 'env:STAGING',
      allowedTargets: 'STG01/Shop_*',
    });
    const { outputs } = await good(job, 'Deploy', { plan, connection: 'env:STAGING', as: 'rehearsal', planId });
    await good(job, 'Review', { plan, evidence: outputs.get('evidenceFile') ?? '', policy });
    stage.finish();
  }
  const promotion = { connection: 'env:PRODUCTION', plan, policy };
  const columns = async (): Promise<number> => {
    const session = await inProcess(prod, 'Shop').open();
    try {
      return (await session.query("SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'dbo.Customer')")).length;
    } finally {
      await session.close();
    }
  };

  it('promote what was restored, rehearsed, shown and approved', async () => {
    const planId = await planned();
    await rehearsed(planId);
    const job = run.begin('Production', [production]).approve(ann).job();
    const verified = await good(job, 'Verify', { ...promotion, planId });
    assert.deepEqual(
      ['planId', 'mayPromote', 'refusalCount', 'breakGlass'].map((name) => verified.outputs.get(name)),
      [planId, 'true', '0', 'false'],
    );
    assert.equal(await columns(), 2);
    const promoted = await good(job, 'Deploy', { ...promotion, planId, as: 'promotion' });
    assert.equal(promoted.outputs.get('outcome'), 'succeeded');
    assert.equal(await columns(), 3);
    const evidence = JSON.parse(readFileSync(promoted.outputs.get('evidenceFile') ?? '', 'utf8'));
    assert.deepEqual(
      evidence.promotion.approvals.map(({ of, by }: { of: string; by: string }) => `${of}: ${by}`),
      ['staging: ann <ann@example.com>', 'production: ann <ann@example.com>'],
    );
  });

  it('refuse what was not rehearsed, and what the requester approved, with every reason', async () => {
    const planId = await planned();
    const dev = organisation.members.find(({ name }) => name === 'dev');
    assert.ok(dev);
    const job = run.begin('Production', [production]).approve(dev).job();
    const verified = await step(job, 'Verify', { ...promotion, planId });
    assert.equal(verified.result, 'Failed');
    assert.deepEqual(errorsOf(verified), ['GATE025', 'GATE026', 'GATE010']);
    assert.equal(verified.outputs.get('mayPromote'), 'false');
    const promoted = await step(job, 'Deploy', { ...promotion, as: 'promotion' });
    assert.deepEqual([promoted.result, promoted.outputs.get('outcome')], ['Failed', 'refused']);
    assert.deepEqual(errorsOf(promoted), ['GATE025', 'GATE026', 'GATE010']);
    assert.equal(await columns(), 2);
  });

  it('promote without a rehearsal where a named person says why, and tag the run', async () => {
    await planned();
    const job = run.begin('Production', [production]).approve(ann, 'break-glass: the shop is down').job();
    const promoted = await good(job, 'Deploy', { ...promotion, as: 'promotion' });
    assert.match(promoted.log.join('\n'), /Break-glass by ann <ann@example\.com>: the shop is down/);
    assert.ok(
      [...run.tags].some((tag) => /break-glass/.test(tag)),
      [...run.tags].join(),
    );
    assert.equal(await columns(), 3);
  });

  it('name the setting when the job may not see who approved', async () => {
    await planned();
    const job = run.begin('Production', [production]).approve(ann).job();
    token = organisation.token(['environments']);
    const promoted = await step(job, 'Deploy', { ...promotion, as: 'promotion' });
    assert.deepEqual(errorsOf(promoted), ['ADO002']);
    assert.match(promoted.commands.map(({ data }) => data).join('\n'), /role Reader/);
    assert.equal(await columns(), 2);
  });
});
