import assert from 'node:assert/strict';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { PlanOptions } from '../../src/plan/plan-types.ts';
import { modelOf, type Plain, smallOptions, smallProve, smallRegistry } from './small-world.ts';

const a: Plain = {
  kind: 'table',
  name: 'a',
  columns: [
    { name: 'x', type: 'int' },
    { name: 'y', type: 'int' },
  ],
};
const aWide: Plain = {
  kind: 'table',
  name: 'a',
  columns: [
    { name: 'x', type: 'bigint' },
    { name: 'y', type: 'int' },
  ],
};
const onX: Plain = { kind: 'index', name: 'onX', parent: 'a', uses: [{ name: 'a', column: 'x', binding: 'bound' }] };
const onY: Plain = { kind: 'index', name: 'onY', parent: 'a', uses: [{ name: 'a', column: 'y', binding: 'bound' }] };

function plan(current: readonly Plain[], desired: readonly Plain[], options: Partial<PlanOptions> = {}) {
  const made = makePlan({
    current: modelOf(current),
    desired: modelOf(desired),
    options: { ...smallOptions, ...options },
    registry: smallRegistry,
    prove: smallProve,
    engine: 'test',
  });
  for (const { proof } of [made.plan, made.rollback.plan])
    assert.deepEqual(proof, { simulated: true, arrives: true, secondPlanEmpty: true }, made.deploySql.join(''));
  return made;
}

const steps = (made: ReturnType<typeof plan>) => made.plan.steps.map((step) => step.key);

describe('makePlan', () => {
  it('gives nothing for equal databases', () => {
    assert.deepEqual(steps(plan([a, onX], [onX, a])), []);
  });

  it('takes off only what is bound to the changed column, and says why', () => {
    const made = plan([a, onX, onY], [aWide, onX, onY]);
    assert.deepEqual(steps(made), ['drop index [a].[onX]', 'alter table [a]', 'create index [a].[onX]']);
    assert.deepEqual(made.plan.steps[0]?.because, ['column x of table [a] changes type']);
    assert.deepEqual(
      made.plan.changes.map((change) => change.name),
      ['[a]'],
    );
  });

  it('refreshes what is resolved, through every level', () => {
    const v: Plain = { kind: 'view', name: 'v', text: '1', uses: [{ name: 'a', column: 'x', binding: 'resolved' }] };
    const w: Plain = { kind: 'view', name: 'w', text: '1', uses: [{ name: 'v', binding: 'resolved' }] };
    assert.deepEqual(steps(plan([a, v, w], [aWide, v, w])), [
      'alter table [a]',
      'refresh view [v]',
      'refresh view [w]',
    ]);
  });

  it('keeps objects and columns that it may not drop', () => {
    const slim: Plain = { kind: 'table', name: 'a', columns: [{ name: 'x', type: 'bigint' }] };
    const made = plan([a, onX, onY], [slim], { drop: 'none' });
    assert.deepEqual(made.plan.kept, [
      { kind: 'column', name: '[a].[y]' },
      { kind: 'index', name: '[a].[onX]' },
      { kind: 'index', name: '[a].[onY]' },
    ]);
    assert.deepEqual(steps(made), ['drop index [a].[onX]', 'alter table [a]', 'create index [a].[onX]']);
  });

  it('renames an index of equal definition', () => {
    const other: Plain = { ...onX, name: 'other' };
    const made = plan([a, onX], [a, other]);
    assert.deepEqual(steps(made), ['rename index [a].[onX]']);
    assert.deepEqual(
      made.plan.changes.map(({ action, name, formerName }) => [action, name, formerName]),
      [['rename', '[a].[other]', '[a].[onX]']],
    );
  });

  it('withholds a drop while something that stays is bound to the object', () => {
    const v: Plain = { kind: 'view', name: 'v', text: '1', uses: [{ name: 'a', column: 'x', binding: 'bound' }] };
    const made = plan([a, v], [], { drop: ['table'] });
    assert.deepEqual(steps(made), []);
    assert.equal(made.plan.findings[0]?.code, 'PLAN007');
  });

  it('replaces an object by one of another kind under the same name', () => {
    const v: Plain = { kind: 'view', name: 'a', text: '1' };
    assert.deepEqual(steps(plan([a, onX], [v])), ['drop table [a]', 'create view [a]']);
  });
});
