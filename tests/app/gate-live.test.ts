import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type DeployCaller, deployLive, type LiveRequest } from '../../src/app/deploy-live.ts';
import { planChange } from '../../src/app/plan-change.ts';
import { verifyLive } from '../../src/app/verify-live.ts';
import { describeVerification } from '../../src/app/verify-promotion-now.ts';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { ourTasks } from '../../src/base/our-tasks.ts';
import { attachmentTypes } from '../../src/base/pipeline-facts.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { run as commandLine } from '../../src/cli/run.ts';
import { factsOfJob } from '../../src/pipelines/devops/facts-of-job.ts';
import { memoryHost } from '../../src/pipelines/memory-host.ts';
import { pipelineRun } from '../../src/pipelines/pipeline-run.ts';
import { markerSql } from '../../src/staging/marker.ts';
import { Organisation } from '../devops/organisation.ts';
import type { JobRun, Run, StageRun } from '../devops/run.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';
import { inProcess } from '../server/in-process.ts';
import { Instance } from '../server/instance/instance.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';

const before = `CREATE TABLE [dbo].[Customer] ([Id] INT NOT NULL CONSTRAINT [PK_Customer] PRIMARY KEY, [Name] NVARCHAR (40) NULL);
GO`;
const after = `CREATE TABLE [dbo].[Customer] (
  [Id] INT NOT NULL CONSTRAINT [PK_Customer] PRIMARY KEY, [Name] NVARCHAR (40) NULL, [Phone] VARCHAR (30) NULL);
GO
CREATE INDEX [IX_Customer_Name] ON [dbo].[Customer] ([Name]);
GO`;

