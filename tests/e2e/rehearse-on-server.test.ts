import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { startTds } from '../server/tds/start.ts';

describe('npm run rehearse -- --server', function () {
  this.timeout(180_000);

  it('goes the whole way with the sample shop, and leaves no database behind', async () => {
    const instance = new Instance({ name: 'LOCAL', now: Date.now, network: new Disk() });
    const tds = await startTds(instance, { server: 'LOCAL', password: 'Not-in-any-log-7' });
    try {
      const child = spawn(process.execPath, ['build/scripts/rehearse.js', '--server'], {
        env: {
          PATH: process.env.PATH ?? '',
          REHEARSAL_SERVER: tds.connectionString('master'),
          REHEARSAL_BACKUPS: '\\\\files\\backup',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      const [code] = (await once(child, 'close')) as [number | null];
      assert.equal(code, 0, output);
      assert.match(output, /Rehearsed on a copy of RehearsalShop_\d+ on LOCAL/);
      assert.match(output, /Promoted to RehearsalShop_\d+ on LOCAL/);
      assert.ok(!output.includes('Not-in-any-log-7'));
      assert.deepEqual([...instance.databases.keys()].sort(), ['master', 'model', 'msdb', 'tempdb']);
    } finally {
      await tds.close();
    }
  });
});
