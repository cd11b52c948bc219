import assert from 'node:assert/strict';
import { parseEvidence } from '../../src/plan/evidence-file.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import type { Plan } from '../../src/plan/plan-types.ts';
import { standingsOf } from '../../src/plan/standings.ts';
import { durationText, timeText } from '../../src/review/evidence-words.ts';
import { renderReview } from '../../src/review/render-review.ts';
import { reviewModel } from '../../src/review/review-model.ts';
import { failedEvidence, promotedEvidence, sampleEvidence, schemaOnlyEvidence } from './sample-evidence.ts';
import { samplePlan, samplePlanId } from './sample-plan.ts';

const input = { plan: { ...samplePlan, promotable: true }, planId: samplePlanId, title: 'Shop' };
const states = (evidence: readonly Evidence[], plan: Plan = samplePlan) =>
  standingsOf(plan, { evidence }).map((s) => s.state);

describe('evidence in the review', () => {
  it('settles the hazards that the copy answered', () => {
    assert.deepEqual(states([]), ['open', 'open', 'open']);
    assert.deepEqual(states([sampleEvidence]), ['open', 'settled', 'settled']);
  });
  it('settles nothing without data', () => {
    assert.deepEqual(states([schemaOnlyEvidence]), ['open', 'open', 'open']);
  });
  it('keeps apart several hazards of one code on one object', () => {
    const [answer] = sampleEvidence.probes.filter((p) => p.code === 'DATA002');
    const hazard = samplePlan.hazards.find((h) => h.code === 'DATA002');
    assert.ok(answer && hazard);
    const plan = { ...samplePlan, hazards: [hazard, { ...hazard, message: 'Column [Telex] is dropped.' }] };
    const lost = { ...answer, count: 12, settled: false, says: '12 rows' };
    assert.deepEqual(states([{ ...sampleEvidence, probes: [answer, lost] }], plan), ['settled', 'open']);
    assert.deepEqual(states([{ ...sampleEvidence, probes: [answer] }], plan), ['open', 'open']);
    assert.deepEqual(states([{ ...sampleEvidence, probes: [answer, lost, answer] }], plan), ['open', 'open']);
  });
  it('leads to a verdict and says in one line how it went', () => {
    const verdict = (...evidence: Evidence[]) => {
      const model = reviewModel({ ...input, evidence });
      return [model.verdict, model.headline];
    };
    assert.deepEqual(verdict(sampleEvidence), [
      'warn',
      'Rehearsed on a copy of Shop on SQLPROD01 in 4 min 15 s. Nothing blocks. 1 warning to look at.',
    ]);
    assert.deepEqual(verdict(failedEvidence), [
      'block',
      'The rehearsal on a copy of Shop on SQLPROD01 failed at step 0040. Do not promote this plan.',
    ]);
    assert.deepEqual(verdict(schemaOnlyEvidence), [
      'block',
      'Rehearsed on Shop_Staging on SQLSTAGE01 in 4 min 15 s. No data was rehearsed. 1 point blocks promotion until a rehearsal settles it or a person waives it.',
    ]);
    assert.equal(verdict(failedEvidence, { ...sampleEvidence, started: '2026-11-20T08:00:00Z' })[0], 'warn');
    const astray = { ...sampleEvidence, verification: { arrived: false, differences: ['[a].[b]'], untrusted: [] } };
    assert.equal(verdict(astray)[0], 'block');
    assert.equal(verdict({ ...sampleEvidence, dryRun: true })[0], 'warn');
  });
  it('says what blocks promotion now', () => {
    const texts = (...evidence: Evidence[]) => reviewModel({ ...input, evidence }).obstacles.map((o) => o.text);
    assert.deepEqual(texts(), ['It has not been rehearsed on a copy of the database.', '1 blocking risk is open.']);
    assert.deepEqual(texts(sampleEvidence), []);
    assert.deepEqual(texts(failedEvidence), [
      'The newest rehearsal, on Shop_Staging on SQLSTAGE01, failed at step 0040.',
    ]);
    assert.match(texts(schemaOnlyEvidence)[0] ?? '', /No data was rehearsed/);
  });
  it('shows where, from which backup, how long, what was said and what was answered', () => {
    const files = renderReview({ ...input, evidence: [sampleEvidence] });
    for (const name of ['review.md', 'review.html']) {
      const text = files[name] ?? '';
      for (const part of [
        'Shop on SQLPROD01, backed up 2026-11-20 02:10 UTC, restored 2026-11-20 05:41 UTC',
        'Shop_Staging on SQLSTAGE01, SQL Server 16.0.4135.4 Enterprise Edition',
        '0 of 48,210 rows hold a value that is lost.',
        '4 min 12 s',
        '8 of 8 steps done; 1 group retry after a lock',
        'run 4711, stage Rehearse, attempt 1, asked for by Dana Developer',
        'the schema is what the plan says',
      ]) {
        assert.ok(text.includes(part), `${name}: ${part}`);
      }
    }
    assert.ok(files['review.html']?.includes('Refreshed.'));
  });
  it('says who let a promotion through, and that it was by break-glass', () => {
    const evidence = [promotedEvidence, sampleEvidence];
    assert.match(
      reviewModel({ ...input, evidence }).headline,
      /^Promoted to Shop on SQLPROD01 in 4 min 31 s, by break-glass\./,
    );
    const files = renderReview({ ...input, evidence });
    for (const name of ['review.md', 'review.html']) {
      for (const part of [
        'Dana DBA, 2026-11-21 21:58 UTC: shop is down. It lifted GATE010, GATE021.',
        'Dana DBA, 2026-11-21 21:58 UTC: break-glass: shop is down',
        'Staging is not approved: nothing in it is personal.',
      ]) {
        assert.ok(files[name]?.includes(part), `${name}: ${part}`);
      }
    }
  });
  it('names what went wrong', () => {
    const files = renderReview({ ...input, evidence: [failedEvidence] });
    for (const name of ['review.md', 'review.html']) {
      assert.ok(files[name]?.includes('Cannot insert the value NULL into column Country.'), name);
      assert.ok(files[name]?.includes('rolled-back'), name);
    }
  });
  it('gives the same bytes whatever the order in which it is given', () => {
    const later = { ...failedEvidence, started: '2026-11-21T06:00:00Z' };
    assert.deepEqual(
      renderReview({ ...input, evidence: [sampleEvidence, later] }),
      renderReview({ ...input, evidence: [structuredClone(later), structuredClone(sampleEvidence)] }),
    );
  });
  it('escapes every text of a server', () => {
    const nasty = '<img src=x onerror="alert(1)">|`*\u202E';
    const replaced = JSON.parse(
      JSON.stringify(failedEvidence, (key, value) =>
        typeof value === 'string' && !['planId', 'as', 'outcome', 'state', 'method', 'key', 'step'].includes(key)
          ? nasty
          : value,
      ),
    ) as Evidence;
    const files = renderReview({ ...input, evidence: [replaced] });
    assert.ok(!/<img|\u202E/.test(files['review.html'] ?? ''));
    const outside = (files['review.md'] ?? '').replaceAll('\\`', '').replace(/(`+)[^`].*?\1/g, '');
    assert.ok(!/<img|\u202E/.test(outside));
  });
});

