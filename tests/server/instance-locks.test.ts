import assert from 'node:assert/strict';
import type { SqlServer, SqlSession } from '../../src/base/sql-session.ts';
import { failure, list } from './ask.ts';
import { inProcess } from './in-process.ts';
import { Instance } from './instance/instance.ts';
import { deadlockVictim, failing, serverError } from './instance/intercept.ts';

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe('locks of the instance in memory', () => {
  let instance: Instance;
  let server: SqlServer;
  let one: SqlSession;
  let two: SqlSession;
  beforeEach(async () => {
    instance = new Instance();
    instance.createDatabase(
      'Shop',
      'CREATE TABLE dbo.A (X int NULL); CREATE TABLE dbo.B (X int NULL); INSERT INTO dbo.A VALUES (1);',
    );
    server = inProcess(instance, 'Shop');
    one = await server.open();
    two = await server.open();
  });

  it('times out with 1222 where another session has written and not committed', async () => {
    await one.batch('BEGIN TRANSACTION; UPDATE dbo.A SET X = 2;');
    await two.batch('SET LOCK_TIMEOUT 10;');
    assert.equal((await failure(two.batch('SELECT X FROM dbo.A;'))).number, 1222);
    assert.equal((await failure(two.batch('ALTER TABLE dbo.A ADD Y int NULL;'))).number, 1222);
    assert.deepEqual(await list(two, 'SELECT COUNT(*) FROM dbo.B;'), [0]);
    await two.batch('ALTER TABLE dbo.B ADD Y int NULL;');
    await one.batch('ROLLBACK;');
    assert.deepEqual(await list(two, 'SELECT X FROM dbo.A;'), [1]);
  });

  it('waits for the end of the other transaction and then goes on', async () => {
    await one.batch('BEGIN TRANSACTION; ALTER TABLE dbo.A ADD Y int NULL;');
    const seen: string[] = [];
    const waiting = list(two, "SELECT COUNT(*) FROM sys.columns WHERE object_id = OBJECT_ID(N'dbo.A');").then((n) => {
      seen.push('read');
      return n;
    });
    await pause(5);
    assert.deepEqual(
      await list(one, 'SELECT blocking_session_id FROM sys.dm_exec_requests WHERE session_id = 52;'),
      [51],
    );
    seen.push('commit');
    await one.batch('COMMIT;');
    assert.deepEqual(await waiting, [2]);
    assert.deepEqual(seen, ['commit', 'read']);
  });

  it('undoes the work of two sessions apart', async () => {
    await one.batch('BEGIN TRANSACTION; INSERT INTO dbo.A VALUES (10);');
    await two.batch('BEGIN TRANSACTION; INSERT INTO dbo.B VALUES (20);');
    await one.batch('ROLLBACK;');
    await two.batch('COMMIT;');
    assert.deepEqual(await list(two, 'SELECT COUNT(*) FROM dbo.A;'), [1]);
    assert.deepEqual(await list(two, 'SELECT X FROM dbo.B;'), [20]);
  });

  it('finds the deadlock of two transactions and chooses a victim', async () => {
    await one.batch('BEGIN TRANSACTION; UPDATE dbo.A SET X = 2;');
    await two.batch('BEGIN TRANSACTION; INSERT INTO dbo.B VALUES (1);');
    const waiting = one.batch('INSERT INTO dbo.B VALUES (2);');
    await pause(5);
    const error = await failure(two.batch('UPDATE dbo.A SET X = 3;'));
    assert.deepEqual([error.number, error.errors[0]?.severity], [1205, 13]);
    await waiting;
    await one.batch('COMMIT;');
    assert.deepEqual(await list(two, 'SELECT X FROM dbo.B;'), [2]);
  });

  it('gives application locks to one session at a time', async () => {
    const take = (owner: string, timeout: number) =>
      `DECLARE @r int; EXEC @r = sys.sp_getapplock @Resource = N'Rehearsal', @LockMode = 'Exclusive', @LockOwner = '${owner}', @LockTimeout = ${timeout}; SELECT @r;`;
    assert.deepEqual(await list(one, take('Session', 0)), [0]);
    assert.deepEqual(await list(two, take('Session', 10)), [-1]);
    assert.deepEqual(await list(two, "SELECT APPLOCK_TEST('public', 'Rehearsal', 'Exclusive', 'Session')"), [0]);
    assert.deepEqual(await list(one, "SELECT APPLOCK_MODE('public', 'Rehearsal', 'Session')"), ['Exclusive']);
    const holder = `SELECT s.program_name FROM sys.dm_tran_locks AS l JOIN sys.dm_exec_sessions AS s ON s.session_id = l.request_session_id
      WHERE l.resource_type = N'APPLICATION' AND l.resource_description LIKE N'%Rehearsal%'`;
    assert.deepEqual(await list(two, holder), ['Database Rehearsal']);
    const waiting = list(two, take('Session', 5000));
    await pause(5);
    await one.batch("EXEC sp_releaseapplock @Resource = N'Rehearsal', @LockOwner = 'Session';");
    assert.deepEqual(await waiting, [1]);
    await two.close();
    assert.deepEqual(await list(one, take('Transaction', 0)), [-999]);
    assert.deepEqual(await list(one, `BEGIN TRANSACTION; ${take('Transaction', 0)}`), [0]);
    await one.batch('COMMIT;');
    assert.deepEqual(await list(one, "SELECT APPLOCK_MODE('public', 'Rehearsal', 'Transaction')"), ['NoLock']);
  });

  it('ends another session with KILL and undoes its work', async () => {
    await two.batch('BEGIN TRANSACTION; DELETE FROM dbo.A;');
    await one.batch('KILL 52;');
    assert.deepEqual(await list(one, 'SELECT COUNT(*) FROM dbo.A;'), [1]);
    assert.equal((await failure(two.batch('SELECT 1;'))).failure, 'connection');
    assert.equal((await failure(one.batch('KILL 99;'))).number, 6106);
  });

  it('stops at an attention, and keeps the transaction without XACT_ABORT', async () => {
    const stop = new AbortController();
    const waiting = one.batch("BEGIN TRANSACTION; INSERT INTO dbo.B VALUES (1); WAITFOR DELAY '00:00:10';", {
      signal: stop.signal,
    });
    await pause(5);
    stop.abort();
    assert.equal((await failure(waiting)).failure, 'cancelled');
    assert.deepEqual(await list(one, 'SELECT @@TRANCOUNT'), [1]);
    await one.batch('ROLLBACK; SET XACT_ABORT ON;');
    const timed = one.batch("BEGIN TRANSACTION; INSERT INTO dbo.B VALUES (1); WAITFOR DELAY '00:00:10';", {
      timeout: 10,
    });
    assert.equal((await failure(timed)).failure, 'timeout');
    assert.deepEqual(await list(one, 'SELECT @@TRANCOUNT'), [0]);
  });

  it('ends what runs when the connection is closed', async () => {
    const running = one.batch("BEGIN TRANSACTION; DELETE FROM dbo.A; WAITFOR DELAY '00:01:00'; COMMIT;");
    await pause(5);
    await one.close();
    await running;
    assert.deepEqual(await list(two, 'SELECT COUNT(*) FROM dbo.A;'), [1]);
    assert.equal(instance.locks.grants.length, 0);
  });

  it('lets a test fail statements and run others between them', async () => {
    instance.intercept = failing(/^ALTER TABLE dbo\.A/, () => deadlockVictim());
    assert.equal((await failure(one.batch('BEGIN TRANSACTION; ALTER TABLE dbo.A ADD Y int NULL;'))).number, 1205);
    assert.deepEqual(await list(one, 'SELECT @@TRANCOUNT'), [0]);
    instance.intercept = ({ spid, text }) =>
      spid === 51 && text.startsWith('ALTER') ? two.batch('DROP TABLE dbo.A;').then(() => undefined) : undefined;
    assert.equal((await failure(one.batch('ALTER TABLE dbo.A ADD Y int NULL;'))).number, 4902);
    instance.intercept = ({ count }) => {
      if (count === instance.statements) throw serverError(1105, 'Could not allocate space.', 17, 2);
      return undefined;
    };
    assert.equal((await failure(one.batch('PRINT 1;'))).errors[0]?.severity, 17);
  });
});
