import assert from 'node:assert/strict';
import type { TableProps } from '../../../src/kinds/table/table-props.ts';
import { modelOf, onlyOf } from '../model-of.ts';

function columns(sql: string): TableProps['columns'] {
  return (onlyOf(modelOf(sql), 'table').props as unknown as TableProps).columns;
}

describe('tables in canonical form', () => {
  it('types have their synonyms resolved and their defaults filled in', () => {
    const [a, b, c, d] = columns(
      'CREATE TABLE dbo.T (a integer, b dec(9), c national character varying(5), d datetime2)',
    );
    assert.deepEqual(a?.type, { name: 'int' });
    assert.deepEqual(b?.type, { name: 'decimal', precision: 9, scale: 0 });
    assert.deepEqual(c?.type, { name: 'nvarchar', length: 5 });
    assert.deepEqual(d?.type, { name: 'datetime2', scale: 7 });
  });

  it('columns of a primary key are NOT NULL, wherever it is written', () => {
    const inline = columns('CREATE TABLE dbo.T (a int, b int, PRIMARY KEY (a))');
    const later = columns('CREATE TABLE dbo.T (a int, b int);\nGO\nALTER TABLE dbo.T ADD PRIMARY KEY (a);');
    assert.deepEqual(
      inline.map(({ nullable }) => nullable),
      [false, true],
    );
    assert.deepEqual(
      later.map(({ nullable }) => nullable),
      [false, true],
    );
  });

  it('a column of an alias type takes its nullability', () => {
    const [a, b] = columns(
      'CREATE TYPE dbo.Code FROM varchar(9) NOT NULL;\nGO\nCREATE TABLE dbo.T (a dbo.Code, b dbo.Code NULL)',
    );
    assert.equal(a?.nullable, false);
    assert.equal(b?.nullable, true);
    assert.equal('nullabilityOpen' in (a ?? {}), false);
  });

  it('the collation of the database is left out', () => {
    const [a, b] = columns(
      'CREATE TABLE dbo.T (a varchar(9) COLLATE SQL_Latin1_General_CP1_CI_AS, b varchar(9) COLLATE Latin1_General_BIN2)',
    );
    assert.equal(a?.collation, undefined);
    assert.equal(b?.collation, 'Latin1_General_BIN2');
  });

  it('storage is that of the rows, whether the table or its clustered key says it', () => {
    const group = 'ALTER DATABASE CURRENT ADD FILEGROUP FG;\nGO\n';
    const spelled = [
      'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY) ON FG WITH (DATA_COMPRESSION = PAGE)',
      'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY WITH (DATA_COMPRESSION = PAGE) ON FG)',
    ];
    for (const sql of spelled) {
      const props = onlyOf(modelOf(group + sql), 'table').props as unknown as TableProps;
      assert.deepEqual(props.dataSpace, { name: 'FG' });
      assert.deepEqual(props.compression, [{ level: 'PAGE' }]);
    }
  });

  it('a primary key is nonclustered beside another clustered key', () => {
    const model = modelOf('CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY, b int, UNIQUE CLUSTERED (b))');
    assert.equal(onlyOf(model, 'primaryKey').props.clustered, undefined);
    assert.equal(onlyOf(model, 'uniqueConstraint').props.clustered, true);
  });

  it('a foreign key without columns means the primary key', () => {
    const model = modelOf(
      'CREATE TABLE dbo.P (x int, y int, PRIMARY KEY (y, x));\nGO\nCREATE TABLE dbo.T (a int, b int, FOREIGN KEY (a, b) REFERENCES dbo.P)',
    );
    const key = onlyOf(model, 'foreignKey');
    assert.deepEqual(key.props.referencedColumns, ['y', 'x']);
    assert.equal(
      key.references.some(({ to }) => to === onlyOf(model, 'primaryKey').key),
      true,
    );
  });

  it('a temporal table brings its history table', () => {
    const model =
      modelOf(`CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY, f datetime2 GENERATED ALWAYS AS ROW START NOT NULL,
t datetime2 GENERATED ALWAYS AS ROW END NOT NULL, PERIOD FOR SYSTEM_TIME (f, t)) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))`);
    const history = [...model.objects.values()].find((object) => object.kind === 'table' && object.path[1] === 'H');
    assert.equal(history?.props.autoHistory, true);
    assert.deepEqual(onlyOf(model, 'index').props.columns, ['t', 'f']);
  });
});
