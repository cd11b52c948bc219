import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

const table = 'CREATE TABLE dbo.T (id int NOT NULL PRIMARY KEY, a nvarchar(20) NULL, b decimal(9,2) NULL);';
const view = (text: string) => `${table}\nGO\nCREATE VIEW dbo.V ${text}`;
const bound = view('WITH SCHEMABINDING AS SELECT id, a FROM dbo.T');

describe('modules', () => {
  it('keep their text, with CREATE where ALTER stood, and their settings', () => {
    const server = serverAfter(`${table}
GO
SET QUOTED_IDENTIFIER OFF
GO
-- before
CREATE VIEW dbo.V AS SELECT id FROM dbo.T
GO
SET QUOTED_IDENTIFIER ON
GO
/* x */ ALTER  VIEW dbo.V AS SELECT a FROM dbo.T`);
    assert.deepEqual(rowsOf(server, 'sys.sql_modules', 'definition', 'uses_quoted_identifier', 'is_schema_bound'), [
      ['/* x */ CREATE  VIEW dbo.V AS SELECT a FROM dbo.T', true, false],
    ]);
  });

  it('have parameters, a return value and the columns that they give', () => {
    const server = serverAfter(`${table}
GO
CREATE PROCEDURE dbo.P @a int = 1, @b nvarchar(10) OUTPUT AS SELECT 1
GO
CREATE FUNCTION dbo.F (@x decimal(5,2)) RETURNS bigint AS BEGIN RETURN 1 END
GO
CREATE FUNCTION dbo.I () RETURNS TABLE AS RETURN SELECT t.a, t.id AS k, b * 2 AS n FROM dbo.T t
GO
CREATE FUNCTION dbo.M () RETURNS @r TABLE (x int NOT NULL, y nvarchar(5)) AS BEGIN RETURN END`);
    assert.deepEqual(rowsOf(server, 'sys.parameters', 'name', 'parameter_id', 'system_type_id', 'is_output'), [
      ['@a', 1, 56, false],
      ['@b', 2, 231, true],
      ['', 0, 127, true],
      ['@x', 1, 106, false],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.columns', 'name', 'system_type_id').slice(3), [
      ['a', 231],
      ['k', 56],
      ['n', 106],
      ['x', 56],
      ['y', 231],
    ]);
    assert.deepEqual(
      rowsOf(server, 'sys.objects', 'type')
        .slice(-4)
        .map(([type]) => String(type).trim()),
      ['P', 'FN', 'IF', 'TF'],
    );
  });

  it('say what they use', () => {
    const server = serverAfter(bound);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.sql_expression_dependencies',
        'referenced_entity_name',
        'referenced_minor_id',
        'is_schema_bound_reference',
      ),
      [
        ['T', 0, true],
        ['T', 1, true],
        ['T', 2, true],
      ],
    );
  });

  it('may use what is not there in bodies that are bound late', () => {
    serverAfter(`CREATE PROCEDURE dbo.P AS SELECT x FROM dbo.Nowhere
GO
CREATE FUNCTION dbo.F () RETURNS int AS BEGIN RETURN (SELECT MAX(x) FROM dbo.Nowhere) END
GO
${table}
GO
CREATE TRIGGER dbo.R ON dbo.T AFTER INSERT AS INSERT dbo.Nowhere SELECT * FROM inserted`);
  });

  it('follow queries of every shape', () => {
    serverAfter(`${table}
CREATE TABLE dbo.U (id int NOT NULL, t int, x xml, g geography);
GO
CREATE VIEW dbo.V1 AS WITH c (k, n) AS (SELECT id, COUNT(*) FROM dbo.T GROUP BY id UNION ALL SELECT k, n + 1 FROM c WHERE k < 3)
  SELECT c.k, u.id AS uid, (SELECT TOP 1 a FROM dbo.T AS q WHERE q.id = u.t ORDER BY q.b DESC) AS top_a,
    ROW_NUMBER() OVER (PARTITION BY u.t ORDER BY u.id) AS rn, u.x.value('(/a)[1]', 'int') AS v, u.g.Lat AS lat, DATEDIFF(day, GETDATE(), GETDATE()) AS dd
  FROM c INNER JOIN dbo.U AS u ON u.t = c.k LEFT JOIN (SELECT id AS z FROM dbo.T) AS d ON d.z = u.id
  CROSS APPLY (VALUES (1), (2)) AS w (y) OUTER APPLY u.x.nodes('/b') AS n (m)
  WHERE EXISTS (SELECT 1 FROM dbo.T WHERE T.id = u.id) AND w.y > 0
GO
CREATE VIEW dbo.V2 (one, two) AS SELECT k, uid FROM dbo.V1 UNION SELECT id, t FROM dbo.U
GO
CREATE VIEW dbo.V3 AS SELECT o.name, v.two FROM sys.objects o JOIN dbo.V2 v ON v.one = o.object_id JOIN Other.dbo.X x ON x.y = v.one`);
  });

  it('put their indexes and triggers in the catalog', () => {
    const server = serverAfter(`${bound}
GO
CREATE UNIQUE CLUSTERED INDEX c ON dbo.V (id);
CREATE INDEX n ON dbo.V (a);
GO
CREATE TRIGGER dbo.R ON dbo.T AFTER INSERT, UPDATE NOT FOR REPLICATION AS RETURN
GO
CREATE TRIGGER dbo.R2 ON dbo.T AFTER INSERT AS RETURN
GO
EXEC sp_settriggerorder 'dbo.R', 'First', 'INSERT';
DISABLE TRIGGER dbo.R2 ON dbo.T;
GO
CREATE TRIGGER D ON DATABASE FOR CREATE_TABLE, DDL_VIEW_EVENTS AS PRINT 'x'`);
    assert.deepEqual(rowsOf(server, 'sys.triggers', 'name', 'parent_class', 'is_disabled', 'is_not_for_replication'), [
      ['R', 1, false, true],
      ['R2', 1, true, false],
      ['D', 0, false, false],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.trigger_events', 'type_desc', 'is_first', 'event_group_type_desc'), [
      ['INSERT', true, null],
      ['UPDATE', false, null],
      ['INSERT', false, null],
      ['CREATE_TABLE', false, null],
      ['DDL_VIEW_EVENTS', false, 'DDL_VIEW_EVENTS'],
    ]);
    run(server, 'GO\nALTER VIEW dbo.V AS SELECT id FROM dbo.T\nGO\nDROP TABLE dbo.T');
    assert.deepEqual(rowsOf(server, 'sys.indexes', 'name'), []);
    assert.deepEqual(rowsOf(server, 'sys.triggers', 'name'), [['D']]);
  });
});

