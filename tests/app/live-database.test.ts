import assert from 'node:assert/strict';
import { doubtHidden, needed } from '../../src/app/hidden-parts.ts';
import { serverWith } from '../../src/app/in-memory-database.ts';
import { readServer } from '../../src/app/live-database.ts';
import { writtenPackage } from '../../src/app/package-database.ts';
import type { SqlServer } from '../../src/base/sql-session.ts';
import type { CatalogRows } from '../../src/formats/catalog-rows.ts';
import { readDacpac } from '../../src/formats/dacpac.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { modelOf } from '../kinds/model-of.ts';
import { type RowsSessionOptions, rowsSession } from '../server/catalog/rows-session.ts';

function serverOf(sql: string, options: Partial<RowsSessionOptions> = {}, change = (rows: CatalogRows) => rows) {
  const model = modelOf(sql);
  const rows = change(serverWith(model, createBatches(model, registry)).rows());
  const open = async () => rowsSession(rows, { collation: model.collation, ...options });
  return { model, server: { name: 'S1/Shop', database: 'Shop', open } satisfies SqlServer };
}

/** Rows of a view, changed. */
function changed(
  rows: CatalogRows,
  view: string,
  change: (row: Readonly<Record<string, unknown>>) => object,
): CatalogRows {
  const copy = new Map([...rows.keys()].map((name) => [name, rows.get(name) ?? []]));
  copy.set(
    view,
    (rows.get(view) ?? []).map((row) => ({ ...row, ...change(row) })),
  );
  return copy;
}

async function throughPackage(model: DatabaseModel): Promise<DatabaseModel> {
  const bytes = writtenPackage({ model, identity: { name: 'Shop', version: '1.0.0.0' }, warnings: [] });
  return modelFromDacpac(await readDacpac(bytes, 'shop.dacpac'), registry, 'shop.dacpac');
}

const shop = `
CREATE TABLE dbo.T (Id int NOT NULL IDENTITY PRIMARY KEY, Name nvarchar(50) NULL DEFAULT N'x', CONSTRAINT CK_T CHECK (Id > 0));
GO
CREATE PROCEDURE dbo.P AS SELECT Id FROM dbo.T;
GO
`;

describe('a live database', () => {
  it('is what its scripts say, and promotable', async () => {
    const { model, server } = serverOf(shop);
    const read = await readServer(server);
    assert.equal(read.model.live, true);
    assert.equal(read.model.hidden, undefined);
    assert.equal(read.identity.name, 'Shop');
    assert.deepEqual(differencesOf(model, read.model, registry, { security: true }), []);
  });

  it('stays one in its snapshot', async () => {
    const { model, server } = serverOf(shop, { identity: { 'VIEW SERVER STATE': 0, 'VIEW ANY DEFINITION': null } });
    const { model: read } = await readServer(server);
    const snapshot = await throughPackage(read);
    assert.equal(snapshot.live, true);
    assert.deepEqual(snapshot.hidden, ['VIEW ANY DEFINITION', 'VIEW SERVER STATE']);
    assert.deepEqual(differencesOf(model, snapshot, registry, { security: true }), []);
    assert.equal((await throughPackage(model)).live, false);
  });

  it('keeps in its snapshot what was not understood', async () => {
    const { server } = serverOf(shop, {}, (rows) => changed(rows, 'sys.sql_modules', () => ({ definition: null })));
    const { model: read } = await readServer(server);
    const notes = (model: DatabaseModel) => [...model.objects.values()].flatMap(({ unread }) => unread);
    assert.deepEqual(notes(read), ['its text is encrypted']);
    assert.deepEqual(notes(await throughPackage(read)), ['its text is encrypted']);
  });

  it('has findings where texts are withheld', async () => {
    const { server } = serverOf(shop, {}, (rows) =>
      changed(rows, 'sys.check_constraints', () => ({ definition: null })),
    );
    const { model } = await readServer(server);
    const table = [...model.objects.values()].find(({ kind }) => kind === 'table');
    assert.deepEqual(table?.unread, ['the login may not see the text of CK_T']);
  });

  it('tells of the query store whether it is on to a login that may not see more', async () => {
    const identity = { 'VIEW DATABASE STATE': 0 };
    for (const on of [false, true]) {
      const { server } = serverOf(shop, { identity }, (rows) =>
        changed(rows, 'sys.databases', () => ({ is_query_store_on: on })),
      );
      const { model } = await readServer(server);
      const options = [...model.objects.values()].find(({ kind }) => kind === 'databaseOptions');
      assert.equal(options?.props.queryStoreDesiredState, on ? 'READ_WRITE' : 'OFF');
      assert.equal(options?.unread.length, on ? 1 : 0);
    }
  });

  it('can be read as a login saw it that may see less', async () => {
    const session = `${shop}CREATE EVENT SESSION s ON SERVER ADD EVENT sqlserver.rpc_completed;\nGO\n`;
    const { model, server } = serverOf(session);
    const sessions = (read: DatabaseModel) => [...read.objects.values()].filter(({ kind }) => kind === 'eventSession');
    const { model: less } = await readServer(server, { without: ['VIEW SERVER STATE'] });
    assert.deepEqual(less.hidden, ['VIEW SERVER STATE']);
    assert.equal(sessions(less).length, 0);
    const [doubted] = sessions(doubtHidden(model, less));
    assert.match(doubted?.unread[0] ?? '', /lacks VIEW SERVER STATE/);
    // Who sees less cannot tell whether the session of an earlier reading is still there.
    const { model: more } = await readServer(server);
    assert.deepEqual(needed(more, ['VIEW ANY DEFINITION', 'VIEW SERVER STATE']), ['VIEW SERVER STATE']);
    assert.deepEqual(needed(less, ['VIEW ANY DEFINITION', 'VIEW SERVER STATE']), []);
  });
});
