import assert from 'node:assert/strict';
import { describeStep, duration, teller } from '../../src/app/deploy-lines.ts';
import { variableValues } from '../../src/app/variable-values.ts';
import type { Variable } from '../../src/plan/plan-types.ts';
import { stepOf } from '../deploy/world.ts';

describe('what a person reads while a plan runs', () => {
  it('names what a step does, and on what', () => {
    const index = stepOf('x', {
      on: { kind: 'index', name: '[dbo].[Orders].[IX_Date]' },
      parent: '[dbo].[Orders]',
    });
    assert.equal(describeStep(index), 'Creating index IX_Date on dbo.Orders');
    const key = stepOf('x', {
      does: 'drop',
      on: { kind: 'primaryKey', name: '[dbo].[PK]' },
      parent: '[dbo].[My Orders]',
    });
    assert.equal(describeStep(key), 'Dropping primary key dbo.PK on dbo.[My Orders]');
    const script = stepOf('x', { does: 'script', on: { kind: 'script', name: 'Post-deployment script' } });
    assert.equal(describeStep(script), 'Running Post-deployment script');
  });

  it('has hours, minutes and seconds', () => {
    assert.equal(duration(72_400), '00:01:12');
    assert.equal(duration(100 * 3_600_000), '100:00:00');
  });

  it('is told of a step that ended, and of one that takes long, with the share of the steps', () => {
    let now = 0;
    const lines: string[] = [];
    const shares: number[] = [];
    const told = teller({ line: (text) => lines.push(text), percent: (percent) => shares.push(percent) }, () => now);
    const step = stepOf('V');
    told.say({ is: 'step-started', step, number: 1, of: 3 });
    now = 29_000;
    told.beat();
    assert.deepEqual(lines, []);
    now = 31_000;
    told.beat();
    told.beat();
    told.say({ is: 'step-ended', step, number: 1, of: 3, milliseconds: 72_000 });
    told.beat();
    assert.deepEqual(lines, ['[1/3] Creating view dbo.V … 00:00:31 so far', '[1/3] Creating view dbo.V … 00:01:12']);
    assert.deepEqual(shares, [33]);
  });
});

describe('the values of SQLCMD variables', () => {
  const variables: readonly Variable[] = [
    { name: 'Region', secret: false, values: { default: 'EU', production: 'US' } },
    { name: 'Password', secret: true, values: {} },
  ];
  const secret = (name: string): string | undefined => (name === 'Password' ? 'x' : undefined);
  const valuesOf = (given: Record<string, string>, environment?: string) => {
    const answer = variableValues(variables, { given, secret, ...(environment !== undefined && { environment }) });
    return { values: Object.fromEntries(answer.values), codes: answer.problems.map(({ code }) => code) };
  };

  it('come from the command, the environment or the default, and secrets from where nobody sees them', () => {
    const password = { value: 'x', secret: true };
    assert.deepEqual(valuesOf({}).values, { region: { value: 'EU', secret: false }, password });
    assert.deepEqual(valuesOf({}, 'production').values.region?.value, 'US');
    assert.deepEqual(valuesOf({}, 'test').values.region?.value, 'EU');
    assert.deepEqual(valuesOf({ REGION: 'Asia' }, 'production').values.region?.value, 'Asia');
  });

  it('are never secrets that stand in a command', () => {
    assert.deepEqual(valuesOf({ password: 'y' }).codes, ['DEP024']);
  });
});
