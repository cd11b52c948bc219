import assert from 'node:assert/strict';
import type { Waiver } from '../../src/plan/decisions.ts';
import type { Plan } from '../../src/plan/plan-types.ts';
import { parsePolicy } from '../../src/plan/policy.ts';
import { policyLines } from '../../src/review/policy-words.ts';
import { renderReview } from '../../src/review/render-review.ts';
import { reviewModel } from '../../src/review/review-model.ts';
import { schemaOnlyEvidence } from './sample-evidence.ts';
import { samplePlan, samplePlanId } from './sample-plan.ts';

const odd = { code: 'PLAN006', on: { kind: 'opaque', name: '[dbo].[Odd]' }, message: 'Not understood.', blocks: true };
const plan: Plan = { ...samplePlan, promotable: true, findings: [odd] };
const input = { plan, planId: samplePlanId, title: 'Shop' };
const waivers: Waiver[] = [
  { code: 'DATA002', on: '[Sales].[*]', until: '2027-01-31', reason: 'nobody <has> a fax' },
  { code: 'PLAN006', on: '[dbo].[Odd]', until: '2027-01-31', reason: 'looked at by hand' },
];

describe('decisions in the review', () => {
  it('waive hazards and findings, and the first line says what is left', () => {
    const before = reviewModel(input);
    const after = reviewModel({ ...input, waivers });
    assert.deepEqual([before.counts.block, before.counts.blockingFindings, before.counts.waived], [1, 1, 0]);
    assert.deepEqual([after.counts.block, after.counts.blockingFindings, after.counts.waived], [0, 0, 2]);
    assert.deepEqual([before.verdict, after.verdict], ['block', 'warn']);
  });
  it('stand with their reasons in every rendering', () => {
    const files = renderReview({ ...input, waivers });
    assert.ok(files['review.html']?.includes('waived until 2027-01-31: nobody &lt;has&gt; a fax'));
    assert.ok(files['review.md']?.includes('waived until 2027-01-31: nobody &lt;has> a fax'));
    const results = JSON.parse(files['findings.sarif'] ?? '').runs[0].results;
    assert.deepEqual(
      results.flatMap((r: { suppressions?: { justification: string }[] }) =>
        (r.suppressions ?? []).map((s) => s.justification),
      ),
      ['waived until 2027-01-31: nobody <has> a fax', 'waived until 2027-01-31: looked at by hand'],
    );
  });
  it('that do not hold are in the way', () => {
    const decisionProblems = [
      { code: 'DEC004', severity: 'error' as const, message: 'It has run out.', object: '[a].[b]' },
    ];
    assert.ok(reviewModel({ ...input, decisionProblems }).obstacles.some((o) => o.text === '[a].[b]: It has run out.'));
  });
});

describe('the policy in the review', () => {
  const policy = parsePolicy(
    {
      format: 1,
      rehearsals: [{ environment: 'shop-staging', greatestAge: '36h', greatestBackupAge: '3d', schemaOnly: true }],
      environmentRuns: [{ environment: 'shop-uat' }],
      approvals: {
        production: { approvers: ['[Shop]\\DBAs'], atLeast: 2, fourEyes: false },
        staging: { off: 'Nothing in it is personal.' },
      },
      breakGlass: ['[Shop]\\On call'],
      commandLine: true,
    },
    'rehearsal.policy.json',
  );
  it('says what it asks for, and what it lets go with the reason', () => {
    assert.deepEqual(
      policyLines(policy).map(({ text, exception }) => `${exception ? '! ' : ''}${text}`),
      [
        'Rehearsed in shop-staging at most 36 hours before the promotion, on a backup that is then at most 3 days old.',
        '! A copy of the schema without a row is enough in shop-staging.',
        'Has run in shop-uat at most 7 days before.',
        'Production is approved by 2 people of [Shop]\\DBAs.',
        '! Who asked for the run may approve production.',
        '! Staging is not approved: Nothing in it is personal.',
        '! Without a rehearsal, with a reason, these may approve: [Shop]\\On call.',
        '! A promotion may run outside Azure DevOps, where nobody is asked who approved.',
      ],
    );
  });
  it('stands in both renderings, its exceptions on the first screen', () => {
    const files = renderReview({ ...input, policy: { policy, hash: 'c'.repeat(64) } });
    for (const name of ['review.md', 'review.html']) {
      const text = files[name] ?? '';
      assert.equal(text.split('Staging is not approved: Nothing in it is personal.').length, 3, name);
      assert.ok(text.includes('c'.repeat(64)), name);
    }
  });
  it('decides whether a schema without rows is enough', () => {
    const texts = (schemaOnly: boolean) => {
      const rehearsals = policy.rehearsals.map((r) => ({ ...r, schemaOnly }));
      const inForce = { policy: { ...policy, rehearsals }, hash: '' };
      return reviewModel({ ...input, policy: inForce, evidence: [schemaOnlyEvidence] }).obstacles.map((o) => o.text);
    };
    assert.ok(texts(false).some((t) => t.includes('the policy asks for rows')));
    assert.ok(!texts(true).some((t) => t.includes('No data was rehearsed')));
  });
});
