import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

const base = `CREATE TABLE dbo.T (
  id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, a varchar(10) NULL, b int NULL CONSTRAINT DF_b DEFAULT 1, c AS (b + 1),
  d int NULL CONSTRAINT CK_d CHECK (d > 0), e varchar(10) NULL CONSTRAINT UQ_e UNIQUE, f rowversion, g int NULL);
CREATE INDEX IX_a ON dbo.T (a); CREATE INDEX IX_g ON dbo.T (g); CREATE STATISTICS ST_a ON dbo.T (a);
CREATE TABLE dbo.C (t int CONSTRAINT FK_C REFERENCES dbo.T (id));`;

describe('ALTER TABLE', () => {
  it('adds columns at the end, never reusing an id', () => {
    const server = serverAfter(base);
    run(
      server,
      'ALTER TABLE dbo.T ADD h int NULL; ALTER TABLE dbo.T DROP COLUMN h; ALTER TABLE dbo.T ADD h2 int NOT NULL DEFAULT 5',
    );
    assert.deepEqual(
      rowsOf(server, 'sys.columns', 'name', 'column_id').filter(([name]) => name === 'h2'),
      [['h2', 10]],
    );
  });

  it('widens an indexed varchar column and makes it nullable under everything that lets it', () => {
    const server = serverAfter(base);
    run(server, 'ALTER TABLE dbo.T ALTER COLUMN a varchar(50) NULL; ALTER TABLE dbo.T ALTER COLUMN e varchar(20) NULL');
    assert.deepEqual(
      rowsOf(server, 'sys.columns', 'name', 'max_length').filter(([name]) => name === 'a' || name === 'e'),
      [
        ['a', 50],
        ['e', 20],
      ],
    );
  });

  it('makes a column nullable that says nothing, and takes the collation away that is not written', () => {
    const server = serverAfter('CREATE TABLE dbo.X (a varchar(10) COLLATE Latin1_General_BIN2 NOT NULL)');
    run(server, 'ALTER TABLE dbo.X ALTER COLUMN a varchar(20)');
    assert.deepEqual(rowsOf(server, 'sys.columns', 'is_nullable', 'collation_name'), [
      [true, 'SQL_Latin1_General_CP1_CI_AS'],
    ]);
  });

  it('drops constraints with the index of a key and the default of a column', () => {
    const server = serverAfter(base);
    run(server, 'ALTER TABLE dbo.C DROP CONSTRAINT FK_C; ALTER TABLE dbo.T DROP CONSTRAINT PK_T, DF_b, CK_d, UQ_e');
    assert.deepEqual(
      rowsOf(server, 'sys.indexes', 'name', 'index_id').filter(([, id]) => Number(id) < 2),
      [
        [null, 0],
        [null, 0],
      ],
    );
    assert.deepEqual(rowsOf(server, 'sys.default_constraints', 'name'), []);
    run(server, 'ALTER TABLE dbo.T ADD DEFAULT 2 FOR b');
  });

  it('enables and trusts constraints', () => {
    const server = serverAfter(base);
    const state = () => rowsOf(server, 'sys.check_constraints', 'is_disabled', 'is_not_trusted')[0];
    run(server, 'ALTER TABLE dbo.T NOCHECK CONSTRAINT CK_d');
    assert.deepEqual(state(), [true, true]);
    run(server, 'ALTER TABLE dbo.T CHECK CONSTRAINT CK_d');
    assert.deepEqual(state(), [false, true]);
    run(server, 'ALTER TABLE dbo.T WITH CHECK CHECK CONSTRAINT ALL');
    assert.deepEqual(state(), [false, false]);
    run(
      server,
      'ALTER TABLE dbo.T DROP CONSTRAINT CK_d; ALTER TABLE dbo.T WITH NOCHECK ADD CONSTRAINT CK_d CHECK (d > 1)',
    );
    assert.deepEqual(state(), [false, true]);
  });

  it('sets features of columns and options of tables', () => {
    const server = serverAfter(base);
    run(
      server,
      `ALTER TABLE dbo.T ALTER COLUMN c ADD PERSISTED; ALTER TABLE dbo.T ALTER COLUMN g ADD SPARSE;
       ALTER TABLE dbo.T ALTER COLUMN d ADD MASKED WITH (FUNCTION = 'default()');
       ALTER TABLE dbo.T SET (LOCK_ESCALATION = DISABLE); ALTER TABLE dbo.T REBUILD WITH (DATA_COMPRESSION = ROW);
       ALTER INDEX IX_g ON dbo.T REBUILD WITH (FILLFACTOR = 80, PAD_INDEX = ON); ALTER INDEX IX_a ON dbo.T DISABLE;`,
    );
    assert.deepEqual(rowsOf(server, 'sys.computed_columns', 'is_persisted'), [[true]]);
    assert.deepEqual(rowsOf(server, 'sys.masked_columns', 'name', 'masking_function'), [['d', 'default()']]);
    assert.deepEqual(rowsOf(server, 'sys.tables', 'name', 'lock_escalation_desc')[0], ['T', 'DISABLE']);
    assert.deepEqual(rowsOf(server, 'sys.partitions', 'index_id', 'data_compression_desc')[0], [1, 'ROW']);
    assert.deepEqual(
      rowsOf(server, 'sys.indexes', 'name', 'fill_factor', 'is_padded', 'is_disabled').filter(([name]) =>
        /^IX/.test(String(name)),
      ),
      [
        ['IX_a', 0, false, true],
        ['IX_g', 80, true, false],
      ],
    );
    run(server, 'ALTER TABLE dbo.T ALTER COLUMN d DROP MASKED; ALTER TABLE dbo.T ALTER COLUMN c DROP PERSISTED');
    assert.deepEqual(rowsOf(server, 'sys.masked_columns', 'name'), []);
  });

  it('switches between tables of one shape', () => {
    run(
      serverAfter('CREATE TABLE dbo.A (i int NOT NULL PRIMARY KEY); CREATE TABLE dbo.B (i int NOT NULL PRIMARY KEY)'),
      'ALTER TABLE dbo.A SWITCH TO dbo.B',
    );
  });
});

