import assert from 'node:assert/strict';
import type { Plan } from '../../src/plan/plan-types.ts';
import { renderReview } from '../../src/review/render-review.ts';
import { sectionsOf } from '../../src/review/sections.ts';
import { textDiff } from '../../src/review/text-diff.ts';
import { verdictOf } from '../../src/review/verdict.ts';
import { samplePlan, samplePlanId } from './sample-plan.ts';

const input = { plan: samplePlan, planId: samplePlanId, title: 'Shop', deploySql: ['-- a\n-- Step: 0050\nGO\n'] };

describe('verdict', () => {
  it('is unproven before anything else', () => {
    const plan: Plan = { ...samplePlan, proof: { simulated: true, arrives: false, secondPlanEmpty: false } };
    assert.equal(verdictOf(plan), 'unproven');
  });
  it('blocks on a hazard, and on a finding that the plan touches', () => {
    assert.equal(verdictOf(samplePlan), 'block');
    const finding = { code: 'X', on: { kind: 'table', name: '[a].[b]' }, message: '', blocks: true };
    assert.equal(verdictOf({ ...samplePlan, hazards: [], findings: [finding] }), 'block');
  });
  it('warns, is clear, or has nothing to do', () => {
    const warning = samplePlan.hazards.filter((h) => h.severity === 'warn');
    assert.equal(verdictOf({ ...samplePlan, hazards: warning }), 'warn');
    assert.equal(verdictOf({ ...samplePlan, hazards: [] }), 'clear');
    assert.equal(verdictOf({ ...samplePlan, hazards: [], steps: [], changes: [] }), 'none');
  });
});

describe('sections', () => {
  it('put keys and indexes with their table, the worst first', () => {
    assert.deepEqual(
      sectionsOf(samplePlan).map((s) => [s.name, s.changes.length, s.steps.length, s.hazards.length]),
      [
        ['[Sales].[Customer]', 3, 4, 2],
        ['[Sales].[Order]', 1, 1, 1],
        ['[Sales].[CustomerFax]', 1, 1, 0],
        ['[Sales].[CancelOrder]', 1, 1, 0],
        ['[Sales].[CustomerOverview]', 0, 1, 0],
      ],
    );
  });
});

describe('text comparison', () => {
  it('marks the words that differ in a line', () => {
    assert.deepEqual(textDiff('SET a = 1;\r\n', 'SET a = 2;\n'), [
      {
        mark: '-',
        pieces: [
          { text: 'SET a = ', changed: false },
          { text: '1', changed: true },
          { text: ';', changed: false },
        ],
      },
      {
        mark: '+',
        pieces: [
          { text: 'SET a = ', changed: false },
          { text: '2', changed: true },
          { text: ';', changed: false },
        ],
      },
    ]);
  });
  it('shortens what is alike', () => {
    const alike = Array.from({ length: 50 }, (_, i) => `line ${i}`).join('\n');
    const lines = textDiff(`${alike}\na`, `${alike}\nb`);
    assert.equal(lines.filter((l) => l.mark === ' ').length, 4);
    assert.equal(lines[0]?.pieces[0]?.text, '… 47 lines alike …');
  });
});

describe('review files', () => {
  it('are the same for the same plan', () => {
    assert.deepEqual(renderReview(input), renderReview(structuredClone(input)));
  });
  it('name what blocks first, in both renderings', () => {
    const files = renderReview(input);
    for (const name of ['review.md', 'review.html']) {
      const text = files[name] ?? '';
      assert.ok(text.includes('1 point blocks promotion'), name);
      assert.ok(text.indexOf('DATA002') < text.indexOf('LOCK005'), name);
      assert.ok(text.includes(samplePlanId), name);
    }
  });
  it('escape names and SQL everywhere', () => {
    const nasty = '[dbo].[<img src=x onerror="alert(1)">|`*]';
    const hidden = '[dbo].[a\u202Eb\nc]';
    const plan: Plan = {
      ...samplePlan,
      changes: [
        { action: 'drop', element: 'SqlView', name: nasty, properties: [], before: '</pre><script>alert(2)</script>' },
        { action: 'alter', element: 'SqlTable', name: hidden, properties: [{ property: nasty, before: nasty }] },
      ],
      hazards: [{ code: 'X', severity: 'warn', on: { kind: 'view', name: nasty }, message: `about ${nasty}` }],
    };
    const files = renderReview({ ...input, plan, title: nasty });
    const page = files['review.html'] ?? '';
    assert.ok(!page.includes('<img') && !page.includes('<script'));
    assert.ok(page.includes('a\\u{202E}b\\nc'));
    const markdown = (files['review.md'] ?? '').replace(/(`+)[^`].*?\1/g, '');
    assert.ok(!markdown.includes('<img'));
    for (const line of markdown.split('\n').filter((l) => l.startsWith('| warn'))) {
      assert.equal(line.match(/(?<!\\)\|/g)?.length, 5, line);
    }
  });
  it('say whether the way back is proven, and what it cannot bring back', () => {
    const on = { kind: 'table', name: '[Sales].[CustomerFax]' };
    const lost = { code: 'BACK001', on, message: 'The table comes back without its rows.', blocks: false };
    const proof = { simulated: true, arrives: true, secondPlanEmpty: true };
    const wayBack = { steps: samplePlan.steps, findings: [lost], proof };
    const step = 'drop schema [a]';
    const refused = { simulated: false, arrives: false, secondPlanEmpty: false, refused: { message: 'no', step } };
    for (const name of ['review.md', 'review.html']) {
      const text = renderReview({ ...input, wayBack })[name] ?? '';
      assert.ok(text.includes(`${samplePlan.steps.length} steps, proven; 1 thing comes back without data`), name);
      assert.ok(text.includes(lost.message), name);
      const unproven = renderReview({ ...input, wayBack: { ...wayBack, proof: refused } })[name] ?? '';
      assert.ok(unproven.includes('not proven: refused at step drop schema [a]: no'), name);
      assert.ok(!renderReview(input)[name]?.includes('ay back'), name);
    }
  });
  it('give SARIF that points at the step in deploy.sql', () => {
    const log = JSON.parse(renderReview(input)['findings.sarif'] ?? '');
    assert.equal(log.version, '2.1.0');
    const results = log.runs[0].results;
    assert.deepEqual(
      results.map((r: { ruleId: string; level: string }) => [r.ruleId, r.level]),
      [
        ['LOCK005', 'warning'],
        ['DATA002', 'error'],
        ['DATA011', 'warning'],
        ['FIND001', 'note'],
      ],
    );
    assert.equal(results[1].locations[0].physicalLocation.region.startLine, 2);
  });
});
