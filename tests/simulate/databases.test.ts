import assert from 'node:assert/strict';
import { newServer, printed, refusals, rowsOf, run } from './run.ts';

describe('USE', () => {
  it('goes to master, where the database is one of many, and back', () => {
    assert.deepEqual(
      printed(
        `USE [master];
GO
IF DB_NAME() = 'master' AND OBJECT_ID('dbo.T') IS NULL AND OBJECT_ID('Shop.dbo.T') IS NOT NULL PRINT 'elsewhere';
IF EXISTS (SELECT * FROM sys.databases WHERE name = N'Shop' AND database_id = DB_ID(N'Shop')) PRINT 'listed';
IF EXISTS (SELECT * FROM Shop.sys.tables WHERE name = N'T') PRINT 'there';
ALTER DATABASE Shop SET RECOVERY SIMPLE WITH NO_WAIT;
IF NOT EXISTS (SELECT * FROM sys.server_principals WHERE name = N'l') CREATE LOGIN l WITH PASSWORD = N'x';
GO
USE shop;
GO
CREATE USER l FOR LOGIN l;
IF DATABASEPROPERTYEX(DB_NAME(), 'Recovery') = 'SIMPLE' PRINT 'back';`,
        'CREATE TABLE dbo.T (a int)',
      ),
      ['elsewhere', 'listed', 'there', 'back'],
    );
  });

  refusals('is refused', [
    ['no such database', '', 'USE Other', 911],
    ['master is not to be changed', '', 'USE master; CREATE TABLE dbo.T (a int)', 50000, /changes of master/],
  ]);
});

describe('DROP DATABASE and CREATE DATABASE', () => {
  const drop = `USE master;
GO
IF (DB_ID(N'$(DatabaseName)') IS NOT NULL)
BEGIN
    ALTER DATABASE [$(DatabaseName)] SET SINGLE_USER WITH ROLLBACK IMMEDIATE;
    DROP DATABASE [$(DatabaseName)];
END
GO
`;

  it('make the database anew', () => {
    const server = newServer();
    run(server, "CREATE TABLE dbo.T (a int); CREATE LOGIN l WITH PASSWORD = N'x'");
    const { writes } = server;
    run(
      server,
      `${drop}IF DB_ID(N'Shop') IS NOT NULL OR EXISTS (SELECT * FROM [master].[dbo].[sysdatabases] WHERE name = N'Shop') THROW 50001, 'there', 1;
GO
CREATE DATABASE [$(DatabaseName)] ON PRIMARY (NAME = N'a', FILENAME = N'a.mdf') LOG ON (NAME = N'b', FILENAME = N'b.ldf') COLLATE SQL_Latin1_General_CP1_CI_AS
GO
IF EXISTS (SELECT 1 FROM [master].[dbo].[sysdatabases] WHERE [name] = N'$(DatabaseName)')
  ALTER DATABASE [$(DatabaseName)] SET RECOVERY SIMPLE, AUTO_CLOSE OFF WITH ROLLBACK IMMEDIATE;
GO
USE [$(DatabaseName)];
GO
CREATE TABLE dbo.U (b int); CREATE USER l FOR LOGIN l;`,
    );
    assert.deepEqual(rowsOf(server, 'sys.tables', 'name'), [['U']]);
    assert.deepEqual(rowsOf(server, 'sys.databases', 'recovery_model_desc', 'user_access_desc'), [
      ['SIMPLE', 'MULTI_USER'],
    ]);
    assert.ok(server.writes > writes);
  });

  refusals('are refused', [
    ['the database is in use', '', 'DROP DATABASE Shop', 3702],
    ['no such database', '', 'USE master; DROP DATABASE IF EXISTS Other; DROP DATABASE Other', 3701],
    ['a system database', '', 'DROP DATABASE tempdb', 3708],
    ['it is there', '', 'USE master; CREATE DATABASE Shop', 1801],
    ['in a transaction', '', 'USE master; BEGIN TRANSACTION; DROP DATABASE Shop', 226],
    ['a second one', '', 'CREATE DATABASE Other', 50000, /second database/],
  ]);

  it('leave nothing to use in between', () => {
    const { error } = newServer().run(`${drop}USE Shop`);
    assert.equal(error?.number, 911);
  });
});

describe('what scripts ask the server for', () => {
  it('folders, a backup, each table', () => {
    const server = newServer();
    run(
      server,
      `CREATE TABLE dbo.T (a int); CREATE TABLE dbo.U (a int);
       DECLARE @rc int, @dir nvarchar(4000);
       EXEC @rc = [master].[dbo].[xp_instance_regread] N'HKEY_LOCAL_MACHINE', N'Software\\Microsoft\\MSSQLServer', N'BackupDirectory', @dir OUTPUT, 'no_output';
       IF @rc <> 0 OR @dir IS NULL THROW 50001, 'no folder', 1;
       EXEC @rc = master.dbo.xp_instance_regread N'HKEY_LOCAL_MACHINE', N'Software', N'Nothing', @dir OUTPUT;
       IF @rc <> 1 OR @dir IS NOT NULL THROW 50001, 'a folder', 1;
       BACKUP DATABASE [Shop] TO DISK = @dir;
       EXEC sp_MSforeachtable @command1 = N'ALTER TABLE ? ADD b int', @command2 = 'CREATE INDEX x ON ? (b)';`,
    );
    assert.deepEqual(
      rowsOf(server, 'sys.columns', 'name').map(([name]) => name),
      ['a', 'b', 'a', 'b'],
    );
    assert.equal(rowsOf(server, 'sys.indexes', 'name').filter(([name]) => name === 'x').length, 2);
  });
});