refusals('ALTER TABLE refuses', [
  ['a table that is not there', '', 'ALTER TABLE dbo.T ADD a int', 4902, /object "dbo.T"/],
  ['a view', 'CREATE VIEW dbo.V AS SELECT 1 AS a', 'ALTER TABLE dbo.V ADD a int', 4909],
  ['a column that is there', base, 'ALTER TABLE dbo.T ADD a int', 2705],
  ['a second default', base, 'ALTER TABLE dbo.T ADD CONSTRAINT DF2 DEFAULT 2 FOR b', 1781],
  ['a default for a column that is not there', base, 'ALTER TABLE dbo.T ADD DEFAULT 2 FOR zz', 1752],
  ['a second primary key', base, 'ALTER TABLE dbo.T ADD CONSTRAINT PK2 PRIMARY KEY (b)', 1779],
  ['a dropped column that is not there', base, 'ALTER TABLE dbo.T DROP COLUMN zz', 4924],
  [
    'a dropped column with an index',
    base,
    'ALTER TABLE dbo.T DROP COLUMN g',
    4922,
    /one or more objects access this column/,
  ],
  ['a dropped column with statistics and index', base, 'ALTER TABLE dbo.T DROP COLUMN a', 4922],
  ['a dropped column with a default', base, 'ALTER TABLE dbo.T DROP COLUMN b', 4922],
  ['a dropped column with a check', base, 'ALTER TABLE dbo.T DROP COLUMN d', 4922],
  ['a dropped column of a primary key', base, 'ALTER TABLE dbo.T DROP COLUMN id', 4922],
  ['a dropped column of a foreign key', base, 'ALTER TABLE dbo.C DROP COLUMN t', 4922],
  [
    'a dropped column that a bound view uses',
    `${base}\nGO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT f FROM dbo.T`,
    'ALTER TABLE dbo.T DROP COLUMN f',
    4922,
  ],
  ['the last column', 'CREATE TABLE dbo.X (a int)', 'ALTER TABLE dbo.X DROP COLUMN a', 4923],
  ['the last data column', 'CREATE TABLE dbo.X (a int, c AS 1)', 'ALTER TABLE dbo.X DROP COLUMN a', 4923],
  ['an altered column that is not there', base, 'ALTER TABLE dbo.T ALTER COLUMN zz int', 4924],
  ['an altered computed column', base, 'ALTER TABLE dbo.T ALTER COLUMN c int', 4928, /it is 'COMPUTED'/],
  ['an altered rowversion', base, 'ALTER TABLE dbo.T ALTER COLUMN f binary(8)', 4928],
  ['another type under an index', base, 'ALTER TABLE dbo.T ALTER COLUMN g bigint', 4922],
  ['a shorter varchar under an index', base, 'ALTER TABLE dbo.T ALTER COLUMN a varchar(5)', 4922],
  ['NOT NULL under an index', base, 'ALTER TABLE dbo.T ALTER COLUMN g int NOT NULL', 4922],
  ['another type under a default', base, 'ALTER TABLE dbo.T ALTER COLUMN b bigint', 4922],
  ['another type under a check', base, 'ALTER TABLE dbo.T ALTER COLUMN d bigint', 4922],
  ['another type of a primary key', base, 'ALTER TABLE dbo.T ALTER COLUMN id bigint NOT NULL', 4922],
  ['another type of a foreign key', base, 'ALTER TABLE dbo.C ALTER COLUMN t bigint', 4922],
  ['a type without conversion', 'CREATE TABLE dbo.X (a int)', 'ALTER TABLE dbo.X ALTER COLUMN a uniqueidentifier', 206],
  ['nullable identity', 'CREATE TABLE dbo.X (a int IDENTITY)', 'ALTER TABLE dbo.X ALTER COLUMN a bigint NULL', 8147],
  [
    'identity of text',
    'CREATE TABLE dbo.X (a int IDENTITY)',
    'ALTER TABLE dbo.X ALTER COLUMN a varchar(10) NOT NULL',
    2749,
  ],
  ['PERSISTED of a plain column', base, 'ALTER TABLE dbo.T ALTER COLUMN g ADD PERSISTED', 4919],
  [
    'ROWGUIDCOL that is not there',
    'CREATE TABLE dbo.X (a uniqueidentifier)',
    'ALTER TABLE dbo.X ALTER COLUMN a DROP ROWGUIDCOL',
    4926,
  ],
  [
    'a second ROWGUIDCOL',
    'CREATE TABLE dbo.X (a uniqueidentifier ROWGUIDCOL, b uniqueidentifier)',
    'ALTER TABLE dbo.X ALTER COLUMN b ADD ROWGUIDCOL',
    4925,
  ],
  ['a mask that is not there', base, 'ALTER TABLE dbo.T ALTER COLUMN g DROP MASKED', 16007],
  ['HIDDEN of a plain column', base, 'ALTER TABLE dbo.T ALTER COLUMN g ADD HIDDEN', 13735],
  ['a dropped constraint that is none', base, 'ALTER TABLE dbo.T DROP CONSTRAINT zz', 3728, /'zz' is not a constraint/],
  ['a constraint of another table', base, 'ALTER TABLE dbo.C DROP CONSTRAINT CK_d', 3733],
  [
    'a key that a foreign key uses',
    base,
    'ALTER TABLE dbo.T DROP CONSTRAINT PK_T',
    3725,
    /referenced by table 'C', foreign key constraint 'FK_C'/,
  ],
  ['a disabled constraint that is not there', base, 'ALTER TABLE dbo.T NOCHECK CONSTRAINT zz', 4917],
  ['disabling a key', base, 'ALTER TABLE dbo.T NOCHECK CONSTRAINT PK_T', 11415],
  ['a trigger that is not there', base, 'ALTER TABLE dbo.T DISABLE TRIGGER zz', 4920],
  ['change tracking of a database that has none', base, 'ALTER TABLE dbo.T ENABLE CHANGE_TRACKING', 1718],
  [
    'change tracking without a primary key',
    'ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON; CREATE TABLE dbo.X (a int)',
    'ALTER TABLE dbo.X ENABLE CHANGE_TRACKING',
    4997,
  ],
  [
    'change tracking twice',
    `ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON; ${base} ALTER TABLE dbo.T ENABLE CHANGE_TRACKING`,
    'ALTER TABLE dbo.T ENABLE CHANGE_TRACKING',
    4996,
  ],
  ['change tracking that is off', base, 'ALTER TABLE dbo.T DISABLE CHANGE_TRACKING', 4998],
  [
    'dropping the key of a tracked table',
    `ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON; CREATE TABLE dbo.X (a int CONSTRAINT p PRIMARY KEY); ALTER TABLE dbo.X ENABLE CHANGE_TRACKING`,
    'ALTER TABLE dbo.X DROP CONSTRAINT p',
    3735,
  ],
  [
    'the database still tracking',
    'ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON; CREATE TABLE dbo.X (a int PRIMARY KEY); ALTER TABLE dbo.X ENABLE CHANGE_TRACKING',
    'ALTER DATABASE CURRENT SET CHANGE_TRACKING = OFF',
    22115,
  ],
  [
    'SWITCH to another number of columns',
    'CREATE TABLE dbo.A (i int); CREATE TABLE dbo.B (i int, j int)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4943,
  ],
  [
    'SWITCH to another name',
    'CREATE TABLE dbo.A (i int); CREATE TABLE dbo.B (j int)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4942,
  ],
  [
    'SWITCH to another type',
    'CREATE TABLE dbo.A (i int); CREATE TABLE dbo.B (i bigint)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4944,
  ],
  [
    'SWITCH to another collation',
    'CREATE TABLE dbo.A (i char(1)); CREATE TABLE dbo.B (i char(1) COLLATE Latin1_General_BIN2)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4945,
  ],
  [
    'SWITCH to NOT NULL',
    'CREATE TABLE dbo.A (i int NULL); CREATE TABLE dbo.B (i int NOT NULL)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4961,
  ],
  [
    'SWITCH to a plain column',
    'CREATE TABLE dbo.A (a int, i AS a + 1); CREATE TABLE dbo.B (a int, i int)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4965,
  ],
  [
    'SWITCH of a clustered table to a heap',
    'CREATE TABLE dbo.A (i int NOT NULL PRIMARY KEY); CREATE TABLE dbo.B (i int NOT NULL)',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4913,
  ],
  [
    'SWITCH without an index of the target',
    'CREATE TABLE dbo.A (i int); CREATE TABLE dbo.B (i int, INDEX x (i))',
    'ALTER TABLE dbo.A SWITCH TO dbo.B',
    4947,
  ],
  ['SWITCH to itself', 'CREATE TABLE dbo.A (i int)', 'ALTER TABLE dbo.A SWITCH TO dbo.A', 4955],
  [
    'a default that SET DEFAULT needs',
    'CREATE TABLE dbo.P (a int PRIMARY KEY); CREATE TABLE dbo.X (b int NOT NULL CONSTRAINT d DEFAULT 1 REFERENCES dbo.P (a) ON DELETE SET DEFAULT)',
    'ALTER TABLE dbo.X DROP CONSTRAINT d',
    3730,
  ],
]);

describe('ALTER TABLE DROP COLUMN', () => {
  it('names what holds on before it refuses', () => {
    const { error } = serverAfter(base).run('ALTER TABLE dbo.T DROP COLUMN a');
    assert.equal(error?.number, 4922);
  });
});
