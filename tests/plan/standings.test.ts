import assert from 'node:assert/strict';
import type { Evidence, ProbeAnswer } from '../../src/plan/evidence-types.ts';
import type { PlanHazard } from '../../src/plan/plan-types.ts';
import { findingStandingsOf, idleWaivers, openBlocks, standingsOf } from '../../src/plan/standings.ts';

const hazard = (name: string, rest: Partial<PlanHazard> = {}): PlanHazard => ({
  code: 'DATA002',
  severity: 'block',
  on: { kind: 'table', name },
  message: 'm',
  probe: { sql: 's', says: 's' },
  ...rest,
});
const answer = (on: string, settled: boolean): ProbeAnswer => ({
  code: 'DATA002',
  on,
  count: 0,
  settled,
  says: 'n rows',
});
const run = (probes: readonly ProbeAnswer[], started = '1', method: 'backup' | 'schema-only' = 'backup') =>
  ({
    as: 'rehearsal',
    started: `2026-11-2${started}T00:00:00Z`,
    probes,
    target: { restoredFrom: { method } },
  }) as unknown as Evidence;
const states = (hazards: readonly PlanHazard[], evidence: readonly Evidence[], waivers = [] as never[]) =>
  standingsOf({ hazards }, { evidence, waivers }).map(({ state }) => state);

describe('standings', () => {
  it('are open without evidence and decisions', () => assert.deepEqual(states([hazard('a')], []), ['open']));
  it('follow the newest run on rows', () => {
    const runs = [
      run([answer('a', false)], '2'),
      run([answer('a', true)], '1'),
      run([answer('a', true)], '3', 'schema-only'),
    ];
    assert.deepEqual(states([hazard('a')], runs), ['open']);
  });
  it('take answers in the plan’s order where several hazards share code and object', () => {
    const hazards = [hazard('a'), hazard('b'), hazard('a')];
    assert.deepEqual(states(hazards, [run([answer('a', true), answer('a', false)])]), ['settled', 'open', 'open']);
    assert.deepEqual(states(hazards, [run([answer('a', true)])]), ['open', 'open', 'open']);
  });
  it('never settle what asks nothing', () => {
    const { probe: _, ...plain } = hazard('a');
    assert.deepEqual(states([plain], [run([answer('a', true)])]), ['open']);
  });
  it('keep the answer beside a waiver', () => {
    const waiver = { code: 'DATA002', on: 'a', until: '2027-01-01', reason: 'r' };
    const [standing] = standingsOf(
      { hazards: [hazard('a')] },
      { evidence: [run([answer('a', false)])], waivers: [waiver] },
    );
    assert.deepEqual([standing?.state, standing?.waiver?.reason, standing?.answer?.says], ['waived', 'r', 'n rows']);
  });
  it('name waivers that are about nothing', () => {
    const waivers = ['a', 'b', 't'].map((on) => ({ code: 'DATA002', on, until: '2027-01-01', reason: 'r' }));
    const findings = [{ code: 'DATA002', on: { kind: 'table', name: 't' }, message: 'm', blocks: true }];
    const idle = idleWaivers({ hazards: [hazard('a')], findings }, waivers);
    assert.deepEqual(
      idle.map(({ code, object }) => [code, object]),
      [['DEC005', 'b']],
    );
  });
  it('list what blocks while it is open', () => {
    const findings = [
      { code: 'PLAN009', on: { kind: 'table', name: 't' }, message: 'm', blocks: true },
      { code: 'PLAN008', on: { kind: 'table', name: 't' }, message: 'm', blocks: false },
    ];
    const plan = { hazards: [hazard('a'), hazard('b', { severity: 'warn' })], findings };
    assert.deepEqual(
      openBlocks(plan, {}).map(({ risk }) => risk.code),
      ['DATA002', 'PLAN009'],
    );
    const waivers = [{ code: 'PLAN009', on: 't', until: '2027-01-01', reason: 'r' }];
    assert.deepEqual(openBlocks(plan, { waivers, evidence: [run([answer('a', true)])] }), []);
    assert.deepEqual(
      findingStandingsOf({ findings }, { waivers }).map(({ state }) => state),
      ['waived', 'open'],
    );
  });
});
