import assert from 'node:assert/strict';
import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { textsOf } from '../../src/plan/deploy-script.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import type { Proof } from '../../src/plan/plan-types.ts';
import type { Prove } from '../../src/plan/proof.ts';
import { optionsOf, parseCase } from '../cases/case-file.ts';
import { readSide } from '../cases/run-case.ts';

const parent = 'CREATE TABLE dbo.P (A int NOT NULL CONSTRAINT PK_P PRIMARY KEY);\nGO\n';
const bare = `${parent}CREATE TABLE dbo.T (A int NULL);`;
const withKey = `${parent}CREATE TABLE dbo.T (A int NULL CONSTRAINT FK_T REFERENCES dbo.P (A));`;
const withCheck = `${parent}CREATE TABLE dbo.T (A int NULL CONSTRAINT CK_T CHECK (A > 0));`;
const validation = / WITH CHECK CHECK CONSTRAINT /;

/** The proof of a plan whose script was changed before it ran. */
function proofOf(current: string, desired: string, change: (script: string) => string): Proof {
  const one = parseCase('trust', `-- Trust.\n--- current\n${current}\n--- desired\n${desired}\n`);
  const prove: Prove = (request) => {
    const parts = request.parts.map((part) => ({
      ...part,
      pieces: [{ text: change(textsOf([part]).join('')) }],
    }));
    return prover(registry, {})({ ...request, parts });
  };
  const [before, after] = [readSide(one, 'current'), readSide(one, 'desired')];
  return makePlan({ current: before, desired: after, options: optionsOf(one), registry, prove, engine: 'test' }).plan
    .proof;
}

const dropped = (script: string) =>
  script
    .split('\n')
    .filter((line) => !validation.test(line))
    .join('\n');
const differencesOf = (current: string, desired: string, change: (script: string) => string) => {
  const { simulated, differences } = proofOf(current, desired, change);
  assert.ok(simulated);
  return differences;
};

describe('the proof of trust', () => {
  it('refuses a foreign key that a plan without its validation leaves untrusted', () => {
    assert.deepEqual(differencesOf(bare, withKey, dropped), ['foreignKey [dbo].[FK_T] differs in untrusted']);
    assert.equal(proofOf(bare, withKey, dropped).arrives, false);
  });

  it('refuses a check that is left untrusted', () => {
    assert.deepEqual(differencesOf(bare, withCheck, dropped), ['check [dbo].[CK_T] differs in untrusted']);
  });

  it('refuses a constraint that is switched on without being validated', () => {
    const disabled = `${withCheck}\nGO\nALTER TABLE dbo.T NOCHECK CONSTRAINT CK_T;`;
    const unchecked = (script: string) => script.replace(validation, ' CHECK CONSTRAINT ');
    assert.deepEqual(differencesOf(disabled, withCheck, unchecked), ['check [dbo].[CK_T] differs in untrusted']);
  });

  it('accepts the plans themselves', () => {
    for (const [current, desired] of [
      [bare, withKey],
      [bare, withCheck],
    ] as const)
      assert.equal(
        differencesOf(current, desired, (script) => script),
        undefined,
      );
  });
});
