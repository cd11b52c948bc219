import assert from 'node:assert/strict';
import type { SqlServer } from '../../src/base/sql-session.ts';
import { failure } from './ask.ts';
import { inProcess } from './in-process.ts';
import { Instance } from './instance/instance.ts';

const script = `CREATE TABLE dbo.Customer (CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(40) NULL);
GO
CREATE PROCEDURE dbo.Fail AS
BEGIN
  PRINT 'in';
  RAISERROR ('bad %d', 16, 3, 7);
END
GO`;

function shop(): SqlServer {
  const instance = new Instance({ name: 'PROD01' });
  instance.createDatabase('Shop', script);
  return inProcess(instance, 'Shop');
}

describe('the instance in memory', () => {
  it('answers queries of the catalog with the types that are documented', async () => {
    const session = await shop().open();
    const { resultSets } = await session.batch(
      `SELECT name, object_id, is_ms_shipped FROM sys.tables; SELECT c.name, c.max_length, c.is_nullable FROM sys.columns AS c
       WHERE c.object_id = OBJECT_ID(N'dbo.Customer') ORDER BY c.column_id;`,
    );
    assert.deepEqual(resultSets[0]?.columns, ['name', 'object_id', 'is_ms_shipped']);
    assert.equal(resultSets[0]?.rows[0]?.name, 'Customer');
    assert.equal(resultSets[0]?.rows[0]?.is_ms_shipped, false);
    assert.deepEqual(resultSets[1]?.rows, [
      { name: 'CustomerId', max_length: 4, is_nullable: false },
      { name: 'Name', max_length: 80, is_nullable: true },
    ]);
  });

  it('knows who and where it is', async () => {
    const session = await shop().open();
    const [row] = await session.query(
      "SELECT DB_NAME() AS db, @@SERVERNAME AS server, CONVERT(nvarchar(128), SERVERPROPERTY(N'ProductVersion')) AS version, @@SPID AS spid",
    );
    assert.deepEqual(row, { db: 'Shop', server: 'PROD01', version: '16.0.4135.4', spid: 51 });
  });

  it('gives parameters their names and types', async () => {
    const session = await shop().open();
    const rows = await session.query('SELECT name FROM sys.columns WHERE name = @name AND is_nullable = @nullable', {
      name: 'Name',
      nullable: true,
    });
    assert.deepEqual(rows, [{ name: 'Name' }]);
  });

  it('says the types of variables and aggregates', async () => {
    const instance = new Instance();
    const session = instance.login({ application: 'test' });
    assert.ok('execute' in session);
    const types: string[] = [];
    const ignore = (): void => undefined;
    await session.execute(
      {
        text: 'DECLARE @d decimal(9, 2) = 1.5; SELECT @d, @g, COUNT_BIG(*), @@TRANCOUNT, MAX(d.name) FROM sys.databases AS d;',
        parameters: [{ name: 'g', value: null, type: 'uniqueidentifier' }],
      },
      {
        columns: (columns) => types.push(...columns.map(({ type }) => type)),
        row: (values) => assert.deepEqual(values, ['1.50', null, '4', 0, 'tempdb']),
        done: ignore,
        message: ignore,
        error: ({ message }) => assert.fail(message),
        database: ignore,
      },
      new AbortController().signal,
    );
    assert.deepEqual(types, ['decimal(9,2)', 'uniqueidentifier', 'bigint', 'int', 'sysname']);
  });

  it('keeps a transaction open across batches and undoes it', async () => {
    const server = shop();
    const session = await server.open();
    await session.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    await session.batch('ALTER TABLE dbo.T ADD B int NULL;');
    assert.equal((await session.query('SELECT @@TRANCOUNT AS n'))[0]?.n, 1);
    await session.batch('ROLLBACK;');
    assert.equal((await session.query("SELECT OBJECT_ID(N'dbo.T') AS id"))[0]?.id, null);
    await session.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int); COMMIT;');
    const other = await server.open();
    assert.notEqual((await other.query("SELECT OBJECT_ID(N'dbo.T') AS id"))[0]?.id, null);
  });

  it('undoes what a closed session has left open', async () => {
    const server = shop();
    const session = await server.open();
    await session.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    await session.close();
    const other = await server.open();
    assert.equal((await other.query("SELECT OBJECT_ID(N'dbo.T') AS id"))[0]?.id, null);
  });

  it('says errors with their number, line and procedure, and goes on behind those that end a statement', async () => {
    const session = await shop().open();
    const error = await failure(session.batch("PRINT 'a';\nEXEC dbo.Fail;\nPRINT 'b';"));
    assert.deepEqual(error.errors, [
      { number: 50000, severity: 16, state: 3, message: 'bad 7', procedure: 'Fail', line: 4 },
    ]);
    assert.deepEqual(
      error.messages.map(({ message, line }) => [message, line]),
      [
        ['a', 1],
        ['in', 3],
        ['b', 3],
      ],
    );
  });

  it('ends the batch and the transaction at an error under XACT_ABORT', async () => {
    const session = await shop().open();
    await session.batch('SET XACT_ABORT ON; BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    const error = await failure(session.batch("ALTER TABLE dbo.Nothing ADD B int;\nPRINT 'not here';"));
    assert.equal(error.number, 4902);
    assert.deepEqual(error.messages, []);
    assert.equal((await session.query('SELECT @@TRANCOUNT AS n'))[0]?.n, 0);
  });

  it('keeps the transaction at an error without XACT_ABORT', async () => {
    const session = await shop().open();
    await session.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    const error = await failure(session.batch("ALTER TABLE dbo.Nothing ADD B int;\nPRINT 'here';"));
    assert.deepEqual(
      error.messages.map(({ message }) => message),
      ['here'],
    );
    assert.equal((await session.query('SELECT @@TRANCOUNT AS n'))[0]?.n, 1);
  });

  it('catches errors with TRY, and a doomed transaction is rolled back at the end of the batch', async () => {
    const session = await shop().open();
    const error = await failure(
      session.batch(`SET XACT_ABORT ON;
BEGIN TRANSACTION;
BEGIN TRY
  ALTER TABLE dbo.Nothing ADD B int;
END TRY
BEGIN CATCH
  SELECT ERROR_NUMBER() AS number, ERROR_LINE() AS line, XACT_STATE() AS state;
END CATCH`),
    );
    assert.equal(error.number, 3998);
  });

  it('refuses what its version lacks: 207 for a column, 208 for a view', async () => {
    const old = new Instance({ version: '2014' });
    old.createDatabase('Shop', script);
    const session = await inProcess(old, 'Shop').open();
    assert.equal((await failure(session.batch('SELECT name, temporal_type FROM sys.tables;'))).number, 207);
    assert.equal((await failure(session.batch('SELECT * FROM sys.masked_columns;'))).number, 208);
    const [row] = await session.query('SELECT * FROM sys.tables;');
    assert.equal(Object.hasOwn(row ?? {}, 'temporal_type'), false);
  });

  it('lists databases and their guids, from any database', async () => {
    const session = await shop().open('master');
    const rows = await session.query(
      `SELECT d.name, r.database_guid, r.family_guid FROM sys.databases AS d
       JOIN sys.database_recovery_status AS r ON r.database_id = d.database_id WHERE d.name = N'Shop';`,
    );
    assert.equal(rows.length, 1);
    assert.equal(rows[0]?.database_guid, rows[0]?.family_guid);
    await session.batch('USE Shop;');
    assert.equal((await session.query('SELECT DB_NAME() AS db'))[0]?.db, 'Shop');
    assert.equal((await failure(session.batch('USE Nowhere;'))).number, 911);
  });

  it('looks into another database by a name of three parts', async () => {
    const session = await shop().open('master');
    assert.deepEqual(await session.query('SELECT name FROM Shop.sys.tables;'), [{ name: 'Customer' }]);
    assert.deepEqual(await session.query('SELECT * FROM Shop.dbo.Customer;'), []);
  });

  it('refuses a login to a database that is not there', async () => {
    assert.equal((await failure(shop().open('Nowhere'))).number, 4060);
  });

  it('reads and writes extended properties of the database', async () => {
    const session = await shop().open();
    await session.batch("EXEC sys.sp_addextendedproperty @name = N'DatabaseRehearsal', @value = N'{}';");
    const rows = await session.query(
      "SELECT CONVERT(nvarchar(max), value) AS value FROM sys.extended_properties WHERE class = 0 AND name = N'DatabaseRehearsal'",
    );
    assert.deepEqual(rows, [{ value: '{}' }]);
  });
});
