import assert from 'node:assert/strict';
import { printed, rowsOf, run, serverAfter } from './run.ts';

describe('look-ups of metadata in scripts', () => {
  it('list extended properties by level, by name and all of a kind', () => {
    const before = `CREATE TABLE dbo.T (a int CONSTRAINT DF_a DEFAULT 1, INDEX x (a));
      EXEC sp_addextendedproperty 'd', 'of a', 'SCHEMA', 'dbo', 'TABLE', 'T', 'COLUMN', 'a';
      EXEC sp_addextendedproperty 'd', 'of x', 'SCHEMA', 'dbo', 'TABLE', 'T', 'INDEX', 'x';
      EXEC sp_addextendedproperty 'd', 'of the default', 'SCHEMA', 'dbo', 'TABLE', 'T', 'CONSTRAINT', 'DF_a';
      EXEC sp_addextendedproperty 'd', 7;`;
    assert.deepEqual(
      printed(
        `DECLARE @all nvarchar(max) = N'';
         SELECT @all += objtype + ' ' + objname + ' ' + name + ' ' + CAST(value AS nvarchar(50)) + '; '
           FROM sys.fn_listextendedproperty(NULL, 'schema', 'dbo', 'table', 't', 'column', default); PRINT @all;
         SELECT @all = CAST(value AS nvarchar(50)) FROM ::fn_listextendedproperty(N'd', N'SCHEMA', N'dbo', N'TABLE', N'T', N'INDEX', N'x'); PRINT @all;
         SELECT @all = objtype + ' ' + objname FROM fn_listextendedproperty('D', 'SCHEMA', 'dbo', 'TABLE', 'T', 'CONSTRAINT', NULL); PRINT @all;
         IF EXISTS (SELECT * FROM fn_listextendedproperty(default, default, default, default, default, default, default) WHERE objtype IS NULL AND value = 7) PRINT 'database';
         IF NOT EXISTS (SELECT * FROM fn_listextendedproperty(N'd', N'SCHEMA', N'dbo', N'TABLE', N'T', NULL, NULL)) PRINT 'not the table';
         SELECT * FROM fn_listextendedproperty(N'd', default, NULL, NULL, NULL, NULL, NULL);`,
        before,
      ),
      ['COLUMN a d of a; ', 'of x', 'CONSTRAINT DF_a', 'database', 'not the table'],
    );
  });

  it('ask INFORMATION_SCHEMA', () => {
    const before = `CREATE TABLE dbo.P (a int NOT NULL, b nchar(3) NOT NULL, CONSTRAINT PK_P PRIMARY KEY (b, a));
      CREATE TABLE dbo.C (gone int, a int CONSTRAINT DF_a DEFAULT 1, b nchar(3) NOT NULL CONSTRAINT CK_b CHECK (b <> N''), m varchar(max),
        d decimal(9, 2), CONSTRAINT FK_C FOREIGN KEY (b, a) REFERENCES dbo.P (b, a) ON DELETE CASCADE);
      ALTER TABLE dbo.C DROP COLUMN gone;
GO
CREATE VIEW dbo.V AS SELECT a FROM dbo.P
GO
CREATE PROCEDURE dbo.R @n nvarchar(20), @o int OUTPUT AS SELECT 1
GO
CREATE FUNCTION dbo.F (@d date) RETURNS varchar(9) AS BEGIN RETURN '' END`;
    const list = (columns: string, view: string, where: string, order = '1'): string =>
      `SET @l = N''; SELECT @l += CONCAT_WS(' ', ${columns}) + ';' FROM INFORMATION_SCHEMA.${view} WHERE ${where} ORDER BY ${order}; PRINT @l;`;
    assert.deepEqual(
      printed(
        `DECLARE @l nvarchar(max);
         ${list('column_name, ordinal_position, COLUMN_DEFAULT, DATA_TYPE, ISNULL(CHARACTER_MAXIMUM_LENGTH, 0), NUMERIC_PRECISION, NUMERIC_SCALE', 'COLUMNS', "TABLE_NAME = 'C'", 'ORDINAL_POSITION')}
         ${list('CONSTRAINT_NAME, COLUMN_NAME, ORDINAL_POSITION', 'KEY_COLUMN_USAGE', "TABLE_NAME = 'C'", 'ORDINAL_POSITION')}
         ${list('CONSTRAINT_NAME, COLUMN_NAME', 'CONSTRAINT_COLUMN_USAGE', "TABLE_NAME = 'C' AND CONSTRAINT_NAME = 'CK_b'")}
         ${list('CONSTRAINT_NAME, UNIQUE_CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE', 'REFERENTIAL_CONSTRAINTS', '1 = 1')}
         ${list('CHECK_CLAUSE', 'CHECK_CONSTRAINTS', '1 = 1')}
         ${list('ROUTINE_NAME, ROUTINE_TYPE, DATA_TYPE, CHARACTER_MAXIMUM_LENGTH', 'ROUTINES', "SPECIFIC_SCHEMA = 'dbo'", 'ROUTINE_NAME')}
         ${list('PARAMETER_NAME, PARAMETER_MODE, DATA_TYPE', 'PARAMETERS', "SPECIFIC_NAME = 'R'", 'ORDINAL_POSITION')}
         ${list('SCHEMA_NAME, SCHEMA_OWNER', 'SCHEMATA', "SCHEMA_NAME = 'dbo'")}
         ${list('TABLE_NAME', 'VIEWS', "VIEW_DEFINITION LIKE '%FROM dbo.P%'")}
         ${list('TABLE_NAME', 'CONSTRAINT_TABLE_USAGE', "CONSTRAINT_NAME = 'PK_P'")}`,
        before,
      ),
      [
        'a 1 ((1)) int 0 10 0;b 2 nchar 3;m 3 varchar -1;d 4 decimal 0 9 2;',
        'FK_C b 1;FK_C a 2;',
        'CK_b b;',
        'FK_C PK_P NO ACTION CASCADE;',
        "([b]<>N'');",
        'F FUNCTION varchar 9;R PROCEDURE;',
        '@n IN nvarchar;@o INOUT int;',
        'dbo dbo;',
        'V;',
        'P;',
      ],
    );
  });

  it('ask the views of SQL Server 2000', () => {
    assert.deepEqual(
      printed(
        `IF EXISTS (SELECT * FROM dbo.sysobjects o JOIN syscolumns c ON c.id = o.id JOIN systypes t ON t.xusertype = c.xusertype
           WHERE o.name = 'T' AND o.xtype = 'U' AND c.name = 'a' AND t.name = 'int' AND c.isnullable = 0) PRINT 'column';
         IF NOT EXISTS (SELECT * FROM sysusers WHERE name = N'nobody') PRINT 'no user';
         IF EXISTS (SELECT * FROM sysforeignkeys WHERE constid = OBJECT_ID('FK_U') AND fkeyid = OBJECT_ID('U')) PRINT 'foreign key';
         IF EXISTS (SELECT * FROM sys.sysconstraints WHERE id = OBJECT_ID('T') AND constid = OBJECT_ID('PK_T')) PRINT 'constraint';
         IF EXISTS (SELECT * FROM syscomments WHERE id = OBJECT_ID('V') AND text LIKE '%FROM dbo.T%') PRINT 'text';
         IF EXISTS (SELECT * FROM sysindexes i JOIN sysindexkeys k ON k.id = i.id AND k.indid = i.indid WHERE i.name = 'PK_T') PRINT 'key';
         IF EXISTS (SELECT * FROM master.dbo.sysdatabases WHERE name = DB_NAME() AND cmptlevel = 160) PRINT 'database';
         IF NOT EXISTS (SELECT * FROM master..syslogins WHERE loginname = 'nobody') PRINT 'no login';`,
        `CREATE TABLE dbo.T (a int NOT NULL CONSTRAINT PK_T PRIMARY KEY); CREATE TABLE dbo.U (a int CONSTRAINT FK_U REFERENCES dbo.T);
GO
CREATE VIEW dbo.V AS SELECT a FROM dbo.T`,
      ),
      ['column', 'no user', 'foreign key', 'constraint', 'text', 'key', 'database', 'no login'],
    );
  });
});

