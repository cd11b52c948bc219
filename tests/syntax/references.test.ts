import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RehearsalError } from '../../src/base/errors.ts';
import { bodyReferences, type ReferenceOptions } from '../../src/syntax/references.ts';
import { corpusFiles } from './corpus-files.ts';

const columns: Readonly<Record<string, readonly string[]>> = {
  a: ['id', 'name', 'qty', 'x', 'g', 'dt', 'type', 'parentid'],
  b: ['id', 'aid', 'val'],
  c: ['id', 'code'],
  tvf: ['id', 'nm'],
};

const options: ReferenceOptions = {
  hasColumn: (table, column) => columns[(table.at(-1) ?? '').toLowerCase()]?.includes(column.toLowerCase()),
};

/** `usage:parts` of everything but built-in types and columns, with `?` for what need not be there. */
function objects(text: string, more: ReferenceOptions = {}): string {
  return bodyReferences(text, { ...options, ...more })
    .references.filter((r) => r.usage !== 'column' && !(r.usage === 'type' && r.parts.length === 1))
    .map((r) => `${r.usage}:${r.parts.join('.')}${r.optional ? '?' : ''}`)
    .join(' ');
}

function columnsOf(text: string, more: ReferenceOptions = {}): string {
  return bodyReferences(text, { ...options, ...more })
    .references.filter((r) => r.usage === 'column')
    .map((r) => r.parts.join('.'))
    .join(' ');
}

