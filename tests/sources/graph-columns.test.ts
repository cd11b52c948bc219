import assert from 'node:assert/strict';
import type { CatalogRows, Row } from '../../src/formats/catalog-rows.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { Server } from '../../src/simulate/server.ts';
import { modelFromCatalog } from '../../src/sources/from-catalog.ts';

const collation = 'SQL_Latin1_General_CP1_CI_AS';

describe('graph tables of a server', () => {
  const suffix = /_[0-9A-F]{32}$/;

  function rowsOf(...batches: readonly string[]) {
    const server = new Server({ platform: 'Sql160', collation, databaseName: 'database' });
    for (const batch of batches) assert.equal(server.run(batch, { file: 'create.sql' }).error, undefined);
    return new Map(server.rows());
  }
  const objectsOf = (rows: CatalogRows) => [
    ...modelFromCatalog(rows, registry, { platform: 'Sql160', collation, live: true }).objects.values(),
  ];

  it('index the columns that a pseudo-column is made of', () => {
    const rows = rowsOf('CREATE TABLE dbo.E (W int) AS EDGE', 'CREATE INDEX IX ON dbo.E ($from_id, $to_id DESC)');
    const ids = new Map(
      (rows.get('sys.columns') ?? []).map((row) => [String(row.name).replace(suffix, ''), row.column_id]),
    );
    const parts: Readonly<Record<string, readonly string[]>> = {
      $from_id: ['from_obj_id', 'from_id'],
      $to_id: ['to_obj_id', 'to_id'],
    };
    const names = new Map([...ids].map(([name, id]) => [id, name]));
    let ordinal = 0;
    const made = (rows.get('sys.index_columns') ?? []).flatMap((row): Row[] =>
      (parts[names.get(row.column_id ?? null) ?? ''] ?? []).map((name) => {
        ordinal += 1;
        return { ...row, column_id: ids.get(name) ?? null, key_ordinal: ordinal, index_column_id: ordinal };
      }),
    );
    assert.equal(made.length, 4);
    rows.set('sys.index_columns', made);
    const index = objectsOf(rows).find(({ kind }) => kind === 'index');
    assert.deepEqual(index?.props.columns, ['$from_id', '$to_id']);
    assert.deepEqual(index?.props.descending, [1]);
  });

  it('have an index that is the server’s own', () => {
    const name = `GRAPH_UNIQUE_INDEX_${'0123456789ABCDEF'.repeat(2)}`;
    const rows = rowsOf('CREATE TABLE dbo.N (W int) AS NODE', `CREATE UNIQUE INDEX ${name} ON dbo.N ($node_id)`);
    const kinds = objectsOf(rows).map(({ kind }) => kind);
    assert.ok(kinds.includes('table'));
    assert.ok(!kinds.includes('index'));
  });
});
