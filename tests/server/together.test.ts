import assert from 'node:assert/strict';
import { type SqlServer, SqlSessionError } from '../../src/base/sql-session.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { readCatalog } from '../../src/server/catalog/read-catalog.ts';
import { catalogViews, modelFromCatalog } from '../../src/sources/from-catalog.ts';
import { inProcess } from './in-process.ts';
import { Instance } from './instance/instance.ts';
import { overTds } from './over-tds.ts';
import { startTds, type TdsServer } from './tds/start.ts';

const script = `CREATE TABLE dbo.Customer (
  CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(40) NULL CONSTRAINT DF_Name DEFAULT (N'Ω'),
  Balance decimal(19,4) NULL, Since datetime2(3) NOT NULL CONSTRAINT CK_Since CHECK (Since > '2000-01-01'));
GO
CREATE INDEX IX_Customer_Name ON dbo.Customer (Name) INCLUDE (Balance) WHERE Name IS NOT NULL;
GO
EXEC sys.sp_addextendedproperty @name = N'MS_Description', @value = N'who buys', @level0type = N'SCHEMA', @level0name = N'dbo',
  @level1type = N'TABLE', @level1name = N'Customer';
GO
CREATE PROCEDURE dbo.Tell AS
BEGIN
  PRINT 'in';
  RAISERROR ('bad %d', 16, 3, 7);
END
GO`;

describe('TDS: the instance in memory behind it', () => {
  let instance: Instance;
  let tds: TdsServer;
  let shop: SqlServer;

  beforeEach(async () => {
    instance = new Instance({ name: 'PROD01' });
    instance.createDatabase('Shop', script);
    tds = await startTds(instance, { server: 'PROD01' });
    shop = overTds(tds, 'Shop');
  });

  afterEach(() => tds.close());

  it('shows the same catalog through the driver as without it', async () => {
    const read = async (server: SqlServer) => {
      const session = await server.open();
      try {
        return await readCatalog(session, catalogViews(registry));
      } finally {
        await session.close();
      }
    };
    const [wire, direct] = [await read(shop), await read(inProcess(instance, 'Shop'))];
    assert.deepEqual(wire.hidden, direct.hidden);
    for (const [view, rows] of direct.rows) assert.deepEqual(wire.rows.get(view), rows, view);
    const objects = modelFromCatalog(wire.rows, registry, { ...wire.identity, live: true }).objects;
    assert.ok(objects.size > 5);
  });

  it('keeps transactions of one session from being kept by its end', async () => {
    const session = await shop.open();
    await session.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    await session.batch('ALTER TABLE dbo.T ADD B int NULL;');
    await session.close();
    const other = await shop.open();
    assert.deepEqual(await other.query("SELECT OBJECT_ID(N'dbo.T') AS id"), [{ id: null }]);
    await other.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    await other.batch('COMMIT;');
    assert.equal((await other.query('SELECT @@TRANCOUNT AS n'))[0]?.n, 0);
    await other.close();
    const last = await shop.open();
    assert.notEqual((await last.query("SELECT OBJECT_ID(N'dbo.T') AS id"))[0]?.id, null);
    await last.close();
  });

  it('tells errors and messages as they are', async () => {
    const session = await shop.open();
    const seen: string[] = [];
    const failing = session.batch('EXEC dbo.Tell;', { onMessage: ({ message }) => seen.push(message) });
    const error = await failing.then(
      () => assert.fail('nothing was thrown'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof SqlSessionError);
    assert.equal(seen[0], 'in');
    const [first] = error.errors;
    assert.deepEqual([first?.message, first?.severity, first?.state, first?.line], ['bad 7', 16, 3, 4]);
    assert.match(String(first?.procedure), /Tell/);
    await assert.rejects(session.batch('CREATE TABLE dbo.Customer (A int);'), { number: 2714 });
    await session.close();
  });

  it('ends a wait by attention', async () => {
    const session = await shop.open();
    const stop = new AbortController();
    const asked = Date.now();
    const waiting = session.batch("RAISERROR ('waits', 0, 1) WITH NOWAIT; WAITFOR DELAY '00:01:00';", {
      signal: stop.signal,
      onMessage: () => stop.abort(),
    });
    await assert.rejects(waiting, { failure: 'cancelled' });
    assert.ok(Date.now() - asked < 1500);
    assert.equal((await session.query('SELECT 1 AS one'))[0]?.one, 1);
    await session.close();
  });

  it('rolls back what was open when the connection is cut', async () => {
    const session = await shop.open();
    await session.batch('BEGIN TRANSACTION; CREATE TABLE dbo.T (A int);');
    tds.inject({ cutAtMessage: { message: 0, side: 'after' } });
    await assert.rejects(session.batch('ALTER TABLE dbo.T ADD B int NULL;'), { failure: 'connection' });
    while (instance.sessions.size > 0) await new Promise(setImmediate);
    const other = await shop.open();
    assert.deepEqual(await other.query("SELECT OBJECT_ID(N'dbo.T') AS id"), [{ id: null }]);
    await other.close();
  });
});
