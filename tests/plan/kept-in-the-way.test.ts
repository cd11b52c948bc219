import assert from 'node:assert/strict';
import { defaultOptions } from '../../src/app/options-file.ts';
import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { PlanOptions } from '../../src/plan/plan-types.ts';
import { modelOf } from '../kinds/model-of.ts';

const parent = 'CREATE TABLE dbo.P (A int NOT NULL PRIMARY KEY);\nGO\n';
const child = (name: string) =>
  `CREATE TABLE dbo.C (A int NULL CONSTRAINT ${name} REFERENCES dbo.P (A) ON DELETE CASCADE${
    name === 'FK_New' ? ' ON UPDATE CASCADE' : ''
  });\nGO\n`;
const view = 'CREATE VIEW dbo.V AS SELECT A FROM dbo.C;';

function planOf(current: string, desired: string, drop: PlanOptions['drop']) {
  const options: PlanOptions = { ...defaultOptions, drop };
  const [before, after] = [current, desired].map((sql) => modelOf(sql));
  return makePlan({ current: before!, desired: after!, options, registry, prove: prover(registry, {}), engine: 'test' })
    .plan;
}

describe('what stays and is in the way', () => {
  const current = `${parent}${child('FK_Old')}${view}`;
  const desired = `${parent}${child('FK_New')}`;
  it('is named, with the least that has to go', () => {
    const { proof, findings } = planOf(current, desired, 'none');
    assert.equal(proof.refused?.number, 1785);
    const [finding] = findings.filter(({ code }) => code === 'PLAN009');
    assert.deepEqual(finding?.on, { kind: 'foreignKey', name: '[dbo].[FK_Old]' });
    assert.ok(finding.blocks);
    assert.match(finding.message, /with "foreignKey" in "drop" the plan is proven, and takes \[dbo\]\.\[FK_Old\] away/);
  });
  it('is not when it goes', () => {
    const { proof, findings } = planOf(current, desired, ['foreignKey']);
    assert.deepEqual(proof, { simulated: true, arrives: true, secondPlanEmpty: true });
    assert.deepEqual(findings, []);
  });
  it('is not blamed for what would be refused without it', () => {
    const cycle = `${parent}CREATE TABLE dbo.C (A int NULL REFERENCES dbo.P (A) ON DELETE CASCADE, B int NULL REFERENCES dbo.P (A) ON DELETE CASCADE);`;
    const { proof, findings } = planOf(`${parent}GO\n${view.replace('dbo.C', 'dbo.P')}`, cycle, 'none');
    assert.equal(proof.refused?.number, 1785);
    assert.deepEqual(findings, []);
  });
});
