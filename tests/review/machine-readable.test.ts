import assert from 'node:assert/strict';
import { parseXml, type XmlNode } from '../../src/formats/xml-tree.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { renderReview } from '../../src/review/render-review.ts';
import { testResults } from '../../src/review/test-results.ts';
import { failedEvidence, sampleEvidence } from './sample-evidence.ts';
import { samplePlan, samplePlanId } from './sample-plan.ts';

const input = { plan: samplePlan, planId: samplePlanId, title: 'Shop' };

function casesOf(evidence: readonly Evidence[], plan = samplePlan): Map<string, string> {
  const root = parseXml(testResults({ ...input, plan, evidence }), 'test-results.xml', 'XML');
  const cases = root.children.flatMap((suite) => suite.children);
  const states = { failure: 'failed', skipped: 'skipped' } as Readonly<Record<string, string>>;
  const stateOf = (test: XmlNode) => states[test.children[0]?.name ?? ''] ?? 'passed';
  assert.equal(root.attributes.tests, String(cases.length));
  assert.equal(root.attributes.failures, String(cases.filter((c) => stateOf(c) === 'failed').length));
  return new Map(cases.map((c) => [`${c.attributes.classname} ${c.attributes.name}`, stateOf(c)]));
}

const fax = 'hazard.DATA002 [Sales].[Customer]: Column [Fax] is dropped with what it holds.';

describe('test results of a review', () => {
  it('fail for what blocks, and skip what the copy has not been asked', () => {
    const cases = casesOf([]);
    assert.equal(cases.get('plan Proof on the in-memory server'), 'passed');
    assert.equal(cases.get(fax), 'failed');
    assert.equal([...cases.values()].filter((state) => state === 'skipped').length, 2);
  });
  it('pass for what the copy settled, and for each step that ran', () => {
    const cases = casesOf([sampleEvidence]);
    assert.deepEqual([...new Set(cases.values())], ['passed']);
    assert.equal(cases.size, 1 + 3 + 1 + samplePlan.steps.length + 1);
  });
  it('fail for the step that the server refused, and for what rolled back with it', () => {
    const cases = casesOf([failedEvidence]);
    const states = [...cases].filter(([name]) => name.startsWith('rehearsal ')).map(([, state]) => state);
    assert.deepEqual(states, ['failed', 'failed', 'failed', 'failed', 'skipped', 'skipped', 'skipped', 'skipped']);
  });
  it('stay well-formed whatever a name holds', () => {
    const nasty = ']]> <x> & "\u0000\u001f\ud800 \uffff';
    const on = { kind: 'table', name: nasty };
    const plan = { ...samplePlan, hazards: [{ code: nasty, severity: 'block' as const, on, message: nasty }] };
    const failed = [...casesOf([], plan)].filter(([, state]) => state === 'failed');
    assert.equal(failed.length, 1);
  });
});

describe('findings.sarif of a review', () => {
  const resultsOf = (...evidence: Evidence[]) =>
    JSON.parse(renderReview({ ...input, evidence })['findings.sarif'] ?? '').runs[0].results;
  it('lets what the copy settled pass', () => {
    const [lock, fax] = resultsOf(sampleEvidence);
    assert.deepEqual([lock.kind, lock.level], [undefined, 'warning']);
    assert.deepEqual([fax.kind, fax.level], ['pass', 'none']);
    assert.match(fax.message.text, /\(the copy answered: 0 of 48,210 rows hold a value that is lost\.\)/);
    assert.equal(
      fax.partialFingerprints['databaseRehearsal/v1'],
      resultsOf()[1].partialFingerprints['databaseRehearsal/v1'],
    );
  });
  it('names what went wrong in the newest run', () => {
    const problem = resultsOf(failedEvidence).at(-1);
    assert.deepEqual([problem.ruleId, problem.level], ['SERVER', 'error']);
    assert.match(problem.message.text, /\(Rehearsal on Shop_Staging on SQLSTAGE01, server error 515\)/);
    assert.equal(
      resultsOf(failedEvidence, { ...sampleEvidence, started: '2026-11-21T00:00:00Z' }).at(-1).ruleId,
      'FIND001',
    );
  });
});