describe('the gate before a live database', function () {
  this.timeout(60_000);
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-gate-live-'));
  const at = (name: string): string => path.join(work, name);
  const plan = at('plan');
  const policy = at('rehearsal.policy.json');
  let [tds, devops]: [TdsServer, DevOpsServer] = [undefined as never, undefined as never];
  let instance: Instance;
  let [organisation, run]: [Organisation, Run] = [undefined as never, undefined as never];
  let planId = '';

  beforeEach(async () => {
    instance = new Instance({ name: 'SQL01' });
    for (const name of ['Shop', 'Shop_Staging']) instance.createDatabase(name, before);
    tds = await startTds(instance, { server: 'SQL01' });
    process.env.REHEARSAL_TEST_PRODUCTION = tds.connectionString('Shop');
    process.env.REHEARSAL_TEST_STAGING = tds.connectionString('Shop_Staging');
    await markStaging();
    mkdirSync(at('project'), { recursive: true });
    writeFileSync(path.join(at('project'), 'shop.sql'), after);
    const planned = await planChange({
      desired: at('project'),
      current: 'env:REHEARSAL_TEST_PRODUCTION',
      output: plan,
    });
    planId = planned.planId;

    organisation = new Organisation();
    const dbas = organisation.group('[Shop]\\DBAs');
    organisation.person('ann', [dbas]);
    for (const name of ['shop-staging', 'shop-production'])
      organisation.approval(organisation.environment(name), [dbas]);
    run = organisation.run('shop-release', { requestedFor: organisation.person('dev') });
    devops = await startDevOps(organisation);
    const approvers = ['[Shop]\\DBAs'];
    const approvals = { production: { environment: 'shop-production', approvers }, staging: { approvers } };
    writeFileSync(policy, JSON.stringify({ format: 1, rehearsals: [{ environment: 'shop-staging' }], approvals }));
    published('Plan', {});
  });
  afterEach(async () => {
    delete process.env.REHEARSAL_TEST_PRODUCTION;
    delete process.env.REHEARSAL_TEST_STAGING;
    await Promise.all([tds.close(), devops.close()]);
  });

  const ask = async (database: string, text: string) => {
    const session = await inProcess(instance, database).open();
    try {
      return await session.query(text);
    } finally {
      await session.close();
    }
  };
  /** What a restore leaves in the copy. */
  async function markStaging(): Promise<void> {
    const [guids] = await ask(
      'Shop',
      'SELECT CONVERT(nvarchar(36), database_guid) AS a, CONVERT(nvarchar(36), family_guid) AS b FROM sys.database_recovery_status WHERE database_id = DB_ID()',
    );
    const from = { server: 'SQL01', database: 'Shop', databaseGuid: String(guids?.a), familyGuid: String(guids?.b) };
    const session = await inProcess(instance, 'Shop_Staging').open();
    await session.batch(
      markerSql('SQL01', 'Shop_Staging', { ...from, backupFinished: '2026-11-23T01:00:00Z', method: 'backup' }),
    );
    await session.close();
  }
  /** A stage whose review names evidence. */
  const published = (name: string, record: object): void => {
    const stage = run.begin(name);
    const content = new TextEncoder().encode(canonicalJson({ format: 1, planId, evidence: [], ...record }));
    stage.job().task('Review', ourTasks.review).attach(attachmentTypes.review, 'review', content).finish();
    stage.finish();
  };
  const ann = () => organisation.members.find(({ name }) => name === 'ann')!;
  const stageOf = (name: string, environment: string): StageRun =>
    run
      .begin(
        name,
        organisation.environments.filter((e) => e.name === environment),
      )
      .approve(ann());
  const hostOf = (job: JobRun) => {
    const variables = {
      'System.HostType': 'build',
      'System.TeamProjectId': organisation.project.id,
      'Build.BuildId': String(run.id),
      'System.JobId': job.record.id,
      'System.StageName': job.stage.record.identifier ?? '',
      'System.StageAttempt': String(job.stage.record.attempt ?? 1),
    };
    return memoryHost({}, variables, { collection: devops.address, token: organisation.token() }).host;
  };
  const inJob = (job: JobRun): DeployCaller => ({
    run: pipelineRun(hostOf(job)),
    secret: () => undefined,
    progress: { line: () => undefined },
    signal: new AbortController().signal,
    now: Date.now,
    inJob: true,
    facts: factsOfJob(hostOf(job), async () => undefined),
  });
  const request = (as: LiveRequest['as'], evidence: string): LiveRequest => ({
    plan,
    as,
    variables: {},
    fence: { windows: [] },
    dryRun: false,
    evidence,
    retries: 0,
    gate: { policy, evidence: [] },
  });
  const rehearse = async (): Promise<void> => {
    const stage = stageOf('Staging', 'shop-staging');
    const job = stage.job();
    const file = at('staging.json');
    const { outcome, problems } = await deployLive(
      'env:REHEARSAL_TEST_STAGING',
      request('rehearsal', file),
      inJob(job),
    );
    assert.equal(outcome, 'succeeded', JSON.stringify(problems));
    const content = readFileSync(file);
    job.task('Rehearse', ourTasks.deploy).attach(attachmentTypes.evidence, 'evidence.json', content).finish();
    stage.finish();
    published('Review', { evidence: [sha256(content)], policy: sha256(readFileSync(policy)) });
  };
  const promote = (job: JobRun) =>
    deployLive('env:REHEARSAL_TEST_PRODUCTION', request('promotion', at('production.json')), inJob(job));
  const verify = (job: JobRun) =>
    verifyLive('env:REHEARSAL_TEST_PRODUCTION', { plan, policy, evidence: [] }, inJob(job));
  const columns = async () =>
    (
      await ask('Shop', "SELECT name FROM sys.columns WHERE object_id = OBJECT_ID(N'dbo.Customer') ORDER BY column_id")
    ).map(({ name }) => name);

  it('opens for what was rehearsed, shown and approved, and evidence says who opened it', async () => {
    await rehearse();
    const job = stageOf('Production', 'shop-production').job();
    const shown = await verify(job);
    assert.deepEqual(shown.refusals, []);
    assert.match(describeVerification(shown).join('\n'), /Nothing stands in the way.*Shop on SQL01/);
    assert.deepEqual(await columns(), ['Id', 'Name']);
    const { outcome, problems, evidence } = await promote(job);
    assert.equal(outcome, 'succeeded', JSON.stringify(problems));
    assert.deepEqual(await columns(), ['Id', 'Name', 'Phone']);
    assert.deepEqual(
      evidence.promotion?.approvals.map(({ of, by }) => [of, by]),
      [
        ['staging', 'ann <ann@example.com>'],
        ['production', 'ann <ann@example.com>'],
      ],
    );
    assert.deepEqual(evidence.promotion?.rehearsals, [sha256(readFileSync(at('staging.json')))]);
    assert.equal(evidence.policy, sha256(readFileSync(policy)));

    // What takes promotions is production: no run as something else goes round the gate there.
    const { problems: refused } = await deployLive(
      'env:REHEARSAL_TEST_PRODUCTION',
      request('environment', at('other.json')),
      inJob(job),
    );
    assert.deepEqual(
      refused.map(({ code }) => code),
      ['DEP030'],
    );
  });

  it('stays shut without a rehearsal, and nothing has run', async () => {
    const job = stageOf('Production', 'shop-production').job();
    const { outcome, problems } = await promote(job);
    assert.equal(outcome, 'refused');
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['GATE010'],
    );
    assert.deepEqual(
      (await verify(job)).refusals.map(({ code }) => code),
      ['GATE010'],
    );
    assert.deepEqual(await columns(), ['Id', 'Name']);
  });

  it('stays shut where production has changed since', async () => {
    await rehearse();
    const job = stageOf('Production', 'shop-production').job();
    const session = await inProcess(instance, 'Shop').open();
    await session.batch('ALTER TABLE dbo.Customer ADD Fax varchar(30) NULL;');
    await session.close();
    assert.deepEqual(
      (await verify(job)).refusals.map(({ code }) => code),
      ['GATE003'],
    );
    assert.deepEqual(
      (await promote(job)).problems.map(({ code }) => code),
      ['PLAN001'],
    );
  });

  it('stays shut for another database of the same server', async () => {
    instance.createDatabase('Shop2', before);
    process.env.REHEARSAL_TEST_PRODUCTION = tds.connectionString('Shop2');
    await rehearse();
    const job = stageOf('Production', 'shop-production').job();
    assert.deepEqual(
      (await promote(job)).problems.map(({ code }) => code),
      ['GATE013'],
    );
  });

  it('says which permission it lacks, and nothing has run', async () => {
    await rehearse();
    const stage = stageOf('Production', 'shop-production');
    const job = stage.job();
    const caller = inJob(job);
    const host = memoryHost({}, { 'System.HostType': 'release' }).host;
    const classic = { ...caller, facts: factsOfJob(host, async () => undefined) };
    const { outcome, problems } = await deployLive(
      'env:REHEARSAL_TEST_PRODUCTION',
      request('promotion', at('production.json')),
      classic,
    );
    assert.deepEqual([outcome, problems[0]?.code], ['refused', 'ADO006']);
    assert.deepEqual(await columns(), ['Id', 'Name']);
  });

  it('shows the same on the command line', async () => {
    await rehearse();
    const said: string[] = [];
    const say = (text: string): void => void said.push(text);
    const line = ['verify', '--plan', plan, '--to', 'env:REHEARSAL_TEST_PRODUCTION', '--evidence', at('staging.json')];
    const { TF_BUILD, SYSTEM_HOSTTYPE } = process.env;
    delete process.env.TF_BUILD;
    delete process.env.SYSTEM_HOSTTYPE;
    try {
      assert.equal(await commandLine(line, { out: say, error: say }), 1);
      assert.match(said.join('\n'), /error GATE040/);
      process.env.TF_BUILD = 'True';
      assert.equal(await commandLine(line, { out: say, error: say }), 1);
      assert.match(said.join('\n'), /error GATE041/);
    } finally {
      for (const [name, value] of Object.entries({ TF_BUILD, SYSTEM_HOSTTYPE })) {
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      }
    }
  });

  it('runs outside jobs only where the policy lets it', async () => {
    await rehearse();
    const outside = { ...inJob(stageOf('Production', 'shop-production').job()), inJob: false };
    const { facts: _, ...caller } = outside;
    const evidence = [at('staging.json')];
    const asked = (gate: LiveRequest['gate']) =>
      deployLive('env:REHEARSAL_TEST_PRODUCTION', { ...request('promotion', at('p.json')), gate: gate! }, caller);
    assert.deepEqual(
      (await asked({ policy, evidence })).problems.map(({ code }) => code),
      ['GATE040'],
    );
    writeFileSync(at('lenient.json'), JSON.stringify({ format: 1, commandLine: true }));
    assert.equal((await asked({ policy: at('lenient.json'), evidence })).outcome, 'succeeded');
  });
});
