import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { type ServerMessage, type SqlServer, type SqlSession, SqlSessionError } from '../../src/base/sql-session.ts';

/** A server to test, with a database that may be changed at will. */
export type LiveWorld = {
  readonly server: SqlServer;
  /** The same with another password. */
  readonly stranger: SqlServer;
  /** What the server cannot do, although SQL Server can. */
  readonly lacks: ReadonlySet<'waitfor' | 'lock timeout' | 'procedure names'>;
};

async function failureOf(work: Promise<unknown>): Promise<SqlSessionError> {
  const error = await work.then(
    () => assert.fail('It did not fail.'),
    (e: unknown) => e,
  );
  assert.ok(error instanceof SqlSessionError, String(error));
  return error;
}

async function refusalOf(work: Promise<SqlSession>): Promise<string> {
  const error = await work.then(
    async (session) => {
      await session.close();
      assert.fail('It was let in.');
    },
    (e: unknown) => e,
  );
  assert.ok(error instanceof RehearsalError, String(error));
  return error.message;
}

/** What every server must do for a session; each test opens its own. */
export function sessionSuite(title: string, world: () => LiveWorld): void {
  describe(title, function () {
    this.timeout(60_000);
    const open: SqlSession[] = [];
    const session = async (database?: string): Promise<SqlSession> => {
      const opened = await world().server.open(database);
      open.push(opened);
      return opened;
    };
    afterEach(async () => {
      for (const one of open.splice(0)) await one.close();
    });

    describe('connecting', () => {
      it('leads to the database that is named, or to another', async () => {
        const [row] = await (await session()).query('SELECT DB_NAME() AS db');
        assert.equal(String(row?.db).toLowerCase(), world().server.database.toLowerCase());
        const [master] = await (await session('master')).query('SELECT DB_NAME() AS db');
        assert.equal(master?.db, 'master');
      });

      it('is refused in words for a wrong password and for a database that is not there', async () => {
        assert.match(await refusalOf(world().stranger.open()), /CON012: .*18456/);
        assert.match(
          await refusalOf(world().server.open('rehearsal_live_absent')),
          /CON01[35]: .*rehearsal_live_absent/,
        );
      });
    });

    describe('batches', () => {
      it('are one session: what one sets, declares or creates is there for the next', async () => {
        const one = await session();
        const spid = async (): Promise<unknown> => (await one.query('SELECT @@SPID AS spid'))[0]?.spid;
        const before = await spid();
        await one.batch('CREATE TABLE #kept (A int NOT NULL)');
        await one.batch('INSERT INTO #kept (A) VALUES (1)');
        await one.batch('INSERT INTO #kept (A) VALUES (2)');
        const rows = await one.query('SELECT A FROM #kept WHERE A > @least', { least: 1 });
        assert.deepEqual(rows, [{ A: 2 }]);
        assert.equal(await spid(), before);
      });

      it('give result sets and counts in order', async () => {
        const one = await session();
        await one.batch('CREATE TABLE #t (A int NOT NULL)');
        const result = await one.batch(
          'INSERT INTO #t (A) VALUES (1); SELECT A FROM #t; SELECT A AS B FROM #t WHERE A = 2',
        );
        assert.deepEqual(
          result.resultSets.map(({ columns, rows }) => [columns, rows]),
          [
            [['A'], [{ A: 1 }]],
            [['B'], []],
          ],
        );
        assert.equal(result.rowsAffected[0], 1);
      });

      it('may hold what must stand alone in a batch', async () => {
        const one = await session();
        // In lower case, because Babelfish keeps no other.
        await one.batch('CREATE VIEW dbo.alone AS SELECT 1 AS A');
        assert.deepEqual(await one.query('SELECT name FROM sys.views WHERE name = @name', { name: 'alone' }), [
          { name: 'alone' },
        ]);
        await one.batch('DROP VIEW dbo.alone');
      });

      it('say what they print while they run, and how severe it is', async () => {
        const one = await session();
        const heard: ServerMessage[] = [];
        await one.batch("PRINT N'first'; RAISERROR (N'second', 10, 5) WITH NOWAIT;", {
          onMessage: (m) => heard.push(m),
        });
        assert.deepEqual(
          heard.map(({ message }) => message),
          ['first', 'second'],
        );
        assert.ok(heard.every(({ severity }) => severity <= 10));
      });
    });

    describe('values', () => {
      it('keep every digit', async () => {
        const one = await session();
        const [row] = await one.query(
          `SELECT CAST(1 AS bit) AS b, CAST(9223372036854775807 AS bigint) AS big, CAST(N'Ω' AS nvarchar(10)) AS n,
            CAST(12345678901234567890123456789012345678 AS decimal(38, 0)) AS d, CAST(NULL AS int) AS nothing`,
        );
        assert.deepEqual(row, {
          b: true,
          big: '9223372036854775807',
          n: 'Ω',
          d: '12345678901234567890123456789012345678',
          nothing: null,
        });
      });
    });

    describe('transactions', () => {
      const tables = async (like: SqlSession, name: string): Promise<number> =>
        (await like.query('SELECT name FROM sys.tables WHERE name = @name', { name })).length;

      it('last across batches and roll back what they created', async () => {
        const one = await session();
        await one.batch('BEGIN TRANSACTION');
        await one.batch('CREATE TABLE dbo.Undone (A int NOT NULL)');
        assert.equal(await tables(one, 'Undone'), 1);
        await one.batch('ROLLBACK TRANSACTION');
        assert.equal(await tables(one, 'Undone'), 0);
      });

      it('are kept by COMMIT, and rolled back when the session ends', async () => {
        const one = await session();
        await one.batch('BEGIN TRANSACTION; CREATE TABLE dbo.Kept (A int NOT NULL); COMMIT TRANSACTION');
        await one.batch('BEGIN TRANSACTION; CREATE TABLE dbo.Lost (A int NOT NULL)');
        await one.close();
        const two = await session();
        // The server may take a moment to notice.
        for (let i = 0; i < 100 && (await tables(two, 'Lost')) > 0; i += 1) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        assert.deepEqual([await tables(two, 'Kept'), await tables(two, 'Lost')], [1, 0]);
        await two.batch('DROP TABLE dbo.Kept');
      });

      it('end at the first error under XACT_ABORT', async () => {
        const one = await session();
        await one.batch('SET XACT_ABORT ON; BEGIN TRANSACTION; CREATE TABLE dbo.Half (A int NOT NULL)');
        const error = await failureOf(one.batch('CREATE TABLE dbo.Half (A int NOT NULL)'));
        assert.equal(error.number, 2714);
        assert.deepEqual(await one.query('SELECT @@TRANCOUNT AS n'), [{ n: 0 }]);
        assert.equal(await tables(one, 'Half'), 0);
      });
    });

    describe('locks', () => {
      const lock = `DECLARE @r int; EXEC @r = sp_getapplock @Resource = N'rehearsal', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = 0; SELECT @r AS r`;
      const taken = async (by: SqlSession): Promise<unknown> => (await by.batch(lock)).resultSets.at(-1)?.rows[0]?.r;

      it('of applications belong to one session, and end with it', async () => {
        const one = await session();
        const two = await session();
        assert.equal(await taken(one), 0);
        // -1 for the time that ran out; Babelfish says -999.
        assert.ok(Number(await taken(two)) < 0);
        await one.close();
        let result = await taken(two);
        for (let i = 0; i < 100 && result !== 0; i += 1) {
          await new Promise((resolve) => setTimeout(resolve, 20));
          result = await taken(two);
        }
        assert.equal(result, 0);
      });

      it('are waited for as long as LOCK_TIMEOUT says (1222)', async function () {
        if (world().lacks.has('lock timeout')) this.skip();
        const one = await session();
        await one.batch('CREATE TABLE dbo.Held (A int NOT NULL)');
        await one.batch('BEGIN TRANSACTION; ALTER TABLE dbo.Held ADD B int NULL');
        const two = await session();
        await two.batch('SET LOCK_TIMEOUT 50');
        assert.equal((await failureOf(two.batch('ALTER TABLE dbo.Held ADD C int NULL'))).number, 1222);
        await one.batch('ROLLBACK TRANSACTION; DROP TABLE dbo.Held');
      });
    });

    describe('errors', () => {
      it('have the number of the server, and leave the session usable', async () => {
        const one = await session();
        await one.batch('CREATE TABLE dbo.Twice (A int NOT NULL)');
        const error = await failureOf(one.batch('CREATE TABLE dbo.Twice (A int NOT NULL)'));
        assert.deepEqual([error.failure, error.number, error.errors[0]?.severity], ['server', 2714, 16]);
        await one.batch('DROP TABLE dbo.Twice');
        assert.equal((await failureOf(one.batch('DROP TABLE dbo.Twice'))).number, 3701);
      });

      it('of procedures arrive with number, text and state', async () => {
        const one = await session();
        await one.batch(`CREATE PROCEDURE dbo.Fails AS BEGIN\n  RAISERROR (N'bad', 16, 3);\nEND`);
        const error = await failureOf(one.batch('EXEC dbo.Fails'));
        await one.batch('DROP PROCEDURE dbo.Fails');
        assert.deepEqual([error.number, error.message, error.errors[0]?.state], [50000, 'bad', 3]);
      });

      it('of procedures name the procedure', async function () {
        if (world().lacks.has('procedure names')) this.skip();
        const one = await session();
        await one.batch(`CREATE PROCEDURE dbo.Fails AS BEGIN\n  RAISERROR (N'bad', 16, 3);\nEND`);
        const error = await failureOf(one.batch('EXEC dbo.Fails'));
        await one.batch('DROP PROCEDURE dbo.Fails');
        assert.match(error.errors[0]?.procedure ?? '', /fails/i);
      });

      it('of a statement that is cancelled say so, and the session goes on', async function () {
        if (world().lacks.has('waitfor')) this.skip();
        const one = await session();
        const stop = new AbortController();
        const waiting = one.batch("RAISERROR (N'now', 0, 1) WITH NOWAIT; WAITFOR DELAY '00:00:30'", {
          signal: stop.signal,
          onMessage: () => stop.abort(),
        });
        const begun = Date.now();
        assert.equal((await failureOf(waiting)).failure, 'cancelled');
        assert.ok(Date.now() - begun < 10_000);
        assert.deepEqual(await one.query('SELECT 1 AS one'), [{ one: 1 }]);
      });
    });
  });
}
