import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

const table = `CREATE TABLE dbo.T (id int NOT NULL CONSTRAINT PK_T PRIMARY KEY, a varchar(20) NOT NULL, b int NULL, x xml NULL,
  g geography NULL, m geometry NULL, t nvarchar(max) NULL, old text NULL);`;

describe('indexes', () => {
  it('give way to DROP_EXISTING and keep their id', () => {
    const server = serverAfter(`${table} CREATE INDEX i ON dbo.T (a); CREATE INDEX j ON dbo.T (b);
      CREATE INDEX j ON dbo.T (b, a) WITH (DROP_EXISTING = ON, FILLFACTOR = 70);`);
    assert.deepEqual(rowsOf(server, 'sys.indexes', 'name', 'fill_factor').slice(1).sort(), [
      ['i', 0],
      ['j', 70],
    ]);
    run(server, 'CREATE UNIQUE CLUSTERED INDEX PK_T ON dbo.T (id) WITH (DROP_EXISTING = ON)');
    assert.deepEqual(
      rowsOf(server, 'sys.indexes', 'name', 'is_primary_key').filter(([, primary]) => primary),
      [['PK_T', true]],
    );
  });

  it('of columnstore, XML and spatial kind have their own rows', () => {
    const server = serverAfter(`${table} CREATE PRIMARY XML INDEX px ON dbo.T (x);
      CREATE XML INDEX sx ON dbo.T (x) USING XML INDEX px FOR PATH;
      CREATE SPATIAL INDEX sg ON dbo.T (g);
      CREATE SPATIAL INDEX sm ON dbo.T (m) USING GEOMETRY_GRID WITH (BOUNDING_BOX = (0, 1, 200, 300), GRIDS = (LOW, LOW, MEDIUM, HIGH), CELLS_PER_OBJECT = 64);
      CREATE NONCLUSTERED COLUMNSTORE INDEX cs ON dbo.T (a, b);
      CREATE TABLE dbo.S (i int, j int); CREATE CLUSTERED COLUMNSTORE INDEX ccs ON dbo.S;`);
    assert.deepEqual(rowsOf(server, 'sys.xml_indexes', 'name', 'xml_index_type_description', 'secondary_type_desc'), [
      ['px', 'PRIMARY_XML', null],
      ['sx', 'SECONDARY_XML', 'PATH'],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.spatial_indexes', 'name', 'tessellation_scheme'), [
      ['sg', 'GEOGRAPHY_AUTO_GRID'],
      ['sm', 'GEOMETRY_GRID'],
    ]);
    assert.deepEqual(
      rowsOf(server, 'sys.spatial_index_tessellations', 'bounding_box_xmax', 'level_4_grid_desc', 'cells_per_object'),
      [
        [null, null, 12],
        [200, 'HIGH', 64],
      ],
    );
    assert.deepEqual(
      rowsOf(server, 'sys.partitions', 'object_id', 'index_id', 'data_compression_desc').slice(-1)[0]?.[2],
      'COLUMNSTORE',
    );
    run(server, 'DROP INDEX px ON dbo.T');
    assert.deepEqual(rowsOf(server, 'sys.xml_indexes', 'name'), [], 'its secondary goes with it');
  });

  it('of full-text kind know key, catalog and languages', () => {
    const server = serverAfter(`${table} CREATE FULLTEXT CATALOG ft AS DEFAULT;
      CREATE FULLTEXT INDEX ON dbo.T (a LANGUAGE 1031, t LANGUAGE 'English' STATISTICAL_SEMANTICS) KEY INDEX PK_T WITH CHANGE_TRACKING MANUAL`);
    assert.deepEqual(rowsOf(server, 'sys.fulltext_index_columns', 'language_id', 'statistical_semantics'), [
      [1031, 0],
      [1033, 1],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.fulltext_indexes', 'change_tracking_state_desc', 'stoplist_id'), [
      ['MANUAL', 0],
    ]);
    run(
      server,
      'ALTER FULLTEXT INDEX ON dbo.T DROP (t); ALTER FULLTEXT INDEX ON dbo.T SET CHANGE_TRACKING OFF; ALTER FULLTEXT INDEX ON dbo.T DISABLE',
    );
    assert.equal(rowsOf(server, 'sys.fulltext_index_columns', 'language_id').length, 1);
    run(server, 'DROP FULLTEXT INDEX ON dbo.T; DROP FULLTEXT CATALOG ft');
  });

  it('show statistics of their own and those that are created', () => {
    const server = serverAfter(`${table} CREATE STATISTICS st ON dbo.T (b, a) WHERE b > 1 WITH FULLSCAN, NORECOMPUTE;
      CREATE INDEX i ON dbo.T (b) WITH (STATISTICS_NORECOMPUTE = ON)`);
    assert.deepEqual(rowsOf(server, 'sys.stats', 'name', 'user_created', 'no_recompute', 'filter_definition'), [
      ['PK_T', false, false, null],
      ['i', false, true, null],
      ['st', true, true, '([b]>(1))'],
    ]);
    run(server, 'DROP STATISTICS dbo.T.st');
  });
});

