import assert from 'node:assert/strict';
import type { Group, Step } from '../../src/plan/plan-types.ts';
import type { RuleInput } from '../../src/plan/rule.ts';
import { onlineInTransactionRule } from '../../src/plan/rules/lock013-online-in-transaction.ts';

const build = 'CREATE INDEX [i] ON [dbo].[t] ([a])';
const online: Step = {
  key: 'create index',
  on: { kind: 'index', name: '[dbo].[t].[i]' },
  does: 'create',
  because: [],
  sql: [`${build};`],
  variants: [{ requires: { edition: 'Enterprise' }, sql: [`${build} WITH (ONLINE = ON);`] }],
  hazards: [],
  group: 1,
  lockTimeout: 30_000,
};
const other: Step = { ...online, key: 'other', sql: ['DROP VIEW [dbo].[v];'], variants: [] };

/** What the rule says of two steps in these groups. No kind's own step gets there: it asks for a transaction of its own. */
function said(...given: readonly Pick<Group, 'transaction' | 'steps'>[]): readonly string[] {
  const groups = given.map((group, i): Group => ({ ...group, number: i + 1, why: '' }));
  const input = { steps: [online, other], groups } as Partial<RuleInput> as RuleInput;
  return onlineInTransactionRule(input).map(({ code, step }) => `${code} ${step}`);
}

describe('LOCK013', () => {
  it('warns of an ONLINE variant that shares a transaction', () => {
    assert.deepEqual(said({ transaction: true, steps: ['create index', 'other'] }), ['LOCK013 create index']);
  });

  it('says nothing of one that has a transaction of its own, or none', () => {
    assert.deepEqual(said({ transaction: true, steps: ['create index'] }, { transaction: true, steps: ['other'] }), []);
    assert.deepEqual(said({ transaction: false, steps: ['create index', 'other'] }), []);
  });
});
