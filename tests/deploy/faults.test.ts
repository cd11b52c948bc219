import assert from 'node:assert/strict';
import { SqlSessionError } from '../../src/base/sql-session.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { connectionLost, rows, serverError } from './fake-server.ts';
import { planOf, stepOf, World } from './world.ts';

const plan = planOf([
  [stepOf('A'), stepOf('B')],
  [stepOf('F', { done: 'SELECT CASE WHEN 1 = 1 THEN 1 ELSE 0 END;' })],
  [stepOf('C')],
  [
    stepOf('run Post-deployment script', {
      does: 'script',
      on: { kind: 'script', name: 'Post-deployment script' },
      sql: ['insert 1', 'insert 2'],
    }),
  ],
]);
const all = ['do A', 'do B', 'do F', 'do C', 'insert 1', 'insert 2'];

/** What can go wrong at a message: before the server has it, or after it has run and before its answer arrives. */
const faults = {
  'the connection is cut before': () => connectionLost(),
  'the connection is cut behind': 'cut',
  'the server refuses it': () => serverError(50000),
  'the server runs into a deadlock': () => serverError(1205),
  'a person stops it': (world: World) => {
    world.stop.abort();
    return new SqlSessionError('cancelled', 'Cancelled.');
  },
} as const;

function newWorld(): World {
  const world = new World(plan);
  world.server.hook = (text) => answerDone(world, text);
  return world;
}

const answerDone = (world: World, text: string) =>
  text.includes('AS done (answer)') ? rows([{ answer: world.server.ran.includes('do F') ? 1 : 0 }]) : undefined;

async function messagesOf(): Promise<number> {
  const world = newWorld();
  assert.equal((await world.run()).outcome, 'succeeded');
  return world.server.sent.length;
}

/** Runs with one fault at one message, or from it on. */
async function runWithFault(
  fault: keyof typeof faults,
  at: number,
  lasts: boolean,
): Promise<World & { first: Evidence }> {
  const world = newWorld();
  const make = faults[fault];
  let message = 0;
  const isTime = (): boolean => (lasts ? message >= at : message === at);
  world.server.hook = (text) => {
    message += 1;
    if (make !== 'cut' && isTime()) throw make(world);
    return answerDone(world, text);
  };
  if (make === 'cut') world.server.cutsAnswer = () => isTime();
  const first = await world.run();
  return Object.assign(world, { first });
}

function countOf(list: readonly string[], text: string): number {
  return list.filter((one) => one === text).length;
}

describe('a run with one fault', () => {
  for (const fault of Object.keys(faults) as (keyof typeof faults)[]) {
    for (const lasts of [false, true]) {
      it(`leaves a state that is known: ${fault} a message${lasts ? ' and all behind it' : ''}`, async () => {
        const messages = await messagesOf();
        for (let at = 1; at <= messages; at += 1) {
          const world = await runWithFault(fault, at, lasts);
          const place = `${fault} message ${at}: ${world.server.sent[at - 1]}`;
          const { first, server } = world;
          // Evidence tells the truth: what it says is done is in the journal.
          const journalled = new Set(
            (server.journal ?? []).filter(({ state }) => state === 'done').map(({ group }) => group),
          );
          for (const { number, state } of first.groups) if (state === 'done') assert.ok(journalled.has(number), place);
          assert.notEqual(first.outcome, 'running', place);
          if (first.outcome === 'succeeded') assert.deepEqual(server.ran, all, place);
          else assert.ok(first.problems.length > 0, place);
          assert.deepEqual(world.kept.at(-1), JSON.parse(JSON.stringify(first)), place);
          assert.equal(server.lockedBy, undefined, place);

          const again = new World(plan);
          Object.assign(again, { server });
          server.hook = (text) => answerDone(again, text);
          server.cutsAnswer = () => false;
          const second = await again.run();
          const isUnknown = second.problems.some(({ code }) => code === 'DEP013');
          if (isUnknown) assert.ok(server.ran.length >= 4, place);
          else {
            assert.ok(
              ['succeeded', 'already-done'].includes(second.outcome),
              `${place}: ${JSON.stringify(second.problems)}`,
            );
            assert.deepEqual(server.ran, all, place);
          }
          for (const text of all) assert.ok(countOf(server.ran, text) <= 1, `${place}: ${text} ran twice`);
        }
      });
    }
  }
});
