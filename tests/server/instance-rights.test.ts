import assert from 'node:assert/strict';
import { failure, list } from './ask.ts';
import { inProcess } from './in-process.ts';
import { Instance } from './instance/instance.ts';
import type { Rights } from './instance/rights.ts';

const script = `CREATE TABLE dbo.T (A int NOT NULL);
INSERT INTO dbo.T VALUES (1);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE PROCEDURE dbo.P AS SELECT A FROM dbo.T;`;

function server(rights: Rights) {
  const instance = new Instance({ logins: [{ name: 'reader', password: 'secret', rights }] });
  instance.createDatabase('Shop', script);
  instance.createDatabase('Other');
  return inProcess(instance, 'Shop', { user: 'reader', password: 'secret' });
}

describe('rights on the instance in memory', () => {
  it('shows definitions and no data to a login with VIEW DEFINITION', async () => {
    const session = await server({ databases: { Shop: ['VIEW DEFINITION'] } }).open();
    assert.deepEqual(await list(session, 'SELECT COUNT(*) FROM sys.sql_modules WHERE definition IS NOT NULL'), [2]);
    const denied = await failure(session.batch('SELECT A FROM dbo.T;'));
    assert.deepEqual(
      [denied.number, denied.message],
      [229, "The SELECT permission was denied on the object 'T', database 'Shop', schema 'dbo'."],
    );
    assert.equal((await failure(session.batch('CREATE TABLE dbo.X (A int);'))).number, 262);
    assert.equal((await failure(session.batch('ALTER TABLE dbo.T ADD B int;'))).number, 1088);
    assert.equal((await failure(session.batch('SELECT * FROM sys.dm_os_enumerate_fixed_drives;'))).number, 300);
    await session.batch('CREATE TABLE #t (A int); INSERT INTO #t VALUES (1);');
  });

  it('hides objects and texts from the others', async () => {
    const none = await server({ databases: { Shop: [] } }).open();
    assert.deepEqual(await list(none, 'SELECT COUNT(*) FROM sys.objects'), [0]);
    const reader = await server({ databases: { Shop: ['db_datareader'] } }).open();
    assert.deepEqual(await list(reader, 'SELECT COUNT(*) FROM sys.sql_modules WHERE definition IS NOT NULL'), [0]);
    assert.deepEqual(await list(reader, 'SELECT name FROM sys.tables'), ['T']);
    assert.deepEqual(await list(reader, 'SELECT A FROM dbo.T'), [1]);
    assert.equal((await failure(reader.batch('DELETE FROM dbo.T;'))).number, 229);
  });

  it('lets nobody in who has no user, a wrong password or no name', async () => {
    const rights: Rights = { databases: { Shop: ['db_owner'] } };
    assert.equal((await failure(server(rights).open('Other'))).number, 4060);
    const session = await server(rights).open();
    assert.equal((await failure(session.batch('USE Other;'))).number, 916);
    await session.batch('ALTER TABLE dbo.T ADD B int NULL; EXEC dbo.P;');
    const instance = new Instance({ logins: [{ name: 'reader', password: 'secret' }] });
    assert.equal(
      (await failure(inProcess(instance, 'master', { user: 'reader', password: 'wrong' }).open())).number,
      18456,
    );
    assert.equal((await failure(inProcess(instance, 'master', { user: 'other' }).open())).number, 18456);
  });

  it('answers what a login may do', async () => {
    const session = await server({ server: ['VIEW SERVER STATE'], databases: { Shop: ['VIEW DEFINITION'] } }).open();
    const ask = (args: string) => list(session, `SELECT HAS_PERMS_BY_NAME(${args})`);
    assert.deepEqual(await ask("QUOTENAME(DB_NAME()), N'DATABASE', N'VIEW DEFINITION'"), [1]);
    assert.deepEqual(await ask("NULL, N'DATABASE', N'BACKUP DATABASE'"), [0]);
    assert.deepEqual(await ask("NULL, NULL, N'VIEW SERVER STATE'"), [1]);
    assert.deepEqual(await ask("NULL, NULL, N'ALTER ANY DATABASE'"), [0]);
  });

  it('is Azure SQL Database when it is asked to be', async () => {
    const instance = new Instance({ version: 'AzureSQL' });
    instance.createDatabase('Shop', script);
    const session = await inProcess(instance, 'Shop').open();
    assert.deepEqual(await list(session, "SELECT CONVERT(int, SERVERPROPERTY('EngineEdition'))"), [5]);
    assert.equal((await failure(session.batch('SELECT * FROM sys.database_recovery_status;'))).number, 208);
    assert.equal((await failure(session.batch('USE master;'))).number, 40508);
    assert.equal((await failure(session.batch("BACKUP DATABASE Shop TO DISK = N'x';"))).number, 40510);
  });
});
