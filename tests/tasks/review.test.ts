import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sha256 } from '../../src/base/sha256.ts';
import { readReviewAttachmentName, reviewAttachmentName } from '../../src/pipelines/review-attachment.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import type { Plan } from '../../src/plan/plan-types.ts';
import { sampleEvidence } from '../review/sample-evidence.ts';
import { runPackedTask, type TaskRun } from './agent.ts';

const shop = path.resolve('samples/shop');
const rehearse = { SYSTEM_STAGENAME: 'Rehearse' };

describe('the name of a review that is attached', () => {
  it('says plan, stage and attempt, and is read back', () => {
    const shown = { planId: 'a'.repeat(64), name: 'Load test. 2', attempt: 12 };
    assert.deepEqual(readReviewAttachmentName(reviewAttachmentName(shown)), shown);
    assert.equal(reviewAttachmentName({ ...shown, name: 'a/b:c' }), `${shown.planId}.a-b-c.12`);
    assert.equal(readReviewAttachmentName('review.1'), undefined);
  });
});

describe('the packed review task', function () {
  this.timeout(60_000);
  let planFolder = '';
  let planId = '';
  const commands = (run: TaskRun, name: string) => run.commands.filter((c) => c.name === name);

  before(() => {
    const run = runPackedTask('dist/tasks/Plan/V1', {
      desired: path.join(shop, 'v2'),
      current: path.join(shop, 'v1'),
      options: path.join(shop, 'rehearsal.json'),
    });
    assert.equal(run.result, 'Succeeded', run.log.join('\n'));
    planFolder = run.outputs.get('planFolder') ?? '';
    planId = run.outputs.get('planId') ?? '';
  });

  const recordOf = (run: TaskRun): unknown => {
    const attached = run.commands.find((c) => c.properties.type === 'DatabaseRehearsal.ReviewRecord');
    return JSON.parse(readFileSync(attached?.data ?? '', 'utf8'));
  };

  function evidenceFile(change: Partial<Evidence> = {}): string {
    const plan = JSON.parse(readFileSync(path.join(planFolder, 'plan.json'), 'utf8')) as Plan;
    const evidence: Evidence = {
      ...sampleEvidence,
      planId,
      steps: plan.steps.map(({ key, group }) => ({ key, group, state: 'done', milliseconds: 5, messages: [] })),
      groups: plan.groups.map(({ number }) => ({ number, state: 'done', retries: 0 })),
      probes: plan.hazards.flatMap((h) =>
        h.probe ? [{ code: h.code, on: h.on.name, count: 0, settled: true, says: '0 rows' }] : [],
      ),
      ...change,
    };
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'rehearsal-evidence-')), 'evidence.json');
    writeFileSync(file, JSON.stringify(evidence));
    return file;
  }

  it('shows the plan wherever a run shows such things', () => {
    const run = runPackedTask(
      'dist/tasks/Review/V1',
      { plan: planFolder, title: 'Shop', publishArtifact: 'true' },
      rehearse,
    );
    assert.equal(run.result, 'Succeeded', run.log.join('\n'));
    const folder = run.outputs.get('reviewFolder') ?? '';
    assert.deepEqual(
      commands(run, 'task.addattachment').map((c) => [c.properties.type, c.properties.name, path.basename(c.data)]),
      [
        ['DatabaseRehearsal.Review', `${planId}.Rehearse.1`, 'review.html'],
        ['DatabaseRehearsal.ReviewRecord', `${planId}.Rehearse.1`, 'record.json'],
        ['Distributedtask.Core.Summary', 'Shop', 'review.md'],
      ],
    );
    assert.deepEqual(commands(run, 'results.publish')[0]?.properties, {
      type: 'JUnit',
      runTitle: 'Shop (Rehearse)',
      resultFiles: path.join(folder, 'test-results.xml'),
      testRunSystem: 'VSTSTask',
    });
    assert.deepEqual(
      commands(run, 'artifact.upload').map((c) => c.properties.artifactname),
      ['CodeAnalysisLogs', 'database-review'],
    );
    assert.deepEqual([commands(run, 'build.addbuildtag')[0]?.data], ['Shop-planned-block']);
    assert.deepEqual(
      ['planId', 'verdict', 'phase', 'artifactName'].map((name) => run.outputs.get(name)),
      [planId, 'block', 'planned', 'database-review'],
    );
  });

  it('says what the rehearsal settled', () => {
    const file = evidenceFile();
    const run = runPackedTask('dist/tasks/Review/V1', { plan: planFolder, evidence: file }, rehearse);
    assert.equal(run.result, 'Succeeded', run.log.join('\n'));
    assert.equal(run.outputs.get('phase'), 'rehearsed');
    assert.deepEqual(recordOf(run), { format: 1, planId, evidence: [sha256(readFileSync(file))] });
    assert.ok(run.log.some((line) => line.includes('Rehearsed on a copy of Shop on SQLPROD01')));
    const page = readFileSync(run.outputs.get('reviewPage') ?? '', 'utf8');
    assert.ok(page.includes('The copy answered:'));
    const again = path.join(run.outputs.get('reviewFolder') ?? '', 'evidence');
    const handedOn = runPackedTask('dist/tasks/Review/V1', { plan: planFolder, evidence: again }, rehearse);
    assert.deepEqual(recordOf(handedOn), recordOf(run));
  });

  it('shows waivers and the policy, and records which', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-decided-'));
    const [decisions, policy] = [path.join(folder, 'decisions.json'), path.join(folder, 'rehearsal.policy.json')];
    const waivers = [
      'DATA002 [Sales].[Customer] until=9999-12-31 nobody has a fax',
      'DATA001 [a].[b] until=2001-01-01 old',
    ];
    writeFileSync(decisions, JSON.stringify({ format: 1, planId, waivers }));
    writeFileSync(policy, JSON.stringify({ format: 1, approvals: { staging: { off: 'Data has no value.' } } }));
    const run = runPackedTask('dist/tasks/Review/V1', { plan: planFolder, decisions, policy }, rehearse);
    assert.equal(run.result, 'Succeeded', run.log.join('\n'));
    const hashes = { decisions: sha256(readFileSync(decisions)), policy: sha256(readFileSync(policy)) };
    assert.deepEqual(recordOf(run), { format: 1, planId, evidence: [], ...hashes });
    const page = readFileSync(run.outputs.get('reviewPage') ?? '', 'utf8');
    for (const text of [
      'waived until 9999-12-31: nobody has a fax',
      'Staging is not approved: Data has no value.',
      '[a].[b]: The waiver of DATA001 has run out on 2001-01-01.',
    ]) {
      assert.ok(page.includes(text), text);
    }
  });

  it('publishes what a classic release can hold, and fails for open risks when asked to', () => {
    const run = runPackedTask(
      'dist/tasks/Review/V1',
      { plan: planFolder, failOn: 'block', publishArtifact: 'true' },
      { SYSTEM_HOSTTYPE: 'release', RELEASE_ENVIRONMENTNAME: 'Load: test', RELEASE_ATTEMPTNUMBER: '3' },
    );
    assert.equal(run.result, 'Failed');
    assert.equal(commands(run, 'task.addattachment')[0]?.properties.name, `${planId}.Load- test.3`);
    assert.deepEqual([...commands(run, 'artifact.upload'), ...commands(run, 'build.addbuildtag')], []);
    assert.equal(run.outputs.get('artifactName'), '');
  });

  it('refuses evidence of another plan, and a file that is none, at once', () => {
    const other = evidenceFile({ planId: 'b'.repeat(64) });
    const run = runPackedTask('dist/tasks/Review/V1', { plan: planFolder, evidence: `${other}\nnowhere.json` });
    assert.equal(run.result, 'Failed');
    assert.deepEqual(
      commands(run, 'task.logissue').map((c) => c.properties.code),
      ['EVD001', 'EVD003'],
    );
    assert.deepEqual(commands(run, 'task.addattachment'), []);
  });
});