describe('bodyReferences', () => {
  const objectTable: readonly (readonly [string, string])[] = [
    ['SELECT 1', ''],
    ['SELECT Id FROM A, dbo.B b JOIN [s].[C] ON 1 = 1', 'table:A table:dbo.B table:s.C'],
    ['SELECT Id FROM srv.db.dbo.T, db..U', 'table:srv.db.dbo.T table:db..U'],
    ['WITH x AS (SELECT Id FROM A), y (k) AS (SELECT Id FROM x) SELECT k FROM y JOIN B ON 1 = 1', 'table:A table:B'],
    [';WITH d AS (SELECT * FROM B) UPDATE d SET Val = 1, AId = 2', 'table:B'],
    ['SELECT Id INTO #t FROM A; SELECT Id FROM #t', 'table:A'],
    ['DECLARE @t TABLE (Id int, P s.Phone); SELECT Id FROM @t', 'type:s.Phone'],
    ['DECLARE @x s.T = s.F(1), @y int', 'type:s.T function:s.F'],
    ['UPDATE x SET Qty = 1 FROM dbo.A AS x', 'table:dbo.A'],
    ['UPDATE dbo.A SET Qty = 1 WHERE Id = 2', 'table:dbo.A'],
    ['DELETE x FROM dbo.A x LEFT JOIN B ON 1 = 1', 'table:dbo.A table:B'],
    ['SET NOCOUNT ON UPDATE A SET Qty = 1', 'table:A'],
    ['INSERT INTO A (Id) SELECT Id FROM B', 'table:A table:B'],
    ['INSERT A (Id) EXEC dbo.P @x = 1', 'table:A procedure:dbo.P'],
    ['EXEC @r = P', 'procedure:P'],
    ['EXECUTE AS OWNER; EXEC db.s.P', 'procedure:db.s.P'],
    [
      'MERGE dbo.A AS t USING (SELECT Id FROM B) s ON t.Id = s.Id WHEN MATCHED THEN UPDATE SET Qty = 1 WHEN NOT MATCHED THEN INSERT (Id) VALUES (NEXT VALUE FOR s.Q) WHEN NOT MATCHED BY SOURCE THEN DELETE;',
      'table:dbo.A table:B sequence:s.Q',
    ],
    ['SELECT * FROM A INNER MERGE JOIN B ON 1 = 1', 'table:A table:B'],
    ['SELECT s.F(Id) FROM A CROSS APPLY dbo.Tvf(A.Id) t', 'table:A function:dbo.Tvf function:s.F'],
    ["SELECT n.c.value('@id', 'int') FROM A a CROSS APPLY a.X.nodes('/x') n(c)", 'table:A'],
    [
      'SELECT CAST(X AS xml(CONTENT s.Coll)), CONVERT(s.T, Id), s.U::Parse(1) FROM A',
      'table:A schemaCollection:s.Coll type:s.T type:s.U',
    ],
    ["SELECT v FROM OPENJSON(@j) WITH (v s.T '$.v') j, STRING_SPLIT('a', ',')", 'type:s.T'],
    ["SELECT Id FROM A FOR SYSTEM_TIME AS OF '2020-01-01' t JOIN B WITH (NOLOCK) ON 1 = 1", 'table:A table:B'],
    ['SELECT p.[1] FROM (SELECT Id, Qty FROM A) q PIVOT (SUM(Qty) FOR Id IN ([1])) p', 'table:A'],
    ['SELECT x FROM ((SELECT Id x FROM A) UNION (SELECT Id FROM B)) u', 'table:A table:B'],
    ['SELECT 1 FROM ((SELECT Id x FROM A) u JOIN B ON 1 = 1)', 'table:A table:B'],
    ['SELECT 1 FROM (A JOIN B ON 1 = 1) JOIN C ON 1 = 1', 'table:A table:B table:C'],
    ["SELECT TRIM(LEADING 'x' FROM Name), 1 WHERE Id IS NOT DISTINCT FROM 1", ''],
    ['FETCH NEXT FROM cur INTO @x; OPEN cur; CLOSE cur DEALLOCATE cur', ''],
    ['SELECT Id FROM A ORDER BY Id OFFSET 0 ROWS FETCH NEXT 10 ROWS ONLY', 'table:A'],
    [
      'TRUNCATE TABLE dbo.A; ALTER INDEX ALL ON dbo.B REBUILD; SET IDENTITY_INSERT s.C ON',
      'table:dbo.A table:dbo.B table:s.C',
    ],
    ['CREATE TABLE #t (Id int REFERENCES s.C (Id), P s.Phone)', 'table:s.C type:s.Phone'],
    [
      "BEGIN DIALOG CONVERSATION @h FROM SERVICE [a] TO SERVICE N'b' ON CONTRACT [c] WITH ENCRYPTION = OFF, LIFETIME = 60; SELECT 1 FROM A",
      'service:a contract:c table:A',
    ],
    [
      "SELECT 1 FROM CHANGETABLE(CHANGES dbo.A, @v) ct JOIN CONTAINSTABLE(dbo.B, Val, 'x') k ON 1 = 1",
      'table:dbo.A table:dbo.B',
    ],
    ['IF EXISTS (SELECT 1 FROM A) PRINT s.F(1) ELSE RETURN s.G(2)', 'table:A function:s.F function:s.G'],
    ["SELECT 'FROM x' /* FROM y */ -- FROM z", ''],
    ['SELECT $(Col) FROM [$(Db)].dbo.T', 'table:$(Db).dbo.T'],
    [
      'GRANT SELECT, UPDATE (Name) ON dbo.A TO u; DENY EXECUTE ON OBJECT::s.P TO r WITH GRANT OPTION REVOKE CONTROL ON SCHEMA::s FROM u',
      'table:dbo.A table:s.P',
    ],
    ['GRANT EXECUTE ON TYPE::s.T TO u GRANT VIEW DEFINITION TO u SELECT 1 FROM A', 'type:s.T table:A'],
    [
      'DROP TABLE s.A, B; DROP PROC IF EXISTS s.P; DROP TYPE s.T; DROP TRIGGER t ON DATABASE; DROP LOGIN l',
      'table:s.A table:B table:s.P? type:s.T',
    ],
    ['SELECT 1 FROM A; DROP TABLE IF EXISTS A', 'table:A?'],
    ['DROP INDEX i ON s.A, s.B.j', 'table:s.A index:s.A.i table:s.B? index:s.B.j'],
    ['CREATE TABLE s.N (Id int) ON ps (Id); INSERT s.N (Id) SELECT Id FROM A', 'partitionScheme:ps table:s.N? table:A'],
    ['SELECT Id INTO s.N FROM A', 'table:A'],
    [
      'SELECT 1 FROM s.A a WITH (NOLOCK, INDEX (i, [j]), FORCESCAN) JOIN B WITH (INDEX = k) ON 1 = 1, C WITH (FORCESEEK (l (Id))), #t WITH (INDEX (m)), A WITH (INDEX (0))',
      'table:s.A index:s.A.i index:s.A.j table:B index:B.k table:C index:C.l table:A',
    ],
    ['INSERT A (Id) OUTPUT inserted.Id INTO B (Id) VALUES (1)', 'table:A table:B'],
    [
      'ALTER TABLE s.A WITH CHECK ADD X s.T NULL, CONSTRAINT fk FOREIGN KEY (X) REFERENCES s.C (Id); ALTER TABLE A ALTER COLUMN Id s.U',
      'table:s.A type:s.T table:s.C table:A type:s.U',
    ],
    [
      'ALTER TABLE s.A DROP CONSTRAINT c, COLUMN Id; ALTER TABLE B NOCHECK CONSTRAINT ALL',
      'table:s.A table:s.c table:B',
    ],
    ['ALTER TABLE A SWITCH PARTITION $PARTITION.pf(1) TO s.B', 'table:A table:s.B'],
    [
      'ALTER TABLE A DISABLE TRIGGER t; ENABLE TRIGGER s.u, v ON s.B DISABLE TRIGGER ALL ON DATABASE',
      'table:A table:t table:s.B table:s.u table:s.v',
    ],
    [
      'CREATE UNIQUE INDEX i ON s.A (Id DESC) INCLUDE (Name) WHERE Qty > 1; ALTER INDEX j ON B REBUILD',
      'table:s.A table:B index:B.j',
    ],
    [
      'ALTER AUTHORIZATION ON s.A TO u; ALTER SCHEMA s TRANSFER OBJECT::B; ALTER SEQUENCE s.Q RESTART; CREATE SYNONYM x FOR s.C; ADD SIGNATURE TO s.P BY CERTIFICATE c',
      'table:s.A table:B table:s.Q table:s.C? table:s.P',
    ],
    ['SELECT $PARTITION.pf(Id), db.$PARTITION.pg(1) FROM A', 'table:A partitionFunction:pf partitionFunction:db..pg'],
    [
      "RESTORE VERIFYONLY FROM DISK = 'x' SELECT 1 FROM A; BACKUP DATABASE d TO DISK = @x; SET OFFSETS SELECT, FROM ON",
      'table:A',
    ],
    [
      'INSERT A (Id) SELECT x.Id FROM (UPDATE B SET Val = 1 OUTPUT deleted.Id) x; INSERT A (Id) SELECT Id FROM (DELETE c FROM s.C c OUTPUT deleted.Id WHERE c.Id = 1) y',
      'table:A table:B table:s.C',
    ],
    [
      'SELECT 1 FROM A RECEIVE TOP (1) @h = h, m FROM s.Q INTO @t WAITFOR (RECEIVE a, b FROM s.R), TIMEOUT 1',
      'table:A table:s.Q table:s.R',
    ],
    ['SELECT t.Id FROM VECTOR_SEARCH(TABLE = s.A AS t, COLUMN = v, SIMILAR_TO = @q) AS s', 'table:s.A'],
    [
      'SELECT 1 FROM {oj A LEFT OUTER JOIN B ON 1 = 1} WHERE {fn EXTRACT(YEAR FROM Dt)} = {fn CONVERT(Id, SQL_INTEGER)}',
      'table:A table:B',
    ],
    ["SELECT 1 FROM OPENXML(@i, '/a') WITH s.B; EXEC OPENDATASOURCE('x', 'y').d.s.P", 'table:s.B'],
    ['EXEC dbo.P (SELECT Id FROM A)', 'procedure:dbo.P table:A'],
  ];
  for (const [text, expected] of objectTable) {
    it(text, () => assert.deepEqual(objects(text).split(' ').sort(), expected.split(' ').sort()));
  }

  const columnTable: readonly (readonly [string, string])[] = [
    ['SELECT x.Id, Qty FROM dbo.A AS x', 'dbo.A.Id dbo.A.Qty'],
    ['SELECT dbo.A.Id FROM dbo.A', 'dbo.A.Id'],
    ['SELECT Val, Qty FROM A, B', 'B.Val A.Qty'],
    ['SELECT Id AS Name, Qty Type FROM A', 'A.Id A.Qty'],
    ['SELECT Name = Id FROM A', 'A.Id'],
    ['SELECT TOP 1 Name FROM A', 'A.Name'],
    ['SELECT (SELECT TOP (1) Val FROM B WHERE B.AId = A.Id) FROM A', 'B.AId A.Id B.Val'],
    ['WITH q AS (SELECT * FROM A) SELECT q.Name, Qty FROM q', 'A.Name A.Qty'],
    ['SELECT Id FROM A FOR XML PATH, TYPE', 'A.Id'],
    ["SELECT DATEPART(year, Dt), G.Lat, X.query('/a') FROM A", 'A.Dt A.G A.X'],
    ['SELECT t.Nm FROM dbo.Tvf(1) t', 'dbo.Tvf.Nm'],
    ['INSERT B (Id, AId) SELECT Id, Qty FROM A', 'B.Id B.AId A.Id A.Qty'],
    ['UPDATE x SET Qty = 1 OUTPUT deleted.Name FROM A x', 'A.Name A.Qty'],
    ['GRANT SELECT (Id), UPDATE (Name) ON dbo.A TO u; REVOKE SELECT ON B (Val) FROM u', 'dbo.A.Id dbo.A.Name B.Val'],
    ['CREATE INDEX i ON dbo.A (Id DESC) INCLUDE (Name) WHERE Qty > 1', 'dbo.A.Id dbo.A.Name dbo.A.Qty'],
    ['ALTER TABLE A ADD X int, PERIOD FOR SYSTEM_TIME (Id, Name), CHECK (Qty > 1) SET @x = 1', 'A.Qty'],
    ['ALTER TABLE A DROP COLUMN Qty, Name; ALTER TABLE dbo.B ALTER COLUMN Val int', 'A.Qty A.Name dbo.B.Val'],
    ['DELETE A OUTPUT deleted.Id INTO B (AId)', 'A.Id B.AId'],
    ['INSERT C (Id) SELECT x.Qty FROM (UPDATE A SET Name = 1 OUTPUT deleted.Qty) x', 'C.Id A.Name A.Qty'],
    ['EXEC dbo.P 1, @x = @y OUTPUT, @z = -1 SELECT Id FROM A', 'dbo.P.@x dbo.P.@z A.Id'],
    ['SELECT b.Val AS Name, Qty + 1 x, g = AId FROM B b, A a ORDER BY Name, x, g, Qty', 'B.Val A.Qty B.AId'],
    ['SELECT b.Val AS Name FROM B b, A a ORDER BY ISNULL(Name, 1)', 'B.Val A.Name'],
    ['SELECT ROW_NUMBER() OVER (ORDER BY Name) AS Name FROM A', 'A.Name'],
    ['SELECT {fn EXTRACT(YEAR FROM Dt)}, {fn CONVERT(Qty, SQL_INTEGER)} FROM A', 'A.Dt A.Qty'],
  ];
  for (const [text, expected] of columnTable) {
    it(`columns of ${text}`, () => assert.deepEqual(columnsOf(text).split(' ').sort(), expected.split(' ').sort()));
  }

  it('reads expressions of a table without a lookup', () => {
    const references = bodyReferences('isnull([Qty], s.F(Name)) + len(@x)', { table: ['dbo', 'A'] });
    assert.deepEqual(
      references.references.map((r) => `${r.usage}:${r.parts.join('.')}`),
      ['column:dbo.A.Qty', 'function:s.F', 'column:dbo.A.Name'],
    );
    assert.deepEqual(references.variables, ['@x']);
  });

  it('knows the tables of a trigger', () => {
    const trigger = { triggerTable: ['dbo', 'A'] };
    const text = 'IF UPDATE(Name) INSERT C (Code) SELECT i.Name FROM inserted i JOIN deleted ON deleted.Id = i.Id';
    assert.equal(objects(text, trigger), 'table:C');
    assert.equal(columnsOf(text, trigger), 'C.Code dbo.A.Name dbo.A.Id');
  });

  it('marks dynamic SQL', () => {
    for (const text of ["EXEC ('x')", 'EXEC @p', "EXEC sp_executesql N'x'", "EXEC sys.sp_executesql N'x'"]) {
      assert.equal(bodyReferences(text).dynamicSql, true, text);
    }
    assert.equal(bodyReferences('EXEC P').dynamicSql, false);
  });

  it('gives the place of the first use', () => {
    const text = 'SELECT 1 FROM dbo . [A]; SELECT 2 FROM dbo.A';
    const [reference] = bodyReferences(text).references;
    assert.equal(text.slice(reference?.start, reference?.end), 'dbo . [A]');
  });

  it('never fails and always ends', () => {
    const words = fc.constantFrom(
      ...'SELECT FROM JOIN WITH AS ( ) , ; . a [b] @x #t * = UPDATE SET DELETE INSERT INTO MERGE USING ON EXEC DECLARE TABLE int'.split(
        ' ',
      ),
      ...'CASE WHEN END ELSE BEGIN IF FOR XML SYSTEM_TIME TOP 1 VALUES CROSS APPLY CREATE ALTER DROP FETCH NEXT VALUE OPTION'.split(
        ' ',
      ),
      ...[
        "'x'",
        '::',
        'dbo.f',
        'CAST',
        'CONVERT',
        'xml',
        'DIALOG',
        'SERVICE',
        'OUTPUT',
        'PIVOT',
        'OPENJSON',
        'AT',
        'inserted',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 60 }), (list) => {
        bodyReferences(list.join(' '), options);
      }),
      { numRuns: 2000, seed: 3 },
    );
  });

  it('reads the corpus', () => {
    for (const { path, text } of corpusFiles().filter((f, i) => i % 10 === 0 && f.text.length < 100_000)) {
      try {
        bodyReferences(text);
      } catch (error) {
        assert.ok(error instanceof RehearsalError, path);
      }
    }
  });
});
