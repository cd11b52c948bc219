import assert from 'node:assert/strict';
import type { SqlSession } from '../../src/base/sql-session.ts';
import { failure, list, shopSession } from './ask.ts';

const script = `CREATE TABLE dbo.Customer (
  CustomerId int IDENTITY(1, 1) NOT NULL CONSTRAINT PK_Customer PRIMARY KEY,
  Name nvarchar(10) NULL,
  Code varchar(10) NOT NULL CONSTRAINT UQ_Code UNIQUE,
  Credit decimal(9, 2) NOT NULL CONSTRAINT DF_Credit DEFAULT 0,
  Twice AS (Credit * 2),
  CONSTRAINT CK_Credit CHECK (Credit >= 0)
);
CREATE TABLE dbo.[Order] (
  OrderId int NOT NULL PRIMARY KEY,
  CustomerId int NOT NULL CONSTRAINT FK_Order_Customer REFERENCES dbo.Customer (CustomerId),
  Placed datetime2(3) NOT NULL DEFAULT SYSUTCDATETIME()
);
GO
CREATE VIEW dbo.Good AS SELECT Name, Credit FROM dbo.Customer WHERE Credit > 10;
GO
INSERT INTO dbo.Customer (Name, Code, Credit) VALUES (N'Ann', 'a', 10), (N'Bob', 'b', 20.5);
INSERT INTO dbo.[Order] (OrderId, CustomerId) VALUES (1, 1);`;

