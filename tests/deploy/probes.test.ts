import assert from 'node:assert/strict';
import type { SqlRow } from '../../src/base/sql-session.ts';
import type { ProbeAnswer } from '../../src/plan/evidence-types.ts';
import { rows, serverError } from './fake-server.ts';
import { planOf, stepOf, World } from './world.ts';

async function answerTo(code: string, says: string, row: SqlRow | Error): Promise<ProbeAnswer | undefined> {
  const on = { kind: 'table', name: '[dbo].[T]' };
  const probe = { sql: 'SELECT COUNT(*) FROM [dbo].[T];', says };
  const world = new World(planOf([[stepOf('A')]], { hazards: [{ code, severity: 'block', on, message: 'x', probe }] }));
  world.server.hook = (text) => {
    if (!text.includes('AS probe')) return undefined;
    assert.deepEqual(world.server.ran, [], 'asked before the first step');
    if (row instanceof Error) throw row;
    return rows([row]);
  };
  const { outcome, probes } = await world.run();
  assert.equal(outcome, 'succeeded');
  return probes[0];
}

describe('probes', () => {
  it('are asked by the names of their places, for columns that have none', async () => {
    const world = new World(
      planOf([[stepOf('A')]], {
        hazards: [
          {
            code: 'DATA003',
            severity: 'block',
            on: { kind: 'table', name: '[dbo].[T]' },
            message: 'x',
            probe: {
              sql: 'SELECT COUNT_BIG(CASE WHEN a IS NULL THEN 1 END), COUNT_BIG(*) FROM t;',
              says: '{0} of {1} rows',
            },
          },
        ],
      }),
    );
    world.server.hook = (text) => (text.includes('AS probe') ? rows([{ c0: '0', c1: '1204331' }]) : undefined);
    const { probes } = await world.run();
    assert.deepEqual(probes, [
      { code: 'DATA003', on: '[dbo].[T]', count: 0, settled: true, says: '0 of 1,204,331 rows' },
    ]);
    assert.ok(
      world.server.sent.includes(
        'SELECT c0, c1 FROM (SELECT COUNT_BIG(CASE WHEN a IS NULL THEN 1 END), COUNT_BIG(*) FROM t) AS probe (c0, c1);',
      ),
    );
  });

  it('settle a hazard when nothing is there that it is about', async () => {
    assert.equal((await answerTo('DATA001', '{0} rows', { c0: '0' }))?.settled, true);
    assert.equal((await answerTo('DATA001', '{0} rows', { c0: '12' }))?.settled, false);
  });

  it('never settle what a copy has forgotten, or what is a position', async () => {
    assert.equal((await answerTo('HA001', '{0} of 1 table', { c0: 0 }))?.settled, false);
    assert.equal((await answerTo('DATA008', 'its current value is {0}', { c0: '0' }))?.settled, false);
  });

  it('settle lost permissions when the plan grants as many again', async () => {
    const says = '{0} permissions; the plan grants {1} of them again';
    assert.equal((await answerTo('SEC002', says, { c0: 2, c1: 2 }))?.settled, true);
    assert.equal((await answerTo('SEC002', says, { c0: 3, c1: 2 }))?.settled, false);
  });

  it('settle nothing when they cannot be asked, and say why', async () => {
    const answer = await answerTo('DATA001', '{0} rows', serverError(208, "Invalid object name 'dbo.T'."));
    assert.deepEqual(answer, {
      code: 'DATA001',
      on: '[dbo].[T]',
      count: null,
      settled: false,
      says: "Could not be asked: Invalid object name 'dbo.T'.",
    });
  });
});
