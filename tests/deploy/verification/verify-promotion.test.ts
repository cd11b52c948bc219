import assert from 'node:assert/strict';
import { sha256 } from '../../../src/base/sha256.ts';
import { verifyPromotion } from '../../../src/deploy/verification/verify-promotion.ts';
import type { Evidence } from '../../../src/plan/evidence-types.ts';
import {
  ann,
  approvedBy,
  ben,
  bytes,
  codes,
  deployOf,
  dev,
  goodWorld,
  guarded,
  ours,
  person,
  plan,
  planId,
  production,
  promotionIn,
  rehearsal,
  reviewOf,
  stage,
  task,
  verify,
} from './world.ts';

const evidence = (change: Partial<Evidence>): Evidence => ({ ...rehearsal, ...change });
const from = (change: object): Evidence =>
  evidence({ target: { ...rehearsal.target, restoredFrom: { ...rehearsal.target.restoredFrom!, ...change } } });
const productionStage = (...args: Parameters<typeof guarded>) =>
  stage('Production', { state: 'inProgress', ...guarded(...args) });
const noon = '2026-11-23T12:00:00Z';

describe('verifyPromotion', () => {
  it('lets a promotion go where everything is as the policy asks', () => {
    const { refusals, approvals, standings, notes, breakGlass } = verify();
    assert.deepEqual(refusals, []);
    assert.deepEqual([approvals.production[0]?.by.name, approvals.staging[0]?.by.name], ['ann', 'ann']);
    assert.deepEqual(
      standings.map(({ state }) => state),
      ['settled'],
    );
    assert.deepEqual([notes, breakGlass], [[], undefined]);
  });

  it('gives every refusal a stable code, a sentence and a way on', () => {
    const { refusals } = verify({ requesters: [ann], drift: ['[dbo].[T]'], now: '2026-12-23T00:00:00Z' });
    assert.ok(refusals.length >= 3);
    for (const { code, message, hint } of refusals) {
      assert.match(code, /^GATE\d{3}$/);
      assert.match(message, /\.$/);
      assert.match(hint ?? '', /\.$/, message);
    }
  });

  describe('the plan', () => {
    it('was made from a live database', () =>
      assert.deepEqual(codes({ plan: { ...plan, promotable: false } }), ['GATE001']));
    it('is proven', () =>
      assert.deepEqual(codes({ plan: { ...plan, proof: { ...plan.proof, arrives: false } } }), ['GATE002']));
    it('still fits production', () => assert.deepEqual(codes({ drift: ['[dbo].[T]'] }), ['GATE003']));
  });

  describe('the rehearsal', () => {
    const cases: readonly (readonly [string, Evidence, readonly string[]])[] = [
      ['of another plan', evidence({ planId: 'b'.repeat(64) }), ['GATE010', 'GATE030']],
      ['that was an environment run', evidence({ as: 'environment' }), ['GATE010', 'GATE030']],
      ['that failed', evidence({ outcome: 'failed' }), ['GATE011', 'GATE030']],
      ['that was cancelled', evidence({ outcome: 'cancelled' }), ['GATE011', 'GATE030']],
      ['that was a dry run', evidence({ dryRun: true }), ['GATE011', 'GATE030']],
      ['that only found the plan already there', evidence({ outcome: 'already-done' }), ['GATE011', 'GATE030']],
      ['that had nothing to do', evidence({ outcome: 'nothing-to-do' }), ['GATE011', 'GATE030']],
      [
        'that did not arrive',
        evidence({ verification: { arrived: false, differences: ['x'], untrusted: [] } }),
        ['GATE011', 'GATE030'],
      ],
      [
        'that left constraints untrusted',
        evidence({ verification: { arrived: true, differences: [], untrusted: ['x'] } }),
        ['GATE011', 'GATE030'],
      ],
      [
        'of last week',
        evidence({ started: '2026-11-16T10:00:00Z', finished: '2026-11-16T10:10:00Z' }),
        ['GATE012', 'GATE030'],
      ],
      [
        'of tomorrow',
        evidence({ started: '2026-11-24T10:00:00Z', finished: '2026-11-24T10:10:00Z' }),
        ['GATE012', 'GATE030'],
      ],
      ['without a time', evidence({ finished: 'soon' }), ['GATE012', 'GATE030']],
      [
        'on what no restore made',
        evidence({ target: { ...rehearsal.target, restoredFrom: undefined } as never }),
        ['GATE013', 'GATE030'],
      ],
      ['on a copy of another server’s database', from({ server: 'SQLTEST01' }), ['GATE013', 'GATE030']],
      ['on a copy of another database', from({ database: 'Shop2' }), ['GATE013', 'GATE030']],
      ['on a copy of a copy of the same name', from({ databaseGuid: 'D-9' }), ['GATE013', 'GATE030']],
      ['on a copy of another family', from({ familyGuid: 'F-9' }), ['GATE013', 'GATE030']],
      ['on a copy whose origin hides its guid', from({ databaseGuid: undefined }), ['GATE013', 'GATE030']],
      ['without rows', from({ method: 'schema-only' }), ['GATE014', 'GATE030']],
      ['of another run', evidence({ run: { ...rehearsal.run, runId: '41' } }), ['GATE010', 'GATE016', 'GATE030']],
      ['of another stage', evidence({ run: { ...rehearsal.run, stage: 'Mine' } }), ['GATE010', 'GATE016', 'GATE030']],
      [
        'of an earlier attempt',
        evidence({ run: { ...rehearsal.run, stageAttempt: 2 } }),
        ['GATE010', 'GATE016', 'GATE030'],
      ],
    ];
    for (const [what, given, expected] of cases) {
      it(`${what} does not count`, () => assert.deepEqual(codes({ evidence: given }), expected));
    }

    it('counts in another spelling of the same names', () => {
      assert.deepEqual(codes({ target: { ...production, server: 'sqlprod01', databaseGuid: 'd-1' } }), []);
    });
    it('of an empty plan may have nothing to do', () => {
      const empty = { ...plan, steps: [], hazards: [] };
      assert.deepEqual(codes({ plan: empty, evidence: evidence({ outcome: 'nothing-to-do' }) }), []);
    });
    it('without rows counts where the policy says so, and settles nothing', () => {
      const policy = { ...goodWorld.policy, rehearsals: [{ schemaOnly: true }] };
      assert.deepEqual(codes({ policy, evidence: from({ method: 'schema-only' }) }), ['GATE030']);
    });
    it('has to be on a young backup where the policy says so', () => {
      const policy = { ...goodWorld.policy, rehearsals: [{ greatestBackupAge: '6h' }] };
      assert.deepEqual(codes({ policy }), ['GATE015', 'GATE030']);
    });
    it('has to be on a database that the policy names, where it names any', () => {
      const on = (pattern: string) => ({ policy: { ...goodWorld.policy, allowedTargets: [pattern] } });
      assert.deepEqual(codes(on('SQLSTAGE*/Shop_Staging')), []);
      assert.deepEqual(codes(on('SQLSTAGE01/Other')), ['GATE018', 'GATE030']);
    });
    it('does not count where its stage failed afterwards', () => {
      const staging = (world: typeof goodWorld) => ({ ...goodWorld.staging(world), result: 'failed' });
      assert.deepEqual(codes({ staging }), ['GATE019', 'GATE030']);
    });
    it('has to be in the environment that the policy names', () => {
      const policy = { ...goodWorld.policy, rehearsals: [{ environment: 'shop-load' }] };
      assert.deepEqual(codes({ policy }), ['GATE010', 'GATE030']);
    });
    it('counts the last time, not the best time', () => {
      const failed = evidence({ outcome: 'failed', started: '2026-11-23T10:30:00Z', finished: '2026-11-23T10:31:00Z' });
      const staging = (world: typeof goodWorld) => {
        const first = goodWorld.staging(world);
        return { ...first, tasks: [...first.tasks, deployOf(failed, { id: 'second', result: 'failed' })] };
      };
      assert.deepEqual(codes({ staging }), ['GATE011', 'GATE030']);
    });
  });

  describe('evidence', () => {
    const staged = (...tasks: ReturnType<typeof task>[]) => ({
      staging: (world: typeof goodWorld) => ({ ...goodWorld.staging(world), tasks }),
    });
    const forged = ['GATE010', 'GATE016', 'GATE030'];

    it('of another task is not believed', () => {
      assert.deepEqual(codes(staged(deployOf(rehearsal, { task: '99999999-9999-4999-8999-999999999999' }))), forged);
    });
    it('of a record that a script made is not believed', () => {
      const { task: _, ...record } = deployOf(rehearsal);
      assert.deepEqual(codes(staged(record)), forged);
    });
    it('that says more than the task’s result is not believed', () => {
      assert.deepEqual(codes(staged(deployOf(rehearsal, { result: 'failed' }))), forged);
    });
    it('of a task that is still running is not believed', () => {
      assert.deepEqual(codes(staged(deployOf(rehearsal, { state: 'inProgress' }))), forged);
    });
    it('in two versions is not believed', () => {
      const { attachments } = deployOf(rehearsal);
      assert.deepEqual(codes(staged(deployOf(rehearsal, { attachments: [...attachments, ...attachments] }))), forged);
    });
    it('that is no evidence is not believed', () => {
      const attachments = [{ ...deployOf(rehearsal).attachments[0]!, content: bytes({ format: 2 }) }];
      assert.deepEqual(codes(staged(deployOf(rehearsal, { attachments }))), forged);
    });
  });

  describe('approval of production', () => {
    const by = (...steps: Parameters<typeof guarded>[1]) => ({ production: productionStage('shop-production', steps) });
    it('is not that of somebody outside the group', () =>
      assert.deepEqual(codes(by(approvedBy(person('eve'), noon))), ['GATE025']));
    it('is not that of somebody who calls themselves like the group', () =>
      assert.deepEqual(codes(by(approvedBy(person('[Shop]\\DBAs'), noon))), ['GATE025']));
    it('is not that of a service', () =>
      assert.deepEqual(codes(by(approvedBy({ ...ann, kind: 'service' }, noon))), ['GATE024']));
    it('is not that of an account that nobody knows', () =>
      assert.deepEqual(codes(by(approvedBy({ ...ann, kind: 'unknown' }, noon))), ['GATE024']));
    it('is not that of nobody', () => assert.deepEqual(codes(by({ status: 'approved', at: noon })), ['GATE024']));
    it('is not that of who asked for the run', () => assert.deepEqual(codes({ requesters: [dev, ann] }), ['GATE026']));
    it('is that of who asked for the run where the policy lets them', () => {
      const approvals = { production: { fourEyes: false } };
      assert.deepEqual(codes({ requesters: [ann], policy: { ...goodWorld.policy, approvals } }), []);
    });
    it('of somebody else counts beside that of who asked for the run', () =>
      assert.deepEqual(codes({ requesters: [ann], ...by(approvedBy(ann, noon), approvedBy(ben, noon)) }), []));
    it('by one person twice is one approval', () => {
      const approvals = { production: { atLeast: 2, approvers: ['[Shop]\\DBAs'] } };
      const policy = { ...goodWorld.policy, approvals };
      assert.deepEqual(codes({ policy, ...by(approvedBy(ann, noon), approvedBy(ann, noon)) }), ['GATE023']);
      assert.deepEqual(codes({ policy, ...by(approvedBy(ann, noon), approvedBy(ben, noon)) }), []);
    });
    it('does not count before the evidence was shown', () =>
      assert.deepEqual(codes(by(approvedBy(ann, '2026-11-23T10:15:00Z'))), ['GATE028']));
    it('does not count before anything was shown', () =>
      assert.deepEqual(codes(by(approvedBy(ann, '2026-11-23T07:00:00Z')))[0], 'GATE027'));
    it('does not count for a review of another plan', () => {
      const other = { planId: 'b'.repeat(64) };
      const planning = stage('Plan', { tasks: [reviewOf('2026-11-23T08:01:00Z', other)] });
      const review = () => stage('Review', { tasks: [reviewOf('2026-11-23T10:20:00Z', other)] });
      assert.deepEqual(codes({ planning, review }), ['GATE027']);
    });
    it('does not count for a review that another task attached', () => {
      const review = (world: typeof goodWorld) => {
        const made = goodWorld.review(world);
        return { ...made, tasks: made.tasks.map((t) => ({ ...t, task: 'script' })) };
      };
      assert.deepEqual(codes({ review }), ['GATE028']);
    });
    it('does not count under another policy', () => {
      const review = () =>
        stage('Review', {
          tasks: [reviewOf('2026-11-23T10:20:00Z', { evidence: [sha256(bytes(rehearsal))], policy: 'other' })],
        });
      assert.deepEqual(codes({ review }), ['GATE031']);
    });
    it('of an earlier attempt does not count', () => {
      const { checkpoint } = goodWorld.production;
      assert.deepEqual(
        codes({ production: { ...goodWorld.production, attempt: 2, checkpoint: { ...checkpoint!, attempt: 1 } } }),
        ['GATE021'],
      );
    });
    it('is there at all', () => {
      const { checkpoint: _, ...bare } = goodWorld.production;
      assert.deepEqual(codes({ production: bare }), ['GATE021']);
      const { checkpoint } = goodWorld.production;
      for (const checks of [[], checkpoint!.checks.slice(1)]) {
        assert.deepEqual(codes({ production: { ...bare, checkpoint: { ...checkpoint!, checks } } }), ['GATE021']);
      }
    });
    it('is that of the policy’s environment', () => {
      assert.deepEqual(codes({ production: productionStage('my-own', [approvedBy(ann, noon)]) }), ['GATE021']);
    });
    it('is not that of another environment of the same stage', () => {
      const { checkpoint } = goodWorld.production;
      const [check] = checkpoint!.checks;
      const [approval] = checkpoint!.approvals;
      const checks = [check!, { ...check!, id: 'c3', environment: 'mine' }];
      const approvals = [
        { ...approval!, id: 'c3' },
        { ...approval!, id: 'c1', steps: [approvedBy(person('eve'), noon)] },
      ];
      const changed = { ...goodWorld.production, checkpoint: { ...checkpoint!, checks, approvals } };
      assert.deepEqual(codes({ production: changed }), ['GATE025']);
    });
    it('is given, not pending or skipped', () => {
      const { checkpoint } = goodWorld.production;
      for (const status of ['pending', 'rejected', 'skipped', 'timedOut', 'canceled']) {
        const checks = checkpoint!.checks.map((c) => ({ ...c, status }));
        const approvals = checkpoint!.approvals.map((a) => ({ ...a, status }));
        const changed = { ...goodWorld.production, checkpoint: { ...checkpoint!, checks, approvals } };
        assert.deepEqual(codes({ production: changed }), ['GATE021'], status);
      }
    });
    it('stands beside no bypassed check', () => {
      const { checkpoint } = goodWorld.production;
      for (const change of [{ status: 'bypassed' }, { bypassed: true }]) {
        const checks = checkpoint!.checks.map((c, i) => (i === 1 ? { ...c, ...change } : c));
        const changed = { ...goodWorld.production, checkpoint: { ...checkpoint!, checks } };
        assert.deepEqual(codes({ production: changed }), ['GATE022']);
      }
    });
    it('is of a stage that is running', () => {
      assert.deepEqual(codes({ production: { ...goodWorld.production, state: 'completed' } }), ['GATE020']);
      assert.deepEqual(codes({ production: { ...goodWorld.production, id: 'other' } }), ['GATE020']);
    });
  });

  describe('approval of staging', () => {
    const staged = (...args: Parameters<typeof guarded>) => ({
      staging: (world: typeof goodWorld) => ({ ...goodWorld.staging(world), ...guarded(...args) }),
    });
    it('is that of the group', () =>
      assert.deepEqual(codes(staged('shop-staging', [approvedBy(dev, '2026-11-23T09:00:00Z')])), ['GATE025']));
    it('comes after the review of the plan', () =>
      assert.deepEqual(codes(staged('shop-staging', [approvedBy(ann, '2026-11-23T07:00:00Z')])), ['GATE027']));
    it('is of this attempt', () =>
      assert.deepEqual(codes(staged('shop-staging', [approvedBy(ann, '2026-11-23T09:00:00Z')], 2)), ['GATE021']));
    it('is asked for where the policy names its environment, and not of other rehearsals', () => {
      const load = { ...rehearsal, run: { ...rehearsal.run, stage: 'Load' } };
      const more = [stage('Load', { environments: ['shop-load'], tasks: [deployOf(load, { id: 'load' })] })];
      const review = (world: typeof goodWorld) => {
        const hashes = [world.evidence, load].map((e) => sha256(bytes(e)));
        return stage('Review', { tasks: [reviewOf('2026-11-23T10:20:00Z', { evidence: hashes })] });
      };
      const rehearsals = [{ environment: 'shop-staging' }, { environment: 'shop-load' }];
      const policy = (staging: object) => ({ ...goodWorld.policy, rehearsals, approvals: { staging } });
      assert.deepEqual(codes({ more, review, policy: policy({}) }), ['GATE021']);
      assert.deepEqual(codes({ more, review, policy: policy({ environment: 'shop-staging' }) }), []);
      assert.deepEqual(codes({ more, review, policy: policy({ environment: 'elsewhere' }) }), ['GATE021']);
    });
    it('is asked for unless the policy says why not, which the audit repeats', () => {
      const staging = (world: typeof goodWorld) => {
        const { checkpoint: _, ...bare } = goodWorld.staging(world);
        return bare;
      };
      assert.deepEqual(codes({ staging }), ['GATE021']);
      const policy = { ...goodWorld.policy, approvals: { staging: { off: 'the DBA team is one person' } } };
      const answer = verify({ staging, policy });
      assert.deepEqual(answer.refusals, []);
      assert.deepEqual(answer.notes, ['Staging is not approved: the DBA team is one person']);
    });
  });

  describe('after the approval', () => {
    const late = '2026-11-23T12:10:00Z';
    it('planning does not run again', () => {
      const tasks = [task(ours.plan, { finished: late }), ...goodWorld.planning.tasks.slice(1)];
      assert.deepEqual(codes({ planning: { ...goodWorld.planning, attempt: 2, tasks } }), ['GATE032']);
    });
    it('planning is not running', () =>
      assert.deepEqual(codes({ planning: { ...goodWorld.planning, state: 'inProgress' } }), ['GATE032']));
    it('the rehearsal does not run again', () => {
      const staging = (world: typeof goodWorld) => ({
        ...goodWorld.staging(world),
        tasks: [deployOf(world.evidence, { finished: late })],
      });
      assert.deepEqual(codes({ staging }), ['GATE032']);
    });
    it('another database’s stages may run', () => {
      const more = [stage('PlanOther', { tasks: [task(ours.plan, { finished: late })] })];
      assert.deepEqual(codes({ more }), []);
    });
  });

  describe('hazards', () => {
    const waiver = { code: 'DATA002', on: '[Sales].[Customer].*', until: '2026-11-23', reason: 'empty table' };
    const decisions = { format: 1, planId, waivers: [waiver], hash: 'h' } as const;
    const unsettled = evidence({
      probes: [{ ...rehearsal.probes[0]!, count: 3, settled: false, says: '3 rows hold NULL' }],
    });

    it('refuse while they are open, with what the copy answered', () => {
      const { refusals } = verify({ evidence: unsettled });
      assert.deepEqual(
        refusals.map(({ code, object }) => [code, object]),
        [['GATE030', '[Sales].[Customer].[Country]']],
      );
      assert.match(refusals[0]?.message ?? '', /3 rows hold NULL/);
    });
    it('are waived until the day of the waiver is over', () => {
      const world = {
        evidence: unsettled,
        decisions: { ...decisions, waivers: [{ ...waiver, on: '[Sales].[Customer].[*]' }] },
      };
      assert.deepEqual(codes(world), []);
      assert.deepEqual(verify(world).standings[0]?.state, 'waived');
      assert.deepEqual(codes({ ...world, now: '2026-11-24T00:00:00Z' }), ['DEC004', 'GATE030']);
    });
    it('are not waived by decisions for another plan', () =>
      assert.deepEqual(codes({ evidence: unsettled, decisions: { ...decisions, planId: 'b'.repeat(64) } }), [
        'DEC003',
        'GATE030',
      ]));
    it('are not waived by decisions that the approver has not seen', () => {
      const review = ({ evidence: e }: typeof goodWorld) => goodWorld.review({ ...goodWorld, evidence: e });
      const seen = { ...decisions, waivers: [{ ...waiver, on: '[Sales].[Customer].[*]' }] };
      assert.deepEqual(codes({ evidence: unsettled, decisions: seen, review }), ['GATE029']);
    });
    it('refuse as findings that touch the plan, too', () => {
      const finding = {
        code: 'PLAN009',
        on: { kind: 'table', name: '[dbo].[T]' },
        message: 'not understood.',
        blocks: true,
      };
      assert.deepEqual(codes({ plan: { ...plan, findings: [finding] } }), ['GATE030']);
      assert.deepEqual(codes({ plan: { ...plan, findings: [{ ...finding, blocks: false }] } }), []);
    });
  });

  describe('break-glass', () => {
    const comment = 'BREAK-GLASS: shop is down';
    const urgent = { ...plan, hazards: [] };
    const unrehearsed = { plan: urgent, staging: () => stage('Staging'), review: () => stage('Review') };
    const by = (who: typeof ann, said: string) => ({
      production: productionStage('shop-production', [approvedBy(who, noon, said)]),
    });
    it('lets a named person promote without a rehearsal, and stamps it', () => {
      const { refusals, breakGlass, notes } = verify({ ...unrehearsed, ...by(ann, comment) });
      assert.deepEqual(refusals, []);
      assert.deepEqual(
        [breakGlass?.by, breakGlass?.at, breakGlass?.reason],
        ['ann <ann@example.com>', noon, 'shop is down'],
      );
      assert.deepEqual(
        breakGlass?.lifted.map(({ code }) => code),
        ['GATE010'],
      );
      assert.deepEqual(notes, ['Break-glass by ann <ann@example.com>: shop is down']);
    });
    it('is not for others, and not without a reason', () => {
      assert.deepEqual(codes({ ...unrehearsed, ...by(ben, comment) }), ['GATE010']);
      for (const said of ['break-glass:', 'please break-glass: now', 'ok']) {
        assert.deepEqual(codes({ ...unrehearsed, ...by(ann, said) }), ['GATE010'], said);
      }
    });
    it('lifts nothing else', () => {
      const world = { ...unrehearsed, ...by(ann, comment) };
      assert.deepEqual(codes({ ...world, drift: ['x'] }), ['GATE003']);
      assert.deepEqual(codes({ ...world, requesters: [ann] }), ['GATE026', 'GATE010']);
      assert.deepEqual(codes({ ...world, plan }), ['GATE030']);
      assert.deepEqual(codes({ ...world, planning: stage('Plan') }), ['GATE027', 'GATE010']);
    });
    it('is not stamped where nothing had to be lifted', () =>
      assert.equal(verify(by(ann, comment)).breakGlass, undefined));
  });

  describe('environment runs', () => {
    const policy = { ...goodWorld.policy, environmentRuns: [{ environment: 'shop-test', greatestAge: '1d' }] };
    const test = (change: Partial<Evidence>) => [
      stage('Test', {
        environments: ['shop-test'],
        tasks: [
          deployOf(
            evidence({
              as: 'environment',
              planId: 'c'.repeat(64),
              run: { runId: '42', stage: 'Test', stageAttempt: 1 },
              ...change,
            }),
          ),
        ],
      }),
    ];
    it('are asked for by environment', () => {
      assert.deepEqual(codes({ policy }), ['GATE017']);
      assert.deepEqual(codes({ policy, more: test({}) }), []);
      assert.deepEqual(codes({ policy, more: test({ outcome: 'failed' }) }), ['GATE017']);
      assert.deepEqual(codes({ policy, more: test({ finished: '2026-11-20T00:00:00Z' }) }), ['GATE017']);
    });
  });

  describe('outside Azure DevOps', () => {
    const outside = (policy: object) =>
      verifyPromotion({
        ...promotionIn({ ...goodWorld, policy: { ...goodWorld.policy, ...policy } }),
        where: { kind: 'files', evidence: [rehearsal] },
      });
    it('refuses, because nobody can be asked', () =>
      assert.deepEqual(
        outside({}).refusals.map(({ code }) => code),
        ['GATE040'],
      ));
    it('judges evidence files where the policy lets it, and says so', () => {
      const { refusals, notes } = outside({ commandLine: true });
      assert.deepEqual(refusals, []);
      assert.equal(notes.length, 1);
    });
  });
});
