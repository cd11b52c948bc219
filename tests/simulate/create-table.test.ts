import assert from 'node:assert/strict';
import { refusals, rowsOf, serverAfter } from './run.ts';

describe('CREATE TABLE', () => {
  it('makes rows with the documented values', () => {
    const server = serverAfter(`CREATE TABLE dbo.[Order] (
      Id int IDENTITY(10, 5) NOT FOR REPLICATION NOT NULL PRIMARY KEY,
      Code nvarchar(20) COLLATE Latin1_General_BIN2 NOT NULL CONSTRAINT UQ_Code UNIQUE,
      Price decimal(9, 2) NULL DEFAULT 0 CHECK (Price >= 0),
      Total AS (Price * 2) PERSISTED,
      Stamp rowversion,
      Mail varchar(max) MASKED WITH (FUNCTION = 'email()') NULL,
      INDEX IX_Price NONCLUSTERED (Price DESC) INCLUDE (Code) WHERE Price IN (1, 2)
    )`);
    assert.deepEqual(
      rowsOf(server, 'sys.columns', 'name', 'system_type_id', 'max_length', 'precision', 'scale', 'is_nullable'),
      [
        ['Id', 56, 4, 10, 0, false],
        ['Code', 231, 40, 0, 0, false],
        ['Price', 106, 5, 9, 2, true],
        ['Total', 106, 5, 9, 2, true],
        ['Stamp', 189, 8, 0, 0, false],
        ['Mail', 167, -1, 0, 0, true],
      ],
    );
    assert.deepEqual(
      rowsOf(server, 'sys.identity_columns', 'name', 'seed_value', 'increment_value', 'is_not_for_replication'),
      [['Id', '10', '5', true]],
    );
    assert.deepEqual(rowsOf(server, 'sys.computed_columns', 'name', 'definition', 'is_persisted'), [
      ['Total', '([Price]*(2))', true],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.masked_columns', 'name', 'masking_function'), [['Mail', 'email()']]);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.indexes',
        'index_id',
        'type_desc',
        'is_unique',
        'is_primary_key',
        'is_unique_constraint',
        'filter_definition',
      ),
      [
        [1, 'CLUSTERED', true, true, false, null],
        [2, 'NONCLUSTERED', true, false, true, null],
        [3, 'NONCLUSTERED', false, false, false, '([Price] IN ((1), (2)))'],
      ],
    );
    assert.deepEqual(
      rowsOf(
        server,
        'sys.index_columns',
        'index_id',
        'column_id',
        'key_ordinal',
        'is_descending_key',
        'is_included_column',
      ),
      [
        [1, 1, 1, false, false],
        [2, 2, 1, false, false],
        [3, 3, 1, true, false],
        [3, 2, 0, false, true],
      ],
    );
    assert.deepEqual(rowsOf(server, 'sys.check_constraints', 'definition', 'is_system_named', 'parent_column_id'), [
      ['([Price]>=(0))', true, 3],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.default_constraints', 'definition', 'is_system_named', 'parent_column_id'), [
      ['((0))', true, 3],
    ]);
  });

  it('makes up names from table, column and id, the same every time', () => {
    const script = 'CREATE TABLE dbo.LongTableName (Quantity int DEFAULT 0 PRIMARY KEY)';
    const [one] = rowsOf(serverAfter(script), 'sys.default_constraints', 'name', 'object_id');
    assert.match(String(one?.[0]), /^DF__LongTable__Quant__[0-9A-F]{8}$/);
    assert.equal(String(one?.[0]).slice(-8), Number(one?.[1]).toString(16).toUpperCase().padStart(8, '0'));
    assert.deepEqual(rowsOf(serverAfter(script), 'sys.default_constraints', 'name', 'object_id'), [one]);
    assert.match(String(rowsOf(serverAfter(script), 'sys.key_constraints', 'name')[0]), /^PK__LongTabl__[0-9A-F]{16}$/);
  });

  it('clusters the primary key unless another index of the table is clustered', () => {
    const server = serverAfter(`CREATE TABLE dbo.A (i int PRIMARY KEY, j int, INDEX c CLUSTERED (j));
      CREATE TABLE dbo.B (i int PRIMARY KEY, j int UNIQUE CLUSTERED);`);
    assert.deepEqual(
      rowsOf(server, 'sys.indexes', 'is_primary_key', 'type_desc').filter(([primary]) => primary),
      [
        [true, 'NONCLUSTERED'],
        [true, 'NONCLUSTERED'],
      ],
    );
  });

  it('partitions and compresses', () => {
    const server = serverAfter(`CREATE PARTITION FUNCTION pf (date) AS RANGE RIGHT FOR VALUES ('20200101', '20190101');
      CREATE PARTITION SCHEME ps AS PARTITION pf ALL TO ([PRIMARY]);
      CREATE TABLE dbo.P (d date NOT NULL, i int) ON ps (d) WITH (DATA_COMPRESSION = PAGE ON PARTITIONS (1, 3));
      CREATE INDEX ix ON dbo.P (i);`);
    assert.deepEqual(rowsOf(server, 'sys.partitions', 'index_id', 'partition_number', 'data_compression_desc'), [
      [0, 1, 'PAGE'],
      [0, 2, 'NONE'],
      [0, 3, 'PAGE'],
      [2, 1, 'NONE'],
      [2, 2, 'NONE'],
      [2, 3, 'NONE'],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.partition_range_values', 'boundary_id', 'value'), [
      [1, '20190101'],
      [2, '20200101'],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.index_columns', 'index_id', 'column_id', 'key_ordinal', 'partition_ordinal'), [
      [0, 1, 0, 1],
      [2, 2, 1, 0],
      [2, 1, 0, 1],
    ]);
  });

  it('compares names under the collation', () => {
    const { error } = serverAfter('CREATE TABLE dbo.T (i int)').run('CREATE TABLE dbo.t (i int)');
    assert.equal(error?.number, 2714);
  });
});