const bound = `${table}\nGO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT id, b FROM dbo.T\nGO\n`;

refusals('CREATE INDEX refuses', [
  ['a table that is not there', '', 'CREATE INDEX i ON dbo.T (a)', 1088],
  ['a procedure', 'CREATE PROCEDURE dbo.P AS SELECT 1', 'CREATE INDEX i ON dbo.P (a)', 1914],
  ['a column that is not there', table, 'CREATE INDEX i ON dbo.T (zz)', 1911],
  ['a column twice', table, 'CREATE INDEX i ON dbo.T (a) INCLUDE (a)', 1909],
  ['a name that is taken', `${table} CREATE INDEX i ON dbo.T (a)`, 'CREATE INDEX i ON dbo.T (b)', 1913],
  ['a second clustered one', table, 'CREATE CLUSTERED INDEX i ON dbo.T (a)', 1902],
  ['a key of text', table, 'CREATE INDEX i ON dbo.T (t)', 1919],
  ['included text', table, 'CREATE INDEX i ON dbo.T (a) INCLUDE (old)', 1999],
  ['a filter on a column that is not there', table, 'CREATE INDEX i ON dbo.T (a) WHERE zz > 1', 207],
  [
    'a filtered clustered index',
    'CREATE TABLE dbo.H (a int)',
    'CREATE CLUSTERED INDEX i ON dbo.H (a) WHERE a > 1',
    1900,
  ],
  [
    '33 keys',
    `CREATE TABLE dbo.H (${Array.from({ length: 33 }, (_, i) => `c${i} int`).join()})`,
    `CREATE INDEX i ON dbo.H (${Array.from({ length: 33 }, (_, i) => `c${i}`).join()})`,
    1904,
  ],
  ['IGNORE_DUP_KEY of one that is not unique', table, 'CREATE INDEX i ON dbo.T (a) WITH (IGNORE_DUP_KEY = ON)', 1915],
  ['DROP_EXISTING of nothing', table, 'CREATE INDEX i ON dbo.T (a) WITH (DROP_EXISTING = ON)', 7999],
  [
    'DROP_EXISTING from clustered to not',
    'CREATE TABLE dbo.H (a int, INDEX i CLUSTERED (a))',
    'CREATE NONCLUSTERED INDEX i ON dbo.H (a) WITH (DROP_EXISTING = ON)',
    1925,
  ],
  [
    'DROP_EXISTING of a key with other columns',
    table,
    'CREATE UNIQUE CLUSTERED INDEX PK_T ON dbo.T (id, a) WITH (DROP_EXISTING = ON)',
    1907,
  ],
  ['a filegroup that is not there', table, 'CREATE INDEX i ON dbo.T (a) ON fg', 1921],
  [
    'a view that is not bound',
    `${table}\nGO\nCREATE VIEW dbo.V AS SELECT id FROM dbo.T\nGO\n`,
    'CREATE UNIQUE CLUSTERED INDEX i ON dbo.V (id)',
    1939,
  ],
  ['a first index of a view that is not clustered', bound, 'CREATE INDEX i ON dbo.V (id)', 1940],
  ['a clustered index of a view that is not unique', bound, 'CREATE CLUSTERED INDEX i ON dbo.V (id)', 1941],
  [
    'a view made without QUOTED_IDENTIFIER',
    `${table}\nGO\nSET QUOTED_IDENTIFIER OFF\nGO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT id FROM dbo.T\nGO\nSET QUOTED_IDENTIFIER ON\nGO\n`,
    'CREATE UNIQUE CLUSTERED INDEX i ON dbo.V (id)',
    1935,
  ],
  [
    'a filter without QUOTED_IDENTIFIER',
    `${table}`,
    'SET QUOTED_IDENTIFIER OFF\nGO\nCREATE INDEX i ON dbo.T (a) WHERE b > 1',
    1934,
  ],
  [
    'two columnstore indexes',
    `${table} CREATE NONCLUSTERED COLUMNSTORE INDEX i ON dbo.T (a)`,
    'CREATE NONCLUSTERED COLUMNSTORE INDEX j ON dbo.T (b)',
    35339,
  ],
  [
    'XML without a clustered primary key',
    'CREATE TABLE dbo.H (x xml)',
    'CREATE PRIMARY XML INDEX i ON dbo.H (x)',
    6332,
  ],
  ['XML of another column', table, 'CREATE PRIMARY XML INDEX i ON dbo.T (a)', 1977],
  ['secondary XML without a primary', table, 'CREATE XML INDEX i ON dbo.T (x) USING XML INDEX p FOR VALUE', 6391],
  [
    'two primary XML indexes',
    `${table} CREATE PRIMARY XML INDEX i ON dbo.T (x)`,
    'CREATE PRIMARY XML INDEX j ON dbo.T (x)',
    6334,
  ],
  [
    'spatial without a clustered primary key',
    'CREATE TABLE dbo.H (g geography)',
    'CREATE SPATIAL INDEX i ON dbo.H (g)',
    12008,
  ],
  ['spatial of another column', table, 'CREATE SPATIAL INDEX i ON dbo.T (a)', 12002],
  ['geometry without a box', table, 'CREATE SPATIAL INDEX i ON dbo.T (m)', 12011],
  [
    'memory-optimised tables',
    'ALTER DATABASE CURRENT ADD FILEGROUP m CONTAINS MEMORY_OPTIMIZED_DATA; CREATE TABLE dbo.M (a int PRIMARY KEY NONCLUSTERED) WITH (MEMORY_OPTIMIZED = ON)',
    'CREATE INDEX i ON dbo.M (a)',
    10794,
  ],
]);

