import assert from 'node:assert/strict';
import { restoreStaging } from '../../src/app/restore-staging.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { run } from '../../src/cli/run.ts';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { overTds } from '../server/over-tds.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';

const share = '\\\\files\\backup\\Shop.bak';
const name = "Shop's ]🎭";

describe('TDS: a restore of staging', () => {
  let prod: Instance;
  let stg: Instance;
  let wires: TdsServer[];
  let world: Parameters<typeof restoreStaging>[1] & { readonly lines: string[]; readonly percents: number[] };

  beforeEach(async () => {
    const network = new Disk();
    prod = new Instance({ name: 'PROD01', network });
    stg = new Instance({ name: 'STG01', network });
    prod.createDatabase('Shop', 'CREATE TABLE dbo.T (A int NOT NULL);\nGO\nINSERT INTO dbo.T (A) VALUES (1);\nGO');
    const session = await inProcess(prod, 'master').open();
    await session.batch(`BACKUP DATABASE [Shop] TO DISK = N'${share}' WITH CHECKSUM;`);
    await session.close();
    wires = [await startTds(prod, { server: 'PROD01' }), await startTds(stg, { server: 'STG01' })];
    const [first, second] = wires;
    const [lines, percents]: [string[], number[]] = [[], []];
    world = {
      lines,
      percents,
      line: (text) => lines.push(text),
      percent: (value) => percents.push(value),
      server: async (connection) =>
        connection === 'env:PROD' ? overTds(first as TdsServer, 'Shop') : overTds(second as TdsServer, name),
    };
  });

  afterEach(async () => {
    for (const wire of wires) await wire.close();
  });

  const asked = { from: ['env:PROD'], to: 'env:STG', allowedTargets: [], simple: false, print: false };

  it('is the same through the driver: progress, values of every type, names that are hard to write', async () => {
    const report = await restoreStaging(asked, world);
    assert.equal(report.from.databaseGuid, prod.database('Shop')?.guid);
    assert.match(report.from.backupFinished ?? '', /^2026-01-15T12:00:00/);
    assert.match(report.from.lastLsn ?? '', /^\d{10,25}$/);
    assert.equal(world.percents.at(-1), 100);
    assert.ok(stg.database(name));
    assert.equal((await restoreStaging(asked, world)).outcome, 'restored');
  });

  it('refuses production behind two doors of one server', async () => {
    const door = await startTds(prod, { server: 'STG01' });
    wires.push(door);
    const server = async (connection: string) =>
      connection === 'env:PROD' ? overTds(wires[0] as TdsServer, 'Shop') : overTds(door, 'shop');
    const error = await restoreStaging(asked, { ...world, server }).then(
      () => assert.fail('It was not refused.'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof RehearsalError);
    assert.deepEqual([...new Set(error.diagnostics.map(({ code }) => code))], ['RST001', 'RST002']);
  });

  it('runs from the command line: a script on standard output, progress beside it', async () => {
    const [first, second] = wires;
    process.env.REHEARSAL_TEST_PROD = first?.connectionString('Shop', { Password: 'Pa55-one' });
    process.env.REHEARSAL_TEST_STG = second?.connectionString('Shop_staging', { Password: 'Pa55-two' });
    const rehearsal = async (...line: string[]) => {
      const [out, error]: [string[], string[]] = [[], []];
      const from = ['--from', 'env:REHEARSAL_TEST_PROD', '--to', 'env:REHEARSAL_TEST_STG'];
      const code = await run(['restore', ...from, ...line], { out: (t) => out.push(t), error: (t) => error.push(t) });
      assert.doesNotMatch([...out, ...error].join(), /Pa55/);
      return { code, out, error: error.join('\n') };
    };
    try {
      const printed = await rehearsal('--print', '--allow', 'STG01/*');
      assert.equal(printed.code, 0, printed.error);
      assert.ok(printed.out.includes('USE [master];'));
      assert.equal(stg.database('Shop_staging'), undefined);
      const made = await rehearsal('--json', '--simple');
      assert.equal(made.code, 0, made.error);
      assert.equal(JSON.parse(made.out.join('')).outcome, 'restored');
      assert.match(made.error, /Restoring \[Shop_staging\]: 100%/);
      const refused = await rehearsal('--allow', 'STG02/*');
      assert.deepEqual([refused.code, refused.out], [1, []]);
      assert.match(refused.error, /^error RST003: \[Shop_staging\] on STG01 is not among the allowed targets\./m);
      const wrong = await rehearsal('--method', 'copy-only');
      assert.equal(wrong.code, 2);
    } finally {
      delete process.env.REHEARSAL_TEST_PROD;
      delete process.env.REHEARSAL_TEST_STG;
    }
  });
});