const table = 'CREATE TABLE dbo.T (i int NOT NULL, j int NULL, CONSTRAINT PK_T PRIMARY KEY (i));';

refusals('CREATE TABLE refuses', [
  ['a name that is taken', table, 'CREATE TABLE dbo.T (i int)', 2714, /already an object named 'T'/],
  ['a constraint name that is taken', table, 'CREATE TABLE dbo.U (i int CONSTRAINT PK_T PRIMARY KEY)', 2714],
  ['a schema that is not there', '', 'CREATE TABLE s.T (i int)', 2760, /schema name "s"/],
  ['a column twice', '', 'CREATE TABLE dbo.T (i int, I int)', 2705],
  ['an unknown type', '', 'CREATE TABLE dbo.T (i dbo.Money2)', 2715, /#1: Cannot find data type dbo.Money2/],
  ['too long a type', '', 'CREATE TABLE dbo.T (i nvarchar(4001))', 2717],
  ['too great a precision', '', 'CREATE TABLE dbo.T (i decimal(39, 0))', 2750],
  ['a scale beyond the precision', '', 'CREATE TABLE dbo.T (i decimal(5, 6))', 2751],
  ['two identity columns', '', 'CREATE TABLE dbo.T (i int IDENTITY, j int IDENTITY)', 2744],
  ['identity of text', '', 'CREATE TABLE dbo.T (i varchar(10) IDENTITY)', 2749],
  ['nullable identity', '', 'CREATE TABLE dbo.T (i int IDENTITY NULL)', 8147],
  ['two rowversion columns', '', 'CREATE TABLE dbo.T (a rowversion, b rowversion)', 2738],
  ['ROWGUIDCOL on another type', '', 'CREATE TABLE dbo.T (a int ROWGUIDCOL)', 2761],
  ['two ROWGUIDCOL', '', 'CREATE TABLE dbo.T (a uniqueidentifier ROWGUIDCOL, b uniqueidentifier ROWGUIDCOL)', 2763],
  ['a sparse column that is not nullable', '', 'CREATE TABLE dbo.T (a int SPARSE NOT NULL)', 1731],
  ['two primary keys', '', 'CREATE TABLE dbo.T (a int PRIMARY KEY, b int PRIMARY KEY)', 1779],
  ['a primary key on a nullable column', '', 'CREATE TABLE dbo.T (a int NULL, CONSTRAINT p PRIMARY KEY (a))', 8111],
  [
    'a primary key on a column that is not persisted',
    '',
    'CREATE TABLE dbo.T (a int, b AS a + 1, CONSTRAINT p PRIMARY KEY (b))',
    1711,
  ],
  ['two clustered indexes', '', 'CREATE TABLE dbo.T (a int UNIQUE CLUSTERED, b int, INDEX x CLUSTERED (b))', 1902],
  ['a key on a column that is not there', '', 'CREATE TABLE dbo.T (a int, UNIQUE (z))', 1911],
  ['a key with a column twice', '', 'CREATE TABLE dbo.T (a int, UNIQUE (a, a))', 1909],
  ['a key on xml', '', 'CREATE TABLE dbo.T (a xml, INDEX x (a))', 1919],
  ['a key on varchar(max)', '', 'CREATE TABLE dbo.T (a varchar(max), UNIQUE (a))', 1919],
  ['a check on a column that is not there', '', 'CREATE TABLE dbo.T (a int CHECK (b > 0))', 207],
  ['a check with a subquery', '', 'CREATE TABLE dbo.T (a int CHECK (a > (SELECT 1)))', 1046],
  ['a check with an unknown function', '', 'CREATE TABLE dbo.T (a int CHECK (dbo.f(a) = 1))', 4121],
  ['a default with a column in it', '', 'CREATE TABLE dbo.T (a int, b int DEFAULT (a))', 128],
  ['a default on identity', '', 'CREATE TABLE dbo.T (a int IDENTITY DEFAULT 1)', 1754],
  ['a default on rowversion', '', 'CREATE TABLE dbo.T (a rowversion DEFAULT 0x1)', 1755],
  ['a default on a sparse column', '', 'CREATE TABLE dbo.T (a int SPARSE NULL DEFAULT 1)', 1791],
  ['a default from a sequence that is not there', '', 'CREATE TABLE dbo.T (a int DEFAULT (NEXT VALUE FOR dbo.s))', 208],
  ['a computed column of a computed column', '', 'CREATE TABLE dbo.T (a int, b AS a + 1, c AS b + 1)', 1759],
  ['a computed column of nothing', '', 'CREATE TABLE dbo.T (a int, b AS z + 1)', 207],
  ['a persisted column that depends on the clock', '', 'CREATE TABLE dbo.T (a int, b AS getdate() PERSISTED)', 4936],
  ['a filegroup that is not there', '', 'CREATE TABLE dbo.T (a int) ON fg', 1921],
  [
    'a unique index without the partitioning column',
    'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1); CREATE PARTITION SCHEME s AS PARTITION f ALL TO ([PRIMARY]);',
    'CREATE TABLE dbo.T (a int, b int UNIQUE) ON s (a)',
    1908,
  ],
  [
    'a partitioning column of another type than the function’s',
    'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1); CREATE PARTITION SCHEME s AS PARTITION f ALL TO ([PRIMARY]);',
    'CREATE TABLE dbo.T (a bigint) ON s (a)',
    7726,
  ],
  [
    'memory-optimised without a filegroup for it',
    '',
    'CREATE TABLE dbo.T (a int PRIMARY KEY NONCLUSTERED) WITH (MEMORY_OPTIMIZED = ON)',
    41337,
  ],
  [
    'memory-optimised without a primary key',
    'ALTER DATABASE CURRENT ADD FILEGROUP m CONTAINS MEMORY_OPTIMIZED_DATA;',
    'CREATE TABLE dbo.T (a int, INDEX i NONCLUSTERED (a)) WITH (MEMORY_OPTIMIZED = ON)',
    41321,
  ],
  [
    'memory-optimised with a clustered key',
    'ALTER DATABASE CURRENT ADD FILEGROUP m CONTAINS MEMORY_OPTIMIZED_DATA;',
    'CREATE TABLE dbo.T (a int PRIMARY KEY CLUSTERED) WITH (MEMORY_OPTIMIZED = ON)',
    12317,
  ],
  [
    'memory-optimised without an index',
    'ALTER DATABASE CURRENT ADD FILEGROUP m CONTAINS MEMORY_OPTIMIZED_DATA;',
    'CREATE TABLE dbo.T (a int) WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_ONLY)',
    41327,
  ],
  [
    'a generated column without a period',
    '',
    'CREATE TABLE dbo.T (a int PRIMARY KEY, b datetime2 GENERATED ALWAYS AS ROW START NOT NULL)',
    13509,
  ],
  ['a table type as a column', 'CREATE TYPE dbo.tt AS TABLE (a int);', 'CREATE TABLE dbo.T (a dbo.tt)', 350],
]);

const parent =
  `CREATE TABLE dbo.P (a int NOT NULL PRIMARY KEY, b int NULL UNIQUE, c varchar(10), d AS (b + 1), e bigint UNIQUE,
  f nvarchar(5) COLLATE Latin1_General_BIN2 UNIQUE, CONSTRAINT U2 UNIQUE (b, e)); CREATE VIEW_ dbo.V AS SELECT 1 AS x`.replace(
    /; CREATE VIEW_.*/,
    ';',
  );
const child = (rest: string) => `CREATE TABLE dbo.C (x int NULL, y int NOT NULL, z nvarchar(5), CONSTRAINT FK ${rest})`;

refusals('FOREIGN KEY refuses', [
  [
    'a table that is not there',
    '',
    child('FOREIGN KEY (x) REFERENCES dbo.P (a)'),
    1767,
    /references invalid table 'dbo.P'/,
  ],
  [
    'a view',
    `${parent}\nGO\nCREATE VIEW dbo.V AS SELECT a FROM dbo.P`,
    child('FOREIGN KEY (x) REFERENCES dbo.V (a)'),
    1768,
  ],
  ['an own column that is not there', parent, child('FOREIGN KEY (q) REFERENCES dbo.P (a)'), 1769],
  ['a referenced column that is not there', parent, child('FOREIGN KEY (x) REFERENCES dbo.P (q)'), 1770],
  [
    'a table without primary key when none is named',
    'CREATE TABLE dbo.P (a int)',
    child('FOREIGN KEY (x) REFERENCES dbo.P'),
    1773,
  ],
  ['another number of columns than the primary key', parent, child('FOREIGN KEY (x, y) REFERENCES dbo.P'), 1774],
  ['other numbers of columns', parent, child('FOREIGN KEY (x, y) REFERENCES dbo.P (a)'), 8139],
  [
    'columns without a key',
    parent,
    child('FOREIGN KEY (z) REFERENCES dbo.P (c)'),
    1776,
    /no primary or candidate keys/,
  ],
  ['another type', parent, child('FOREIGN KEY (x) REFERENCES dbo.P (e)'), 1778],
  ['another collation', parent, child('FOREIGN KEY (z) REFERENCES dbo.P (f)'), 1757],
  [
    'another precision',
    'CREATE TABLE dbo.P (a decimal(9, 2) NOT NULL PRIMARY KEY)',
    'CREATE TABLE dbo.C (x decimal(9, 3) REFERENCES dbo.P (a))',
    1753,
  ],
  [
    'a computed column that is not persisted',
    'CREATE TABLE dbo.P (a int, b AS (a + 1), INDEX u UNIQUE (b))'.replace('INDEX u UNIQUE', 'CONSTRAINT u UNIQUE'),
    'CREATE TABLE dbo.C (x int REFERENCES dbo.P (b))',
    1784,
  ],
  ['SET NULL of a column that cannot', parent, child('FOREIGN KEY (y) REFERENCES dbo.P (a) ON DELETE SET NULL'), 1761],
  ['SET DEFAULT without a default', parent, child('FOREIGN KEY (y) REFERENCES dbo.P (a) ON DELETE SET DEFAULT'), 1762],
  ['a temp table', '', child('FOREIGN KEY (x) REFERENCES #t (a)'), 1766],
  ['another database', '', child('FOREIGN KEY (x) REFERENCES Other.dbo.P (a)'), 1763],
  [
    'two cascading paths',
    `${parent} CREATE TABLE dbo.M (k int NOT NULL PRIMARY KEY REFERENCES dbo.P (a) ON DELETE CASCADE)`,
    'CREATE TABLE dbo.C (x int REFERENCES dbo.P (a) ON DELETE CASCADE, y int REFERENCES dbo.M (k) ON DELETE CASCADE)',
    1785,
  ],
  [
    'a cascade to itself',
    '',
    'CREATE TABLE dbo.N (a int PRIMARY KEY, b int REFERENCES dbo.N (a) ON DELETE CASCADE)',
    1785,
  ],
]);
