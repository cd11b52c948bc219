import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { DeployResult } from '../../src/app/deploy-plan.ts';
import { openServer } from '../../src/server/open-server.ts';
import { parseConnectionString } from '../../src/server/parse-connection-string.ts';
import type { CutSide } from '../server/tds/faults.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';
import { Shop, said } from './deploy-shop.ts';

const ports = {
  wait: async () => {},
  token: () => assert.fail('not asked for'),
  integrated: () => assert.fail('not asked for'),
};

/** A shop behind a real wire. */
async function overTds(test: (shop: Shop, wire: TdsServer, plan: string) => Promise<void>): Promise<void> {
  const shop = new Shop();
  const plan = await shop.plan();
  const wire = await startTds(shop.instance);
  shop.server = openServer(parseConnectionString(wire.connectionString('Shop')), ports);
  try {
    await test(shop, wire, plan);
  } finally {
    await wire.close();
  }
}

/** The server hears of a closed connection a moment later. */
async function allClosed(wire: TdsServer): Promise<void> {
  for (let i = 0; i < 20 && wire.connections > 0; i += 1) await wait(5);
  assert.equal(wire.connections, 0, 'every session is closed');
}

const logged = (shop: Shop) => shop.rows('SELECT [Text] AS [text] FROM [dbo].[Log]');

/** The messages of a run that nothing disturbs; those of another run on an equal shop are the same. */
let undisturbed: TdsServer['boundaries'] = [];

async function cutAt(
  text: RegExp,
  side: CutSide,
  check: (result: DeployResult, shop: Shop) => Promise<void>,
): Promise<void> {
  const message = undisturbed.find((boundary) => text.test(boundary.text))?.message;
  assert.ok(message !== undefined, `no message is ${text}`);
  await overTds(async (shop, wire, plan) => {
    wire.inject({ cutAtMessage: { message, side }, manner: 'reset' });
    const result = await shop.deploy(plan);
    assert.ok(wire.struck);
    await check(result, shop);
    await allClosed(wire);
  });
}

describe('a plan folder over TDS', function () {
  this.timeout(60_000);

  it('runs, arrives, and does not run again', () =>
    overTds(async (shop, wire, plan) => {
      const result = await shop.deploy(plan);
      assert.equal(result.outcome, 'succeeded', said(result));
      undisturbed = wire.boundaries;
      wire.inject({});
      assert.deepEqual(await logged(shop), ['EU', 'EU']);
      assert.equal((await shop.deploy(plan)).outcome, 'already-done');
      await allClosed(wire);
    }));

  it('goes on when the connection is cut behind a COMMIT', () =>
    cutAt(/COMMIT TRANSACTION/, 'after', async (result, shop) => {
      assert.equal(result.outcome, 'succeeded', said(result));
      assert.equal(result.evidence.groups[0]?.retries, 0);
      assert.deepEqual(await logged(shop), ['EU', 'EU']);
    }));

  it('goes on when the connection is cut in a step', () =>
    cutAt(/^ALTER TABLE/, 'after', async (result) => {
      assert.equal(result.outcome, 'succeeded', said(result));
      assert.ok(result.evidence.groups.some(({ retries }) => retries === 1));
    }));

  it('never runs a script twice when the connection is cut in it', () =>
    cutAt(/^INSERT INTO \[dbo\]\.\[Log\]/, 'after', async (result, shop) => {
      assert.equal(result.outcome, 'failed');
      assert.match(said(result), /^DEP013 /);
      assert.deepEqual(await logged(shop), ['EU']);
    }));
});
