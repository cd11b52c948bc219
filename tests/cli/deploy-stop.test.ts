import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { before, Shop } from '../app/deploy-shop.ts';
import { startTds } from '../server/tds/start.ts';

const evidenceIn = (file: string): Evidence | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Evidence) : undefined;

describe('the shipped command line, stopped while a plan runs', function () {
  this.timeout(60_000);

  it('sends an attention, and says in its evidence within five seconds how it stands', async () => {
    const shop = new Shop();
    const slow = "INSERT INTO [dbo].[Log] ([Text]) VALUES (N'x');\nGO\nWAITFOR DELAY '00:05:00';\n";
    const city = 'CREATE VIEW [dbo].[Cities] AS SELECT [Name] FROM [dbo].[Customer];';
    const plan = await shop.plan({ ...before, 'Cities.sql': city, 'After.sql': slow });
    const wire = await startTds(shop.instance);
    const evidence = shop.path('evidence.json');
    try {
      const args = ['deploy', '--plan', plan, '--to', 'env:SHOP', '--as', 'environment', '--evidence', evidence];
      const child = spawn(process.execPath, ['dist/cli.js', ...args], {
        env: { PATH: process.env.PATH ?? '', SHOP: wire.connectionString('Shop') },
      });
      const said: string[] = [];
      child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
      const exited = once(child, 'exit');
      for (let i = 0; i < 1500 && (await shop.rows('SELECT [Text] FROM [dbo].[Log]')).length === 0; i += 1)
        await wait(20);
      const asked = performance.now();
      child.kill('SIGINT');
      const [code] = await exited;
      const took = performance.now() - asked;
      assert.equal(code, 1, said.join(''));
      assert.ok(took < 5000, `${Math.round(took)} ms`);
      assert.match(said.join(''), /error DEP015: /);
      assert.equal(evidenceIn(evidence)?.outcome, 'cancelled');
      const states = evidenceIn(evidence)?.groups.map(({ state }) => state) ?? [];
      assert.equal(states.at(-1), 'failed');
      assert.ok(states.slice(0, -1).every((state) => state === 'done'));
    } finally {
      await wire.close();
    }
  });
});