describe('views of objects that are kept as text', () => {
  it('name them', () => {
    assert.deepEqual(
      printed(
        `IF EXISTS (SELECT * FROM sys.database_scoped_credentials WHERE name = N'cred') PRINT 'credential';
         IF NOT EXISTS (SELECT * FROM sys.external_data_sources WHERE name = N'src') CREATE EXTERNAL DATA SOURCE src WITH (LOCATION = 'https://x', CREDENTIAL = cred);
         IF EXISTS (SELECT * FROM sys.external_data_sources WHERE name = N'src') BEGIN DROP EXTERNAL DATA SOURCE src; PRINT 'source' END
         IF NOT EXISTS (SELECT * FROM sys.external_data_sources) AND NOT EXISTS (SELECT * FROM sys.external_tables) PRINT 'gone';`,
        "CREATE DATABASE SCOPED CREDENTIAL cred WITH IDENTITY = 'i', SECRET = 's'",
      ),
      ['credential', 'source', 'gone'],
    );
  });
});

describe('views of the server', () => {
  it('say that nothing goes on and that tables are empty', () => {
    assert.deepEqual(
      printed(
        `IF (SELECT CAST(value_in_use AS int) FROM sys.configurations WHERE name = 'clr enabled') = 0 PRINT 'no CLR';
         IF NOT EXISTS (SELECT * FROM sys.dm_exec_sessions WHERE session_id <> @@SPID AND database_id = DB_ID()) PRINT 'alone';
         IF (SELECT SUM(row_count) FROM sys.dm_db_partition_stats WHERE object_id = OBJECT_ID('dbo.T') AND index_id < 2) = 0 PRINT 'empty';`,
        'CREATE TABLE dbo.T (a int)',
      ),
      ['no CLR', 'alone', 'empty'],
    );
  });
});

describe('DEFAULT as an argument', () => {
  it('is no column', () => {
    const server = serverAfter(`CREATE FUNCTION dbo.f (@a int = 1) RETURNS int AS BEGIN RETURN @a END
GO
CREATE FUNCTION dbo.t (@a int = 1) RETURNS TABLE AS RETURN SELECT @a AS x`);
    run(server, 'CREATE VIEW dbo.v AS SELECT dbo.f(DEFAULT) AS y, x FROM dbo.t(DEFAULT)');
    assert.deepEqual(rowsOf(server, 'sys.views', 'name'), [['v']]);
  });
});
