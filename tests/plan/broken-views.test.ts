import assert from 'node:assert/strict';
import { defaultOptions } from '../../src/app/options-file.ts';
import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { objectKey } from '../../src/model/object-key.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { modelOf } from '../kinds/model-of.ts';

const holds = { simulated: true, arrives: true, secondPlanEmpty: true };
const views =
  'CREATE VIEW dbo.V AS SELECT Gone.A FROM dbo.Gone, dbo.T;\nGO\n' +
  'CREATE FUNCTION dbo.F() RETURNS TABLE AS RETURN (SELECT A FROM dbo.V);\nGO\n';
const table = (type: string) => `CREATE TABLE dbo.T (A ${type} NULL);\nGO\n`;

/** A database in which a table was dropped behind the back of a view. */
function withoutTable(sql: string): DatabaseModel {
  const model = modelOf(`CREATE TABLE dbo.Gone (A int NULL);\nGO\n${sql}`);
  const objects = new Map(model.objects);
  assert.ok(objects.delete(objectKey('object', ['dbo', 'Gone'], model.naming)));
  return { ...model, objects };
}

function planned(current: DatabaseModel, desired: DatabaseModel, drop: 'all' | 'none' = 'all') {
  const options = { ...defaultOptions, drop };
  const { plan, rollback } = makePlan({
    current,
    desired,
    options,
    registry,
    prove: prover(registry, {}),
    engine: 'test',
  });
  assert.deepEqual(plan.proof, holds);
  assert.deepEqual(rollback.plan.proof, holds);
  const codes = (findings: typeof plan.findings) => findings.map(({ code, on }) => `${code} ${on.name}`);
  return {
    steps: plan.steps.map(({ key }) => key),
    back: rollback.plan.steps.map(({ key }) => key),
    findings: codes(plan.findings),
    lost: codes(rollback.plan.findings).filter((text) => text.startsWith('BACK')),
  };
}

describe('a view that names what is not there', () => {
  const current = withoutTable(table('int') + views);
  it('is not refreshed, and named', () => {
    const { steps, findings } = planned(current, withoutTable(table('bigint') + views));
    assert.deepEqual(steps, ['alter table [dbo].[T]']);
    assert.deepEqual(findings, ['PLAN010 [dbo].[V]']);
  });
  it('stays under "drop": "none"', () => {
    assert.deepEqual(planned(current, modelOf(table('bigint')), 'none').steps, ['alter table [dbo].[T]']);
  });
  it('can be dropped, and is not put back, nor what stands on it', () => {
    const { steps, back, lost } = planned(current, modelOf(table('int')));
    assert.deepEqual(steps, ['drop inline table function [dbo].[F]', 'drop view [dbo].[V]']);
    assert.deepEqual(back, []);
    assert.deepEqual(lost, ['BACK002 [dbo].[V]', 'BACK002 [dbo].[F]']);
  });
  it('can be mended, and stays so on the way back', () => {
    const mended = modelOf(table('int') + views.replace('Gone.A FROM dbo.Gone, dbo.T', 'A FROM dbo.T'));
    const { steps, back, lost } = planned(current, mended);
    assert.equal(steps[0], 'alter view [dbo].[V]');
    assert.deepEqual(back, []);
    assert.deepEqual(lost, ['BACK002 [dbo].[V]']);
  });
});
