import assert from 'node:assert/strict';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { connectionLost, empty, rows, serverError } from './fake-server.ts';
import { planOf, stepOf, World } from './world.ts';

const codes = ({ problems }: Evidence): string[] => problems.map(({ code }) => code);
const script = stepOf('run Post-deployment script', {
  does: 'script',
  on: { kind: 'script', name: 'Post-deployment script' },
  sql: ['insert 1', 'insert 2'],
});
const fullText = stepOf('F', { done: 'SELECT CASE WHEN 1 = 1 THEN 1 ELSE 0 END;' });
const isDoneQuery = (text: string): boolean => text.includes('AS done (answer)');

/** Cuts the connection at the first text that fits, before or after it has run. */
function cutOnce(world: World, fits: (text: string) => boolean, when: 'before' | 'after'): void {
  let left = 1;
  const isTime = (text: string): boolean => fits(text) && left-- > 0;
  if (when === 'after') world.server.cutsAnswer = isTime;
  else
    world.server.hook = (text) => {
      if (isTime(text)) throw connectionLost();
      return undefined;
    };
}

describe('a step outside of transactions', () => {
  it('writes that it has begun, and that it is done', async () => {
    const world = new World(planOf([[fullText]]));
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.deepEqual(
      world.server.journal?.map(({ step, state }) => `${step} ${state}`),
      ['F started', 'F done'],
    );
  });

  it('asks the database whether it was done, when the connection was lost in it', async () => {
    for (const [answer, times] of [
      [1, 1],
      [0, 2],
    ] as const) {
      const world = new World(planOf([[fullText]]));
      cutOnce(world, (text) => text === 'do F', 'after');
      const { hook } = world.server;
      world.server.hook = (text, session) => (isDoneQuery(text) ? rows([{ answer }]) : hook(text, session));
      const evidence = await world.run();
      assert.equal(evidence.outcome, 'succeeded', JSON.stringify(evidence.problems));
      assert.equal(world.server.ran.length, times);
      assert.equal(world.server.journal?.at(-1)?.state, 'done');
    }
  });

  it('looks at the object where the plan has no such question', async () => {
    const one = stepOf('G');
    const plan = planOf([[one]]);
    const world = new World({ ...plan, groups: plan.groups.map((group) => ({ ...group, transaction: false })) });
    cutOnce(world, (text) => text === 'do G', 'after');
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.deepEqual(world.server.ran, ['do G']);
  });

  it('fails without a retry, and is asked about the next time', async () => {
    const world = new World(planOf([[fullText]]));
    world.server.hook = (text) => {
      if (text === 'do F') throw serverError(1222);
      return isDoneQuery(text) ? rows([{ answer: 0 }]) : undefined;
    };
    assert.equal((await world.run()).outcome, 'failed');
    world.server.hook = (text) => (isDoneQuery(text) ? rows([{ answer: 0 }]) : undefined);
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.deepEqual(world.server.ran, ['do F']);
  });
});

describe('a script of the project', () => {
  const plan = planOf([[stepOf('A')], [script]]);

  it('never runs twice: not in another run', async () => {
    const world = new World(plan);
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.equal((await world.run()).outcome, 'already-done');
    assert.deepEqual(world.server.ran, ['do A', 'insert 1', 'insert 2']);
  });

  it('runs once when the connection is lost before it or behind it', async () => {
    const places = [
      [(text: string) => text.includes("'started'"), 'before'],
      [(text: string) => text.includes("'started'"), 'after'],
      [(text: string) => text.includes('INSERT') && text.includes("'done'") && !text.includes('COMMIT'), 'before'],
      [(text: string) => text.includes('INSERT') && text.includes("'done'") && !text.includes('COMMIT'), 'after'],
    ] as const;
    for (const [fits, when] of places) {
      const world = new World(plan);
      cutOnce(world, fits, when);
      const evidence = await world.run();
      assert.equal(evidence.outcome, 'succeeded', JSON.stringify(evidence.problems));
      assert.deepEqual(world.server.ran, ['do A', 'insert 1', 'insert 2']);
    }
  });

  it('is done for its evidence when only the answer behind it was lost, without a retry too', async () => {
    for (const when of ['before', 'after'] as const) {
      const world = new World(plan);
      cutOnce(world, (text) => /INSERT[\s\S]*'done'/.test(text) && !text.includes('COMMIT'), when);
      const evidence = await world.run({ retries: 0 });
      assert.equal(evidence.outcome, 'succeeded', JSON.stringify(evidence.problems));
      assert.deepEqual(world.server.ran, ['do A', 'insert 1', 'insert 2']);
    }
  });

  it('does not run again by itself when the connection is lost in it', async () => {
    const world = new World(plan);
    cutOnce(world, (text) => text === 'insert 2', 'after');
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'failed');
    assert.deepEqual(codes(evidence), ['DEP013']);
    assert.match(evidence.problems[0]?.hint ?? '', /UPDATE .*__RehearsalJournal.* SET \[State\] = 'done' WHERE/);
    assert.deepEqual(codes(await world.run()), ['DEP013']);
    assert.deepEqual(world.server.ran, ['do A', 'insert 1', 'insert 2']);
    for (const row of world.server.journal ?? []) row.state = 'done';
    assert.equal((await world.run()).outcome, 'already-done');
  });

  it('does not run again by itself after an error in it', async () => {
    const world = new World(plan);
    world.server.hook = (text) => {
      if (text === 'insert 2') throw serverError(2627);
      return undefined;
    };
    assert.deepEqual(codes(await world.run()), ['DEP010', 'DEP013']);
    world.server.hook = () => undefined;
    assert.deepEqual(codes(await world.run()), ['DEP013']);
  });

  it('fails when it leaves a transaction open', async () => {
    const world = new World(plan);
    world.server.hook = (text) => {
      if (!text.includes('AS open_transactions')) return undefined;
      return rows([{ database_name: 'Shop', open_transactions: 1 }]);
    };
    assert.deepEqual(codes(await world.run()), ['DEP014']);
  });

  it('fails when it has stopped itself', async () => {
    const world = new World(plan);
    world.server.hook = (text) => (text.includes('AS open_transactions') ? empty : undefined);
    assert.deepEqual(codes(await world.run()), ['DEP025']);
    assert.ok(world.server.sent.includes('SET NOEXEC OFF;'));
  });

  it('is led back to the database when it has gone to another', async () => {
    const world = new World(plan);
    world.server.hook = (text) =>
      text.includes('AS open_transactions') ? rows([{ database_name: 'msdb', open_transactions: 0 }]) : undefined;
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.ok(world.server.sent.includes('USE [Shop];'));
  });
});