describe('rows of user tables', () => {
  let session: SqlSession;
  beforeEach(async () => {
    session = await shopSession(script);
  });
  const number = async (text: string): Promise<number> => (await failure(session.batch(text))).number;

  it('gives rows with defaults, identity and computed columns', async () => {
    const { resultSets, rowsAffected } = await session.batch(
      "INSERT INTO dbo.Customer (Code) VALUES ('c'); SELECT * FROM dbo.Customer ORDER BY CustomerId;",
    );
    assert.deepEqual(rowsAffected, [1, 3]);
    assert.deepEqual(resultSets[0]?.rows[1], {
      CustomerId: 2,
      Name: 'Bob',
      Code: 'b',
      Credit: '20.50',
      Twice: '41.00',
    });
    assert.deepEqual(resultSets[0]?.rows[2], { CustomerId: 3, Name: null, Code: 'c', Credit: '0.00', Twice: '0.00' });
    assert.deepEqual(await list(session, 'SELECT SCOPE_IDENTITY()'), ['3']);
  });

  it('refuses rows as the constraints say', async () => {
    assert.equal(await number("INSERT INTO dbo.Customer (Code, Name) VALUES (NULL, 'x');"), 515);
    assert.equal(await number("INSERT INTO dbo.Customer (Code) VALUES ('A');"), 2627);
    assert.equal(await number("INSERT INTO dbo.Customer (Code, Credit) VALUES ('d', -1);"), 547);
    assert.equal(await number("INSERT INTO dbo.Customer (Code, Name) VALUES ('d', N'much too long');"), 2628);
    assert.equal(await number('INSERT INTO dbo.[Order] (OrderId, CustomerId) VALUES (2, 99);'), 547);
    assert.equal(await number('DELETE FROM dbo.Customer WHERE CustomerId = 1;'), 547);
    await session.batch('CREATE UNIQUE INDEX UX_Name ON dbo.Customer (Name);');
    const error = await failure(session.batch("INSERT INTO dbo.Customer (Code, Name) VALUES ('d', N'ann');"));
    assert.equal(
      error.errors[0]?.message,
      "Cannot insert duplicate key row in object 'dbo.Customer' with unique index 'UX_Name'. The duplicate key value is (ann).",
    );
    assert.deepEqual(
      error.messages.map((message) => message.number),
      [3621],
    );
    assert.deepEqual(await list(session, 'SELECT COUNT_BIG(*) FROM dbo.Customer'), ['2']);
  });

  it('changes and removes rows, and a rollback brings them back', async () => {
    const { rowsAffected } = await session.batch(
      "BEGIN TRANSACTION; UPDATE dbo.Customer SET Credit += 5, Name = UPPER(Name) WHERE Code = 'a'; DELETE c FROM dbo.Customer AS c WHERE c.Code = 'b';",
    );
    assert.deepEqual(rowsAffected, [1, 1]);
    assert.deepEqual(await list(session, 'SELECT Name FROM dbo.Customer'), ['ANN']);
    await session.batch('ROLLBACK;');
    assert.deepEqual(await list(session, 'SELECT Name FROM dbo.Customer ORDER BY Name'), ['Ann', 'Bob']);
  });

  it('reads views, joins, groups and subqueries over rows', async () => {
    assert.deepEqual(await list(session, 'SELECT Name FROM dbo.Good'), ['Bob']);
    const rows = await session.query(
      `SELECT c.Name, COUNT_BIG(o.OrderId) AS n FROM dbo.Customer AS c LEFT JOIN dbo.[Order] AS o ON o.CustomerId = c.CustomerId
       GROUP BY c.Name ORDER BY c.Name`,
    );
    assert.deepEqual(rows, [
      { Name: 'Ann', n: '1' },
      { Name: 'Bob', n: '0' },
    ]);
    assert.deepEqual(await list(session, 'SELECT IIF(EXISTS (SELECT 1 FROM dbo.[Order]), 1, 0)'), [1]);
  });

  it('answers OUTPUT, UPDATE through a common table expression and TOP', async () => {
    assert.deepEqual(
      await list(session, "INSERT INTO dbo.Customer (Code) OUTPUT inserted.CustomerId VALUES ('x'), ('y');"),
      [3, 4],
    );
    await session.batch(
      'WITH c AS (SELECT Credit, ROW_NUMBER() OVER (ORDER BY CustomerId) AS n FROM dbo.Customer) UPDATE c SET Credit = n;',
    );
    assert.deepEqual(await list(session, 'SELECT Credit FROM dbo.Customer ORDER BY CustomerId'), [
      '1.00',
      '2.00',
      '3.00',
      '4.00',
    ]);
    await session.batch('DELETE TOP (1) FROM dbo.Customer WHERE Credit > 1;');
    assert.deepEqual(await list(session, 'SELECT COUNT(*) FROM dbo.Customer'), [3]);
  });

  it('truncates, and identity begins anew', async () => {
    assert.equal(await number('TRUNCATE TABLE dbo.Customer;'), 4712);
    await session.batch('DELETE FROM dbo.[Order]; DROP TABLE dbo.[Order]; TRUNCATE TABLE dbo.Customer;');
    assert.deepEqual(
      await list(session, "INSERT INTO dbo.Customer (Code) OUTPUT inserted.CustomerId VALUES ('x');"),
      [1],
    );
  });

  it('merges', async () => {
    await session.batch(`MERGE INTO dbo.Customer AS t USING (VALUES ('a', 1.5), ('z', 2)) AS s (Code, Credit) ON t.Code = s.Code
      WHEN MATCHED AND t.Credit <> s.Credit THEN UPDATE SET Credit = s.Credit, Name = NULL
      WHEN NOT MATCHED BY TARGET THEN INSERT (Code, Credit) VALUES (s.Code, s.Credit)
      WHEN NOT MATCHED BY SOURCE THEN DELETE;`);
    assert.deepEqual(await session.query('SELECT CustomerId, Name, Code, Credit FROM dbo.Customer ORDER BY Code'), [
      { CustomerId: 1, Name: null, Code: 'a', Credit: '1.50' },
      { CustomerId: 3, Name: null, Code: 'z', Credit: '2.00' },
    ]);
    assert.equal(
      await number(
        "MERGE dbo.Customer AS t USING (VALUES ('a'), ('a')) AS s (Code) ON t.Code = s.Code WHEN MATCHED THEN DELETE;",
      ),
      8672,
    );
  });

  it('fires triggers, which an error or a rollback in them ends with their statement', async () => {
    await session.batch('CREATE TABLE dbo.Log (What nvarchar(20) NOT NULL, Code varchar(10) NULL);');
    await session.batch(`CREATE TRIGGER dbo.TR_Customer ON dbo.Customer AFTER INSERT, UPDATE, DELETE AS
BEGIN
  SET NOCOUNT ON;
  INSERT INTO dbo.Log (What, Code) SELECT N'in', Code FROM inserted UNION ALL SELECT N'out', Code FROM deleted;
  IF EXISTS (SELECT 1 FROM inserted WHERE Code = 'bad') THROW 50001, N'not this one', 1;
  IF EXISTS (SELECT 1 FROM inserted WHERE Code = 'back') ROLLBACK;
END`);
    await session.batch(
      "INSERT INTO dbo.Customer (Code) VALUES ('t'); UPDATE dbo.Customer SET Code = 'u' WHERE Code = 't';",
    );
    assert.deepEqual(await list(session, 'SELECT What + Code FROM dbo.Log'), ['int', 'inu', 'outt']);
    const error = await failure(session.batch("INSERT INTO dbo.Customer (Code) VALUES ('bad'); PRINT 'not here';"));
    assert.deepEqual([error.number, error.errors[0]?.procedure, error.messages.length], [50001, 'TR_Customer', 0]);
    assert.equal(await number("INSERT INTO dbo.Customer (Code) VALUES ('back');"), 3609);
    assert.deepEqual(await list(session, 'SELECT COUNT(*) FROM dbo.Log'), [3]);
    assert.deepEqual(await list(session, "SELECT COUNT(*) FROM dbo.Customer WHERE Code IN ('bad', 'back')"), [0]);
    assert.deepEqual(await list(session, 'SELECT @@TRANCOUNT'), [0]);
    await session.batch('DELETE FROM dbo.Log; ALTER TABLE dbo.Log ALTER COLUMN Code varchar(1) NOT NULL;');
    const inside = await failure(session.batch("BEGIN TRANSACTION; INSERT INTO dbo.Customer (Code) VALUES ('long');"));
    assert.equal(inside.number, 2628);
    assert.deepEqual(await list(session, 'SELECT @@TRANCOUNT'), [0]);
  });

  it('follows cascading foreign keys', async () => {
    await session.batch(`ALTER TABLE dbo.[Order] DROP CONSTRAINT FK_Order_Customer;
      ALTER TABLE dbo.[Order] ADD CONSTRAINT FK_Order_Customer FOREIGN KEY (CustomerId) REFERENCES dbo.Customer (CustomerId) ON DELETE CASCADE;
      DELETE FROM dbo.Customer WHERE CustomerId = 1;`);
    assert.deepEqual(await list(session, 'SELECT COUNT(*) FROM dbo.[Order]'), [0]);
  });

  it('checks the rows that are there when the schema changes', async () => {
    assert.equal(await number('ALTER TABLE dbo.Customer ADD Birth date NOT NULL;'), 4901);
    await session.batch("INSERT INTO dbo.Customer (Code, Name) VALUES ('n', NULL);");
    assert.equal(await number('ALTER TABLE dbo.Customer ALTER COLUMN Name nvarchar(10) NOT NULL;'), 515);
    assert.equal(await number('ALTER TABLE dbo.Customer ALTER COLUMN Name nvarchar(2) NULL;'), 2628);
    assert.equal(await number('ALTER TABLE dbo.Customer ALTER COLUMN Name int NULL;'), 245);
    assert.equal(await number("ALTER TABLE dbo.Customer ADD CONSTRAINT CK_Name CHECK (Name <> N'Bob');"), 547);
    await session.batch("UPDATE dbo.Customer SET Name = N'Ann' WHERE CustomerId = 2;");
    assert.equal(await number('CREATE UNIQUE INDEX UX ON dbo.Customer (Name);'), 1505);
    const error = await failure(session.batch('ALTER TABLE dbo.Customer ADD CONSTRAINT UQ_Name UNIQUE (Name);'));
    assert.deepEqual(
      error.errors.map((one) => one.number),
      [1505, 1750],
    );
    assert.deepEqual(await list(session, "SELECT COUNT(*) FROM sys.indexes WHERE name IN (N'UX', N'UQ_Name')"), [0]);
  });

  it('keeps rows over changes of the schema', async () => {
    await session.batch(`ALTER TABLE dbo.Customer ADD Since date NOT NULL CONSTRAINT DF_Since DEFAULT '2020-01-01', Note nvarchar(5) NULL;
      EXEC sp_rename N'dbo.Customer.Name', N'FullName', N'COLUMN';
      ALTER TABLE dbo.Customer ALTER COLUMN FullName nvarchar(3) NULL;`);
    assert.deepEqual(await session.query('SELECT FullName, Since, Note FROM dbo.Customer WHERE CustomerId = 1'), [
      { FullName: 'Ann', Since: '2020-01-01', Note: null },
    ]);
    await session.batch('SELECT CustomerId, FullName INTO dbo.Copy FROM dbo.Customer;');
    assert.deepEqual(await list(session, 'SELECT FullName FROM dbo.Copy ORDER BY CustomerId DESC'), ['Bob', 'Ann']);
  });

  it('counts rows in sys.partitions', async () => {
    assert.deepEqual(
      await list(
        session,
        "SELECT SUM(rows) FROM sys.partitions WHERE object_id = OBJECT_ID(N'dbo.Customer') AND index_id <= 1",
      ),
      ['2'],
    );
  });

  it('keeps the history of a temporal table', async () => {
    await session.batch(`CREATE TABLE dbo.T (A int NOT NULL PRIMARY KEY, B int,
      F datetime2 GENERATED ALWAYS AS ROW START NOT NULL, U datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
      PERIOD FOR SYSTEM_TIME (F, U)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.TH));
      INSERT INTO dbo.T (A, B) VALUES (1, 1);
      UPDATE dbo.T SET B = 2;`);
    assert.deepEqual(await list(session, 'SELECT B FROM dbo.TH'), [1]);
  });
});