describe('times and durations', () => {
  it('read as people say them', () => {
    assert.deepEqual(
      [0, 340.4, 999.4, 1000, 12_345, 59_949, 59_950, 252_400, 3_599_499, 3_600_000, 5_000_000].map(durationText),
      [
        '0 ms',
        '340 ms',
        '999 ms',
        '1.0 s',
        '12.3 s',
        '59.9 s',
        '1 min 0 s',
        '4 min 12 s',
        '59 min 59 s',
        '1 h 00 min',
        '1 h 23 min',
      ],
    );
    assert.equal(timeText('2026-11-20T02:10:33.123Z'), '2026-11-20 02:10 UTC');
    assert.equal(timeText('yesterday'), 'yesterday');
  });
});

describe('evidence.json', () => {
  it('is read back', () => {
    for (const evidence of [sampleEvidence, failedEvidence, promotedEvidence]) {
      assert.deepEqual(parseEvidence(JSON.stringify(evidence), 'evidence.json'), evidence);
    }
  });
  it('names every mistake', () => {
    assert.throws(() => parseEvidence('{', 'e.json'), /EVD001: e\.json is not JSON/);
    assert.throws(() => parseEvidence('[]', 'e.json'), /EVD002: e\.json: the file is not an object/);
    const { planId: _, ...rest } = sampleEvidence;
    assert.throws(
      () => parseEvidence(JSON.stringify({ ...rest, as: 'rehersal', steps: [{}] }), 'e.json'),
      /planId is not text.*\n.*as is not rehearsal or promotion.*\n.*steps\[0\]\.state is not waiting or/,
    );
  });
});
