import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

describe('DROP', () => {
  it('takes everything that hangs on a table, and leaves the rest', () => {
    const before = serverAfter('CREATE SEQUENCE dbo.S');
    const count = [...before.rows()].map(([view, rows]) => `${view} ${rows.length}`);
    run(
      before,
      `CREATE TABLE dbo.P (a int PRIMARY KEY);
       CREATE TABLE dbo.T (id int IDENTITY PRIMARY KEY, a varchar(9) MASKED WITH (FUNCTION = 'default()') DEFAULT 'x' CHECK (a <> ''),
         b AS (id + 1), p int REFERENCES dbo.P (a), s bigint DEFAULT (NEXT VALUE FOR dbo.S), INDEX i (a) WHERE a > 'b');
       CREATE STATISTICS st ON dbo.T (a); GRANT SELECT ON dbo.T (a) TO guest;
       EXEC sp_addextendedproperty 'x', 1, 'SCHEMA', 'dbo', 'TABLE', 'T', 'COLUMN', 'a';
       ADD SENSITIVITY CLASSIFICATION TO dbo.T.a WITH (LABEL = 'Secret');
GO
CREATE TRIGGER dbo.R ON dbo.T AFTER INSERT AS RETURN
GO
DROP TABLE dbo.T, dbo.P`,
    );
    assert.deepEqual(
      [...before.rows()].map(([view, rows]) => `${view} ${rows.length}`),
      count,
    );
    run(
      before,
      'DROP SEQUENCE dbo.S; DROP TABLE IF EXISTS dbo.T; DROP VIEW IF EXISTS dbo.T; DROP SCHEMA IF EXISTS zz; DROP TYPE IF EXISTS dbo.zz; DROP USER IF EXISTS zz',
    );
  });

  it('lets go in the right order', () => {
    const server =
      serverAfter(`CREATE TYPE dbo.tt AS TABLE (a int NOT NULL PRIMARY KEY, b int DEFAULT 1); CREATE TYPE dbo.al FROM varchar(10) NOT NULL;
CREATE TABLE dbo.T (x dbo.al)
GO
CREATE PROCEDURE dbo.P @t dbo.tt READONLY AS SELECT 1
GO
DROP PROCEDURE dbo.P; DROP TYPE dbo.tt; DROP TABLE dbo.T; DROP TYPE dbo.al`);
    assert.deepEqual(rowsOf(server, 'sys.table_types', 'name'), []);
    assert.deepEqual(rowsOf(server, 'sys.objects', 'name'), []);
  });
});