refusals('modules refuse', [
  ['a name that is taken', view('AS SELECT 1 AS x'), 'CREATE PROCEDURE dbo.V AS SELECT 1', 2714],
  ['to be altered when they are not there', '', 'ALTER VIEW dbo.V AS SELECT 1 AS x', 208],
  ['to be altered into something else', view('AS SELECT 1 AS x'), 'ALTER PROCEDURE dbo.V AS SELECT 1', 2010],
  ['to stand behind another statement', '', 'SELECT 1 CREATE VIEW dbo.V AS SELECT 1 AS x', 111],
  ['to share a batch', '', 'CREATE SCHEMA a; CREATE TABLE a.b (i int); CREATE SCHEMA c', 111],
  ['a table that is not there', '', 'CREATE VIEW dbo.V AS SELECT 1 AS x FROM dbo.T', 208],
  ['a column that is not there', table, 'CREATE VIEW dbo.V AS SELECT zz FROM dbo.T', 207],
  [
    'a column of a joined table that is not there',
    table,
    'CREATE VIEW dbo.V AS SELECT t.a FROM dbo.T t JOIN dbo.T u ON u.zz = t.id',
    207,
  ],
  ['an alias that is not there', table, 'CREATE VIEW dbo.V AS SELECT q.a FROM dbo.T t', 4104],
  ['a star of nothing', table, 'CREATE VIEW dbo.V AS SELECT q.* FROM dbo.T t', 107],
  ['a function that is not there', table, 'CREATE VIEW dbo.V AS SELECT dbo.f(a) AS x FROM dbo.T', 4121],
  ['a table function that is not there', '', 'CREATE VIEW dbo.V AS SELECT x FROM dbo.f() AS f', 208],
  ['the same in inline functions', '', 'CREATE FUNCTION dbo.F () RETURNS TABLE AS RETURN (SELECT x FROM dbo.T)', 208],
  ['a column without a name', table, 'CREATE VIEW dbo.V AS SELECT b + 1 FROM dbo.T', 4511],
  ['a column name twice', table, 'CREATE VIEW dbo.V AS SELECT a, a FROM dbo.T', 4506],
  ['more columns than names', table, 'CREATE VIEW dbo.V (x) AS SELECT a, b FROM dbo.T', 8158],
  ['fewer columns than names', table, 'CREATE VIEW dbo.V (x, y, z) AS SELECT a, b FROM dbo.T', 8159],
  ['a temp table', '', 'CREATE VIEW dbo.V AS SELECT a FROM #t', 4508],
  ['a bound name of one part', table, 'CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT a FROM T', 4512],
  ['a bound star', table, 'CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT * FROM dbo.T', 1054],
  [
    'a bound view over one that is not',
    view('AS SELECT a FROM dbo.T'),
    'CREATE VIEW dbo.W WITH SCHEMABINDING AS SELECT a FROM dbo.V',
    4513,
  ],
  [
    'a bound synonym',
    'CREATE SYNONYM dbo.S FOR dbo.X',
    'CREATE VIEW dbo.W WITH SCHEMABINDING AS SELECT a FROM dbo.S',
    2788,
  ],
  [
    'a bound function body without its table',
    '',
    'CREATE FUNCTION dbo.F () RETURNS int WITH SCHEMABINDING AS BEGIN RETURN (SELECT COUNT(*) FROM dbo.T) END',
    208,
  ],
  [
    'a table that they bind to be dropped',
    bound,
    'DROP TABLE dbo.T',
    3729,
    /Cannot DROP TABLE 'dbo.T' because it is being referenced by object 'V'/,
  ],
  [
    'a view that they bind to be altered',
    `${bound}\nGO\nCREATE VIEW dbo.W WITH SCHEMABINDING AS SELECT id FROM dbo.V`,
    'ALTER VIEW dbo.V AS SELECT id FROM dbo.T',
    3729,
  ],
  [
    'a view that they bind to be dropped',
    `${bound}\nGO\nCREATE VIEW dbo.W WITH SCHEMABINDING AS SELECT id FROM dbo.V`,
    'DROP VIEW dbo.V',
    3729,
  ],
  [
    'a function that a check uses to be dropped',
    'CREATE FUNCTION dbo.F (@a int) RETURNS int AS BEGIN RETURN 1 END\nGO\nCREATE TABLE dbo.T (a int CHECK (dbo.F(a) = 1))',
    'DROP FUNCTION dbo.F',
    3729,
  ],
  [
    'a function that a check uses to be altered',
    'CREATE FUNCTION dbo.F (@a int) RETURNS int AS BEGIN RETURN 1 END\nGO\nCREATE TABLE dbo.T (a int CHECK (dbo.F(a) = 1))',
    'ALTER FUNCTION dbo.F (@a int) RETURNS int AS BEGIN RETURN 2 END',
    3729,
  ],
  [
    'a sequence that a default uses to be dropped',
    'CREATE SEQUENCE dbo.S; CREATE TABLE dbo.T (a bigint DEFAULT (NEXT VALUE FOR dbo.S))',
    'DROP SEQUENCE dbo.S',
    3729,
  ],
  ['a parameter of an unknown type', '', 'CREATE PROCEDURE dbo.P @a dbo.X AS SELECT 1', 2715],
  [
    'a table parameter without READONLY',
    'CREATE TYPE dbo.tt AS TABLE (a int)',
    'CREATE PROCEDURE dbo.P @a dbo.tt AS SELECT 1',
    352,
  ],
  ['a parameter twice', '', 'CREATE PROCEDURE dbo.P @a int, @A int AS SELECT 1', 134],
  ['EXECUTE AS nobody', '', "CREATE PROCEDURE dbo.P WITH EXECUTE AS 'nobody' AS SELECT 1", 15151],
  ['a trigger on nothing', '', 'CREATE TRIGGER dbo.R ON dbo.T AFTER INSERT AS RETURN', 8197],
  [
    'a trigger in another schema',
    `CREATE SCHEMA s\nGO\n${table}`,
    'CREATE TRIGGER s.R ON dbo.T AFTER INSERT AS RETURN',
    2103,
  ],
  [
    'a second INSTEAD OF trigger',
    `${table}\nGO\nCREATE TRIGGER dbo.R ON dbo.T INSTEAD OF INSERT AS RETURN`,
    'CREATE TRIGGER dbo.R2 ON dbo.T INSTEAD OF INSERT AS RETURN',
    2111,
  ],
  [
    'a cascade under an INSTEAD OF trigger',
    `${table} CREATE TABLE dbo.C (t int)\nGO\nCREATE TRIGGER dbo.R ON dbo.C INSTEAD OF DELETE AS RETURN`,
    'ALTER TABLE dbo.C ADD CONSTRAINT f FOREIGN KEY (t) REFERENCES dbo.T (id) ON DELETE CASCADE',
    1787,
  ],
  ['an order for a trigger that is not there', '', "EXEC sp_settriggerorder 'dbo.R', 'First', 'INSERT'", 15165],
  [
    'an order for an event that it has not',
    `${table}\nGO\nCREATE TRIGGER dbo.R ON dbo.T AFTER UPDATE AS RETURN`,
    "EXEC sp_settriggerorder 'dbo.R', 'First', 'INSERT'",
    15125,
  ],
  [
    'two first triggers',
    `${table}\nGO\nCREATE TRIGGER dbo.R ON dbo.T AFTER UPDATE AS RETURN\nGO\nCREATE TRIGGER dbo.Q ON dbo.T AFTER UPDATE AS RETURN\nGO\nEXEC sp_settriggerorder 'dbo.R', 'First', 'UPDATE'`,
    "EXEC sp_settriggerorder 'dbo.Q', 'First', 'UPDATE'",
    15130,
  ],
  ['to disable a trigger that is not there', table, 'DISABLE TRIGGER dbo.R ON dbo.T', 1088],
  ['to be refreshed when they are not there', '', "EXEC sp_refreshsqlmodule 'dbo.V'", 15165],
  [
    'to be refreshed when their table is gone',
    `${view('AS SELECT a FROM dbo.T')}\nGO\nDROP TABLE dbo.T`,
    "EXEC sp_refreshsqlmodule N'[dbo].[V]'",
    208,
  ],
  [
    'to be refreshed when their column is gone',
    `${view('AS SELECT a FROM dbo.T')}\nGO\nALTER TABLE dbo.T DROP COLUMN a`,
    "EXEC sp_refreshview 'dbo.V'",
    207,
  ],
]);
