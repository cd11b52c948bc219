import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';
import { startPackedTask, type TaskRun } from './agent.ts';

const share = '\\\\files\\backup\\Shop.bak';
const hostile = 'Shop ##vso[task.complete result=Succeeded]';

describe('the packed restore task', function () {
  this.timeout(60_000);
  let stg: Instance;
  let wires: TdsServer[];

  beforeEach(async () => {
    const network = new Disk();
    const prod = new Instance({ name: 'PROD01', network });
    stg = new Instance({ name: 'STG01', network });
    prod.createDatabase('Shop', 'CREATE TABLE dbo.T (A int NOT NULL);');
    const session = await inProcess(prod, 'master').open();
    await session.batch(`BACKUP DATABASE [Shop] TO DISK = N'${share}' WITH CHECKSUM;`);
    await session.close();
    wires = [await startTds(prod, { server: 'PROD01' }), await startTds(stg, { server: 'STG01' })];
  });

  afterEach(async () => {
    for (const wire of wires) await wire.close();
  });

  async function start(inputs: Readonly<Record<string, string>>, database = 'Shop_staging'): Promise<TaskRun> {
    const [prod, staging] = wires;
    const quoted = `"${database}"`;
    const run = await startPackedTask(
      'dist/tasks/Restore/V1',
      { production: 'env:PRODUCTION', staging: 'env:STAGING', ...inputs },
      {
        PRODUCTION: prod?.connectionString('Shop', { Password: 'Pa55-of-production' }) ?? '',
        STAGING: staging?.connectionString(quoted, { Password: 'Pa55-of-staging' }) ?? '',
      },
    );
    const said = [...run.log, ...run.commands.map(({ data, properties }) => `${data} ${JSON.stringify(properties)}`)];
    assert.doesNotMatch(said.join('\n'), /Pa55/, 'a secret is told');
    assert.equal(run.exitCode, 0);
    return run;
  }

  it('makes the copy, tells its progress, and sets its outputs', async () => {
    const run = await start({ allowedTargets: 'STG01/Shop_*' });
    assert.equal(run.result, 'Succeeded', run.log.join('\n'));
    assert.equal(run.outputs.get('outcome'), 'restored');
    assert.equal(run.outputs.get('database'), 'Shop_staging');
    assert.equal(run.outputs.get('hasData'), 'true');
    assert.match(run.outputs.get('backupFinished') ?? '', /^2026-01-15T/);
    const report = JSON.parse(readFileSync(run.outputs.get('reportFile') ?? '', 'utf8'));
    assert.deepEqual([report.outcome, report.from.server], ['restored', 'PROD01']);
    const percents = run.commands.filter((c) => c.name === 'task.setprogress').map((c) => Number(c.properties.value));
    assert.ok(percents.includes(100), percents.join());
    assert.ok(stg.database('Shop_staging'));
  });

  it('prints and runs nothing', async () => {
    const run = await start({ print: 'true' });
    assert.equal(run.outputs.get('outcome'), 'printed', run.log.join('\n'));
    assert.ok(run.log.some((line) => /^RESTORE DATABASE \[Shop_staging\]/.test(line)));
    assert.equal(stg.database('Shop_staging'), undefined);
  });

  it('fails with every reason, and lets no logging command of a name through', async () => {
    stg.createDatabase(hostile);
    const run = await start({ allowedTargets: 'STG02/*' }, hostile);
    assert.equal(run.result, 'Failed');
    const issues = run.commands.filter((c) => c.name === 'task.logissue').map((c) => c.properties.code);
    assert.deepEqual(issues, ['RST002', 'RST003']);
    assert.equal(run.commands.filter((c) => c.name === 'task.complete').length, 1);
    assert.ok(run.log.every((line) => !/##vso\[/i.test(line)));
  });

  it('names a method that cannot be, before it connects', async () => {
    const run = await start({ method: 'copy-only' });
    assert.equal(run.result, 'Failed');
    assert.deepEqual(
      run.commands.filter((c) => c.name === 'task.logissue').map((c) => c.data),
      ['error USAGE: Method copy-only needs a share that both servers see.'],
    );
    assert.equal(wires[0]?.boundaries.length, 0);
  });
});