refusals('DROP INDEX and ALTER INDEX refuse', [
  ['an index that is not there', table, 'DROP INDEX i ON dbo.T', 3701, /Cannot drop the index 'dbo.T.i'/],
  ['the index of a primary key', table, 'DROP INDEX PK_T ON dbo.T', 3723, /PRIMARY KEY constraint enforcement/],
  [
    'an index that a foreign key uses',
    'CREATE TABLE dbo.H (a int); CREATE UNIQUE INDEX u ON dbo.H (a); CREATE TABLE dbo.C (a int REFERENCES dbo.H (a))',
    'DROP INDEX u ON dbo.H',
    3723,
  ],
  [
    'the key of a full-text index',
    `${table} CREATE UNIQUE INDEX u ON dbo.T (a); CREATE FULLTEXT CATALOG f AS DEFAULT; CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX u`,
    'DROP INDEX u ON dbo.T',
    7608,
  ],
  [
    'the key under an XML index',
    `${table} CREATE PRIMARY XML INDEX i ON dbo.T (x)`,
    'ALTER TABLE dbo.T DROP CONSTRAINT PK_T',
    3734,
  ],
  ['to rebuild an index that is not there', table, 'ALTER INDEX i ON dbo.T REBUILD', 2727],
  [
    'to reorganize without page locks',
    `${table} CREATE INDEX i ON dbo.T (a) WITH (ALLOW_PAGE_LOCKS = OFF)`,
    'ALTER INDEX i ON dbo.T REORGANIZE',
    1943,
  ],
  ['to resume nothing', `${table} CREATE INDEX i ON dbo.T (a)`, 'ALTER INDEX i ON dbo.T RESUME', 10638],
]);

refusals('statistics and full-text refuse', [
  ['a table that is not there', '', 'CREATE STATISTICS s ON dbo.T (a)', 1088],
  ['a procedure', 'CREATE PROCEDURE dbo.P AS SELECT 1', 'CREATE STATISTICS s ON dbo.P (a)', 1929],
  ['a name that is taken', `${table} CREATE STATISTICS s ON dbo.T (a)`, 'CREATE STATISTICS s ON dbo.T (b)', 1927],
  ['a column that is not there', table, 'CREATE STATISTICS s ON dbo.T (zz)', 1911],
  ['to drop what is not there', table, 'DROP STATISTICS dbo.T.s', 3701],
  ['to drop an index as statistics', `${table} CREATE INDEX i ON dbo.T (a)`, 'DROP STATISTICS dbo.T.i', 3739],
  ['a full-text index without a catalog', table, 'CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX PK_T', 9967],
  ['a catalog that is not there', table, 'CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX PK_T ON nothing', 7641],
  [
    'a key that does not identify',
    `${table} CREATE INDEX i ON dbo.T (a); CREATE FULLTEXT CATALOG f AS DEFAULT`,
    'CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX i',
    7653,
  ],
  [
    'a second full-text index',
    `${table} CREATE FULLTEXT CATALOG f AS DEFAULT; CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX PK_T`,
    'CREATE FULLTEXT INDEX ON dbo.T (a) KEY INDEX PK_T',
    7652,
  ],
  [
    'a column of numbers',
    `${table} CREATE FULLTEXT CATALOG f AS DEFAULT`,
    'CREATE FULLTEXT INDEX ON dbo.T (b) KEY INDEX PK_T',
    7670,
  ],
  ['a catalog twice', 'CREATE FULLTEXT CATALOG f', 'CREATE FULLTEXT CATALOG f', 7642],
  [
    'to drop a catalog in use',
    `${table} CREATE FULLTEXT CATALOG f AS DEFAULT; CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX PK_T`,
    'DROP FULLTEXT CATALOG f',
    7668,
  ],
  ['to drop a full-text index that is not there', table, 'DROP FULLTEXT INDEX ON dbo.T', 7601],
  [
    'to drop a column that is not in it',
    `${table} CREATE FULLTEXT CATALOG f AS DEFAULT; CREATE FULLTEXT INDEX ON dbo.T (t) KEY INDEX PK_T`,
    'ALTER FULLTEXT INDEX ON dbo.T DROP (a)',
    7677,
  ],
  ['full-text in a transaction', table, 'BEGIN TRANSACTION; CREATE FULLTEXT CATALOG f', 574],
]);