refusals('DROP refuses', [
  ['a table that is not there', '', 'DROP TABLE dbo.T', 3701, /Cannot drop the table 'dbo.T'/],
  ['a view as a table', 'CREATE VIEW dbo.V AS SELECT 1 AS x', 'DROP TABLE dbo.V', 3705, /is a view. Use DROP VIEW/],
  [
    'a referenced table',
    'CREATE TABLE dbo.P (a int PRIMARY KEY); CREATE TABLE dbo.C (a int REFERENCES dbo.P (a))',
    'DROP TABLE dbo.P',
    3726,
  ],
  ['a procedure that is not there', '', 'DROP PROCEDURE dbo.P', 3701],
  ['a synonym that is not there', '', 'DROP SYNONYM dbo.S', 15151],
  ['a schema that is not there', '', 'DROP SCHEMA s', 15151],
  ['a fixed schema', '', 'DROP SCHEMA dbo', 15150],
  [
    'a schema that is not empty',
    'CREATE SCHEMA s\nGO\nCREATE TABLE s.T (a int)',
    'DROP SCHEMA s',
    3729,
    /Cannot drop schema 's' because it is being referenced by object 'T'/,
  ],
  ['a schema with a type', 'CREATE SCHEMA s\nGO\nCREATE TYPE s.t FROM int', 'DROP SCHEMA s', 3729],
  ['a type that is not there', '', 'DROP TYPE dbo.t', 218],
  ['a type that a column has', 'CREATE TYPE dbo.t FROM int; CREATE TABLE dbo.T (a dbo.t)', 'DROP TYPE dbo.t', 3732],
  [
    'a table type that a parameter has',
    'CREATE TYPE dbo.t AS TABLE (a int)\nGO\nCREATE PROCEDURE dbo.P @a dbo.t READONLY AS SELECT 1',
    'DROP TYPE dbo.t',
    3732,
  ],
  ['a type twice', 'CREATE TYPE dbo.t FROM int', 'CREATE TYPE dbo.t AS TABLE (a int)', 219],
  [
    'an XML collection that a column has',
    "CREATE XML SCHEMA COLLECTION dbo.x AS N'<a/>'; CREATE TABLE dbo.T (a xml (dbo.x))",
    'DROP XML SCHEMA COLLECTION dbo.x',
    6328,
  ],
  ['an XML collection that is not there', '', 'DROP XML SCHEMA COLLECTION dbo.x', 15151],
  [
    'a partition function in use',
    'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1); CREATE PARTITION SCHEME s AS PARTITION f ALL TO ([PRIMARY])',
    'DROP PARTITION FUNCTION f',
    7706,
  ],
  [
    'a partition scheme in use',
    'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1); CREATE PARTITION SCHEME s AS PARTITION f ALL TO ([PRIMARY]); CREATE TABLE dbo.T (a int) ON s (a)',
    'DROP PARTITION SCHEME s',
    7717,
  ],
  [
    'a role with members',
    'CREATE ROLE r; CREATE USER u WITHOUT LOGIN; ALTER ROLE r ADD MEMBER u',
    'DROP ROLE r',
    15144,
  ],
  [
    'a user that owns a schema',
    'CREATE USER u WITHOUT LOGIN\nGO\nCREATE SCHEMA s AUTHORIZATION u',
    'DROP USER u',
    15138,
  ],
  ['a user that owns a role', 'CREATE USER u WITHOUT LOGIN; CREATE ROLE r AUTHORIZATION u', 'DROP USER u', 15421],
  [
    'a user that owns an object',
    'CREATE USER u WITHOUT LOGIN; CREATE TABLE dbo.T (a int); ALTER AUTHORIZATION ON dbo.T TO u',
    'DROP USER u',
    15183,
  ],
  [
    'a user that a module runs as',
    "CREATE USER u WITHOUT LOGIN\nGO\nCREATE PROCEDURE dbo.P WITH EXECUTE AS 'u' AS SELECT 1",
    'DROP USER u',
    15136,
  ],
  ['a user that is not there', '', 'DROP USER u', 15151],
  ['a login that is not there', '', 'DROP LOGIN l', 15151],
  ['a queue that a service uses', 'CREATE QUEUE dbo.q; CREATE SERVICE s ON QUEUE dbo.q', 'DROP QUEUE dbo.q', 3716],
  [
    'a contract that a service uses',
    'CREATE MESSAGE TYPE m; CREATE CONTRACT c (m SENT BY ANY); CREATE QUEUE dbo.q; CREATE SERVICE s ON QUEUE dbo.q (c)',
    'DROP CONTRACT c',
    3716,
  ],
  [
    'a message type that a contract uses',
    'CREATE MESSAGE TYPE m; CREATE CONTRACT c (m SENT BY ANY)',
    'DROP MESSAGE TYPE m',
    3716,
  ],
  ['a service that is not there', '', 'DROP SERVICE s', 15151],
  ['an event session that is not there', '', 'DROP EVENT SESSION e ON SERVER', 15151],
  ['a DDL trigger that is not there', '', 'DROP TRIGGER d ON DATABASE', 3701],
  ['an opaque object that is not there', '', 'DROP CERTIFICATE c', 15151],
  [
    'a filegroup with a table on it',
    'ALTER DATABASE CURRENT ADD FILEGROUP g; CREATE TABLE dbo.T (a int) ON g',
    'ALTER DATABASE CURRENT REMOVE FILEGROUP g',
    5042,
  ],
  ['a filegroup that is not there', '', 'ALTER DATABASE CURRENT REMOVE FILEGROUP g', 5041],
  ['a file that is not there', '', 'ALTER DATABASE CURRENT REMOVE FILE f', 5009],
]);
