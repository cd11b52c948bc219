import assert from 'node:assert/strict';
import { withCarried } from '../../../src/app/carried-objects.ts';
import { serverWith } from '../../../src/app/in-memory-database.ts';
import { writtenPackage } from '../../../src/app/package-database.ts';
import type { CatalogRows, Row } from '../../../src/formats/catalog-rows.ts';
import { readDacpac } from '../../../src/formats/dacpac.ts';
import { registry } from '../../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../../src/model/database-model.ts';
import { createBatches } from '../../../src/plan/create-script.ts';
import { differencesOf } from '../../../src/plan/proof.ts';
import { readCatalog } from '../../../src/server/catalog/read-catalog.ts';
import { catalogViews, modelFromCatalog } from '../../../src/sources/from-catalog.ts';
import { modelFromDacpac } from '../../../src/sources/from-dacpac.ts';
import { readCaseFiles } from '../../cases/read-cases.ts';
import { readSide } from '../../cases/run-case.ts';
import { modelOf } from '../../kinds/model-of.ts';
import { rowsSession } from './rows-session.ts';

const views = catalogViews(registry);

/** What is read over a session from a server that holds the model. */
async function readBack(model: DatabaseModel): Promise<DatabaseModel> {
  const server = serverWith(model, createBatches(model, registry));
  const isAzure = model.platform === 'SqlAzure';
  const major = Math.max(Number(/\d\d/.exec(model.platform)?.[0] ?? 17), 12);
  const session = rowsSession(server.rows(), {
    collation: model.collation,
    identity: { engine_edition: isAzure ? 5 : 3, product_version: `${isAzure ? 12 : major}.0.1000.1` },
  });
  const { rows, identity } = await readCatalog(session, views);
  const read = modelFromCatalog(rows, registry, { ...identity, live: true });
  return withCarried({ ...read, variables: model.variables }, model);
}

/** The same as its snapshot says. */
async function throughPackage(model: DatabaseModel): Promise<DatabaseModel> {
  const bytes = writtenPackage({ model, identity: { name: 'db', version: '1.0.0.0' }, warnings: [] });
  return modelFromDacpac(await readDacpac(bytes, 'db.dacpac'), registry, 'db.dacpac');
}

/** The server in memory keeps the text of what has no kind, and no view shows it. */
const isShown = (difference: string): boolean => !difference.startsWith('opaque ');

describe('reading a catalog', () => {
  for (const one of readCaseFiles().filter(({ sections }) => !sections.has('refused'))) {
    it(`gives what the scripts of ${one.name} say`, async () => {
      for (const side of ['current', 'desired'] as const) {
        const model = readSide(one, side);
        const read = await readBack(model);
        const differences = differencesOf(model, read, registry, { security: true });
        assert.deepEqual(differences.filter(isShown), [], side);
        if (side === 'current') continue;
        assert.deepEqual(differencesOf(read, await throughPackage(read), registry, { security: true }), []);
      }
    });
  }
});

const tables = (texts: string): CatalogRows => {
  const model = modelOf(texts);
  return serverWith(model, createBatches(model, registry)).rows();
};

describe('a reading of a catalog', () => {
  const collation = 'SQL_Latin1_General_CP1_CI_AS';
  const rows = tables('CREATE TABLE dbo.T (Id int NOT NULL PRIMARY KEY);');

  it('is made again when the schema has changed meanwhile', async () => {
    // Before and after the first reading, then before and after the second.
    const session = rowsSession(rows, { collation, marker: (asked) => (asked === 1 ? 'before' : 'after') });
    const lines: string[] = [];
    const read = await readCatalog(session, views, { onProgress: (line) => lines.push(line) });
    assert.equal(session.batches.length, 7);
    assert.equal(read.rows.get('sys.tables')?.length, 1);
    assert.equal(lines.length, 7);
    assert.equal(lines[3], 'The schema has changed while it was read (1 of 3)');
    assert.match(lines[0] ?? '', /^1 of 3: tables and columns, \d+ rows$/);
  });

  it('is given up after three changes, in no more than ten round trips', async () => {
    const session = rowsSession(rows, { collation, marker: (asked) => String(asked) });
    await assert.rejects(readCatalog(session, views), /CAT003/);
    assert.equal(session.batches.length, 10);
  });

  it('is refused to a login that does not see everything', async () => {
    const identities: readonly Row[] = [{ 'VIEW DEFINITION': 0 }, { 'VIEW DEFINITION': null }, { denials: 2 }];
    for (const identity of identities) {
      await assert.rejects(readCatalog(rowsSession(rows, { collation, identity }), views), /CAT001/);
    }
  });

  it("is refused of the server's own databases", async () => {
    const identity = { database: 'master' };
    await assert.rejects(readCatalog(rowsSession(rows, { collation, identity }), views), /CAT004.*master/);
  });

  it('leaves out the journal, the list of refactorings and the mark of a restore', async () => {
    const own = tables(`
CREATE TABLE dbo.__RehearsalJournal (Id int NOT NULL IDENTITY CONSTRAINT PK_J PRIMARY KEY, At datetime2 NOT NULL DEFAULT sysutcdatetime());
CREATE TABLE dbo.__RefactorLog (OperationKey uniqueidentifier NOT NULL PRIMARY KEY);
CREATE TABLE dbo.Own (Id int NOT NULL);
GO
GRANT SELECT ON dbo.__RehearsalJournal TO public;
GO
EXEC sp_addextendedproperty N'DatabaseRehearsal', N'{"format":1}';
EXEC sp_addextendedproperty N'microsoft_database_tools_support', N'refactoring log', N'SCHEMA', N'dbo', N'TABLE', N'__RefactorLog';
EXEC sp_addextendedproperty N'Version', N'7';
`);
    const read = await readCatalog(rowsSession(own, { collation }), views);
    const model = modelFromCatalog(read.rows, registry, { ...read.identity, live: true });
    const names = [...model.objects.values()].map(({ kind, path }) => `${kind} ${path.join('.')}`).sort();
    assert.deepEqual(names, ['databaseOptions ', 'extendedProperty Version', 'table dbo.Own']);
  });
});
