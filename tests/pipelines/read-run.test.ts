import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { attachmentTypes } from '../../src/base/pipeline-facts.ts';
import { verifyPromotion } from '../../src/deploy/verification/verify-promotion.ts';
import { connectDevOps } from '../../src/pipelines/devops/client.ts';
import { readRun } from '../../src/pipelines/devops/read-run.ts';
import { bytes, goodWorld, ours, planId, promotionIn, rehearsal } from '../deploy/verification/world.ts';
import type { Area, Right } from '../devops/organisation.ts';
import { Release } from '../devops/release.ts';
import type { JobRun } from '../devops/run.ts';
import { type DevOpsServer, startDevOps } from '../devops/start.ts';

describe('the gate, asked over REST', () => {
  let server: DevOpsServer;
  let release: Release;

  beforeEach(async () => {
    release = new Release();
    server = await startDevOps(release.organisation);
  });
  afterEach(() => server.close());

  const waits: number[] = [];
  const readFor = (job: JobRun, token = release.organisation.token(), change: object = {}) =>
    readRun(
      connectDevOps({ address: server.address, token, kind: 'bearer', wait: async (ms) => void waits.push(ms) }),
      {
        project: release.organisation.project.id,
        runId: String(release.run.id),
        jobId: job.record.id,
        stage: job.stage.record.identifier ?? '',
        stageAttempt: job.stage.record.attempt ?? 1,
        ...change,
      },
      { environments: ['shop-staging', 'shop-production'], tasks: ours },
    );
  /** Codes that refuse, once everything has happened. */
  const verdict = async (job: JobRun, policy: object = goodWorld.policy): Promise<readonly string[]> => {
    const run = await readFor(job);
    const { refusals } = verifyPromotion({
      ...promotionIn({ ...goodWorld, policy, now: '2026-11-23T12:00:00Z' }),
      where: { kind: 'pipeline', run, tasks: ours },
    });
    return [...new Set(refusals.map(({ code }) => code))];
  };
  const upToProduction = () => {
    release.plan();
    release.rehearse();
    release.showEvidence();
    return release.promote();
  };

  it('lets a release through that is as the policy asks', async () => {
    const job = upToProduction().approve(release.ann, 'looks good').job();
    assert.deepEqual(await verdict(job), []);
  });

  it('knows environments by id where a version leaves out their names', async () => {
    release.organisation.isOlder = true;
    const job = upToProduction().approve(release.ann).job();
    assert.deepEqual(await verdict(job), []);
  });

  it('finds approvals by identifier where a version keeps their ids there', async () => {
    const job = upToProduction().approve(release.ann).job();
    for (const record of release.run.records) {
      if (record.type !== 'Checkpoint.Approval') continue;
      record.identifier = record.id;
      record.id = `00000000-0000-4000-8000-${String(release.organisation.next()).padStart(12, '0')}`;
    }
    assert.deepEqual(await verdict(job), []);
  });

  it('takes an approver for whom only the service knows that they are of the group', async () => {
    const job = upToProduction().approve(release.ben).job();
    release.ben.groups.length = 0;
    assert.deepEqual(await verdict(job), []);
  });

  it('asks for a preview where a version of the service has no more', async () => {
    for (const area of ['approvals', 'environments', 'build'] as const) release.organisation.previews.add(area);
    const job = upToProduction().approve(release.ann).job();
    assert.deepEqual(await verdict(job), []);
  });

  it('answers plain facts', async () => {
    const job = upToProduction().approve(release.ann, 'looks good').job();
    const facts = await readFor(job);
    assert.deepEqual(
      facts.requesters.map(({ name, kind }) => [name, kind]),
      [['dev', 'person']],
    );
    const stage = facts.stages.find(({ id }) => id === facts.thisStage);
    assert.equal(stage?.identifier, 'Production');
    assert.deepEqual(stage.environments, ['shop-production']);
    const step = stage.checkpoint?.approvals[0]?.steps[0];
    assert.deepEqual([step?.by?.account, step?.comment, step?.status], ['ann@example.com', 'looks good', 'approved']);
    assert.deepEqual(
      step?.by?.groups.map(({ name }) => name),
      ['[Shop]\\DBA Leads', '[Shop]\\DBAs'],
    );
    const staged = facts.stages.find(({ identifier }) => identifier === 'Staging');
    assert.deepEqual(
      staged?.tasks.flatMap((t) => t.attachments.map(({ type }) => type)),
      [attachmentTypes.evidence],
    );
  });

  describe('refuses', () => {
    it('the requester as approver', async () => {
      const job = upToProduction().approve(release.dev).job();
      assert.deepEqual(await verdict(job), ['GATE025', 'GATE026']);
    });

    it('a bypassed approval', async () => {
      const job = upToProduction().bypass('Approval').job();
      assert.deepEqual(await verdict(job), ['GATE022', 'GATE023']);
    });

    it('a bypassed lock beside a good approval', async () => {
      const job = upToProduction().approve(release.ann).bypass('ExclusiveLock').job();
      assert.deepEqual(await verdict(job), ['GATE022']);
    });

    it('a stage without the policy’s environment', async () => {
      upToProduction();
      const mine = release.organisation.environment('mine');
      release.organisation.approval(mine, [release.dbas]);
      const job = release.run.begin('Mine', [mine]).approve(release.ann).job();
      assert.deepEqual(await verdict(job), ['GATE021']);
    });

    it('a stage without any check', async () => {
      upToProduction();
      assert.deepEqual(await verdict(release.run.begin('Bare').job()), ['GATE021']);
    });

    it('the approval of an earlier attempt', async () => {
      upToProduction().approve(release.ann).finish('failed');
      const again = release.promote();
      assert.throws(() => again.job(), /pending/);
      const job = again.approve(release.dev).job();
      assert.deepEqual(await verdict(job), ['GATE025', 'GATE026']);
    });

    it('an approval before the rehearsal', async () => {
      release.plan();
      const production = release.promote().approve(release.ann);
      release.rehearse();
      release.showEvidence();
      assert.deepEqual(await verdict(production.job()), ['GATE028']);
    });

    it('a rehearsal that ran again after the approval', async () => {
      const production = upToProduction().approve(release.ann);
      release.rehearse();
      assert.deepEqual(await verdict(production.job()), ['GATE028']);
      release.showEvidence();
      assert.deepEqual(await verdict(production.job()), ['GATE028']);
    });

    it('planning again after the approval', async () => {
      const production = upToProduction().approve(release.ann);
      release.plan();
      // Staging was approved on a review that planning has replaced.
      assert.deepEqual(await verdict(production.job()), ['GATE027', 'GATE032']);
      release.plan('b'.repeat(64));
      assert.deepEqual(await verdict(production.job()), ['GATE027']);
    });

    it('evidence that a script attached to its own record', async () => {
      release.plan();
      const stage = release.run.begin('Staging', [release.staging]).approve(release.ann);
      const forged = { ...rehearsal, run: { runId: String(release.run.id), stage: 'Staging', stageAttempt: 1 } };
      stage.job().task('echo').attach(attachmentTypes.evidence, 'evidence', bytes(forged)).finish();
      stage.finish();
      release.showEvidence();
      const job = release.promote().approve(release.ann).job();
      assert.deepEqual(await verdict(job), ['GATE010', 'GATE016', 'GATE030']);
    });

    it('evidence on a record that a script made and named like our task', async () => {
      release.plan();
      const stage = release.run.begin('Staging', [release.staging]).approve(release.ann);
      const job = stage.job();
      const record = release.run.add({ type: 'Task', name: 'RehearsalDeploy', parentId: job.record.id });
      const forged = { ...rehearsal, run: { runId: String(release.run.id), stage: 'Staging', stageAttempt: 1 } };
      const { run } = release;
      run.attachments.push({
        timelineId: run.timelineId,
        recordId: record.id,
        type: attachmentTypes.evidence,
        name: 'e',
        content: bytes(forged),
      });
      run.finish(record, 'succeeded');
      stage.finish();
      assert.deepEqual(await verdict(release.promote().approve(release.ann).job()), ['GATE010', 'GATE016', 'GATE030']);
    });

    it('evidence of another run', async () => {
      const other = release.organisation.run('shop-release', { requestedFor: release.dev });
      release.plan();
      const stage = release.run.begin('Staging', [release.staging]).approve(release.ann);
      const forged = { ...rehearsal, run: { runId: String(other.id), stage: 'Staging', stageAttempt: 1 } };
      stage.job().task('Deploy', ours.deploy).attach(attachmentTypes.evidence, 'evidence', bytes(forged)).finish();
      stage.finish();
      assert.deepEqual(await verdict(release.promote().approve(release.ann).job()), ['GATE010', 'GATE016', 'GATE030']);
    });

    it('evidence of an earlier attempt of staging', async () => {
      release.plan();
      release.rehearse();
      release.run.begin('Staging', [release.staging]).approve(release.ann).finish('failed');
      release.showEvidence();
      assert.deepEqual(await verdict(release.promote().approve(release.ann).job()), ['GATE010', 'GATE030']);
    });

    it('a review that a script attached', async () => {
      const shown = { format: 1, planId, evidence: [] };
      const stage = release.run.begin('Plan');
      stage.job().task('echo').attach(attachmentTypes.review, 'review', bytes(shown)).finish();
      stage.finish();
      release.rehearse();
      const job = release.promote().approve(release.ann).job();
      assert.deepEqual(await verdict(job), ['GATE027']);
    });

    it('a staging that somebody else let through', async () => {
      release.plan();
      release.rehearse(release.dev);
      release.showEvidence();
      assert.deepEqual(await verdict(release.promote().approve(release.ann).job()), ['GATE025']);
    });

    it('an approver who was asked as themselves and is not of the group', async () => {
      const eve = release.organisation.person('[Shop]\\DBAs');
      release.organisation.approval(release.production, [eve]);
      const production = upToProduction().approve(release.dev).approve(eve);
      const codes = await verdict(production.job());
      assert.deepEqual(codes, ['GATE025', 'GATE026']);
    });

    it('a service as approver', async () => {
      const robot = release.organisation.service('Shop Build Service', [release.dbas]);
      const job = upToProduction().approve(robot).job();
      assert.deepEqual(await verdict(job), ['GATE024']);
    });

    it('an account whom nobody knows any more', async () => {
      const job = upToProduction().approve(release.ann).job();
      release.organisation.members.splice(release.organisation.members.indexOf(release.ann), 1);
      assert.ok((await verdict(job)).includes('GATE024'));
    });

    it('a job that pretends to be of another stage, attempt or run', async () => {
      const production = upToProduction().approve(release.ann);
      const job = production.job();
      const pretend = async (change: object) => (await readFor(job, undefined, change)).thisStage;
      assert.equal(await pretend({}), production.record.id);
      assert.equal(await pretend({ stage: 'Staging' }), '');
      assert.equal(await pretend({ stageAttempt: 2 }), '');
      assert.equal(await pretend({ jobId: '00000000-0000-0000-0000-000000000000' }), '');
      job.finish();
      assert.equal(await pretend({}), '');
    });
  });

  describe('break-glass', () => {
    it('is an approval with a reason by a named person', async () => {
      release.plan();
      const policy = { ...goodWorld.policy, breakGlass: ['[Shop]\\DBA Leads'] };
      const job = release.promote().approve(release.ann, 'break-glass: shop is down').job();
      assert.deepEqual(await verdict(job, policy), ['GATE030']);
      assert.deepEqual(await verdict(job, { ...policy, breakGlass: ['ben@example.com'] }), ['GATE010', 'GATE030']);
    });
  });

  describe('says which setting to change', () => {
    const refusedWith = async (job: JobRun, token?: string) => {
      try {
        await readFor(job, token);
      } catch (error) {
        assert.ok(error instanceof RehearsalError, String(error));
        return error.diagnostics[0]!;
      }
      return assert.fail('it was let through');
    };
    const rights: readonly (readonly [Right, RegExp])[] = [
      ['build', /View builds/],
      ['environments', /Reader/],
      ['identities', /View identity information/],
    ];
    for (const [right, setting] of rights) {
      it(`where the job may not see ${right}`, async () => {
        const job = upToProduction().approve(release.ann).job();
        const { code, hint, message } = await refusedWith(job, release.organisation.token([right]));
        assert.deepEqual([code], ['ADO002'], message);
        assert.match(hint ?? '', setting);
      });
    }
    const areas: readonly Area[] = ['approvals', 'checks', 'environments', 'identities'];
    for (const area of areas) {
      it(`where the server has no API for ${area}`, async () => {
        const job = upToProduction().approve(release.ann).job();
        release.organisation.missing.add(area);
        const { code, hint } = await refusedWith(job);
        assert.equal(code, 'ADO003');
        assert.match(hint ?? '', /2022\.1/);
      });
    }
    it('where the token is none', async () => {
      const job = upToProduction().approve(release.ann).job();
      const { code, message, hint } = await refusedWith(job, 'secret-token');
      assert.equal(code, 'ADO001');
      assert.doesNotMatch(`${message} ${hint}`, /secret-token/);
    });
    it('where nothing answers', async () => {
      const job = upToProduction().approve(release.ann).job();
      await server.close();
      assert.equal((await refusedWith(job)).code, 'ADO005');
      server = await startDevOps(release.organisation);
    });
  });

  it('waits as long as a busy service asks for', async () => {
    const job = upToProduction().approve(release.ann).job();
    release.organisation.busy = 3;
    waits.length = 0;
    assert.deepEqual(await verdict(job), []);
    assert.deepEqual(waits, [0, 0, 0]);
    release.organisation.busy = 100;
    await assert.rejects(readFor(job), (error: RehearsalError) => error.diagnostics[0]?.code === 'ADO004');
  });

  it('sends no token to another host', async () => {
    const job = upToProduction().approve(release.ann).job();
    const client = connectDevOps({ address: server.address, token: 't', kind: 'bearer', wait: async () => undefined });
    await assert.rejects(client.get('http://127.0.0.1:1/x', { what: 'x', setting: 'x' }), /is not of/);
    await readFor(job);
    assert.ok(server.requests.some((r) => r.endsWith('/_apis/identities')));
  });
});
