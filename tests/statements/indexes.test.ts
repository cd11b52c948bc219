import assert from 'node:assert/strict';
import { parseOne, plain } from './parse-one.ts';

const index = { columnstore: false, unique: false, columns: [], include: [], order: [], options: [] };

describe('indexes and statistics', () => {
  it('reads CREATE INDEX', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'createIndex',
          `CREATE UNIQUE NONCLUSTERED INDEX [ix] ON [dbo].[T] ([a] DESC, b) INCLUDE (c) WHERE ([d] IS NOT NULL AND e IN (1, 2))
           WITH (FILLFACTOR = 90, DATA_COMPRESSION = PAGE ON PARTITIONS (1 TO 2)) ON ps(b) FILESTREAM_ON fs`,
        ),
      ),
      {
        ...index,
        kind: 'createIndex',
        name: 'ix',
        on: 'dbo.T',
        unique: true,
        clustered: false,
        columns: [
          { name: 'a', descending: true },
          { name: 'b', descending: false },
        ],
        include: ['c'],
        where: '([d] IS NOT NULL AND e IN (1, 2))',
        options: [
          { name: 'FILLFACTOR', value: '90' },
          { name: 'DATA_COMPRESSION', value: 'PAGE', partitions: '1 TO 2' },
        ],
        dataSpace: { name: 'ps', partitionColumns: ['b'] },
        fileStreamOn: 'fs',
      },
    );
    assert.deepEqual(plain(parseOne('createIndex', 'CREATE CLUSTERED COLUMNSTORE INDEX c ON T ORDER (a, b)')), {
      ...index,
      kind: 'createIndex',
      name: 'c',
      on: 'T',
      clustered: true,
      columnstore: true,
      order: ['a', 'b'],
    });
    const old = parseOne('createIndex', 'CREATE INDEX i ON T (a) WITH PAD_INDEX, FILLFACTOR = 70, DROP_EXISTING');
    assert.deepEqual(old.options, [
      { name: 'PAD_INDEX' },
      { name: 'FILLFACTOR', value: '70' },
      { name: 'DROP_EXISTING' },
    ]);
  });

  it('reads XML indexes', () => {
    const xml = {
      kind: 'createXmlIndex',
      name: 'i',
      on: 'T',
      column: 'x',
      primary: false,
      selective: false,
      options: [],
    };
    assert.deepEqual(plain(parseOne('createXmlIndex', 'CREATE PRIMARY XML INDEX i ON T (x) WITH (PAD_INDEX = ON)')), {
      ...xml,
      primary: true,
      options: [{ name: 'PAD_INDEX', value: 'ON' }],
    });
    assert.deepEqual(plain(parseOne('createXmlIndex', 'CREATE XML INDEX i ON T (x) USING XML INDEX p FOR PATH')), {
      ...xml,
      using: 'p',
      secondary: 'PATH',
    });
    assert.deepEqual(
      plain(
        parseOne(
          'createXmlIndex',
          "CREATE SELECTIVE XML INDEX i ON T (x) WITH XMLNAMESPACES ('u' AS n) FOR (p = '/a/b' AS XQUERY 'xs:string')",
        ),
      ),
      { ...xml, selective: true, namespaces: "'u' AS n", paths: "p = '/a/b' AS XQUERY 'xs:string'" },
    );
  });

  it('reads spatial, JSON and vector indexes', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'createSpatialIndex',
          'CREATE SPATIAL INDEX i ON T (g) USING GEOMETRY_GRID WITH (BOUNDING_BOX = (xmin = -1.5, 0, 10, 20), GRIDS = (LEVEL_1 = LOW, MEDIUM), CELLS_PER_OBJECT = 64) ON fg',
        ),
      ),
      {
        kind: 'createSpatialIndex',
        name: 'i',
        on: 'T',
        column: 'g',
        using: 'GEOMETRY_GRID',
        options: [
          {
            name: 'BOUNDING_BOX',
            options: [{ name: 'XMIN', value: '-1.5' }, { name: '0' }, { name: '10' }, { name: '20' }],
          },
          { name: 'GRIDS', options: [{ name: 'LEVEL_1', value: 'LOW' }, { name: 'MEDIUM' }] },
          { name: 'CELLS_PER_OBJECT', value: '64' },
        ],
        dataSpace: 'fg',
      },
    );
    assert.equal(
      parseOne('createJsonIndex', "CREATE JSON INDEX i ON T (j) FOR ('$.a', '$.b')").paths?.text,
      "'$.a', '$.b'",
    );
    assert.deepEqual(
      parseOne('createVectorIndex', "CREATE VECTOR INDEX i ON T (v) WITH (METRIC = 'dot', TYPE = 'DiskANN')").options,
      [
        { name: 'METRIC', value: "'dot'" },
        { name: 'TYPE', value: "'DiskANN'" },
      ],
    );
  });

  it('reads full-text', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'createFullTextIndex',
          "CREATE FULLTEXT INDEX ON dbo.T (a TYPE COLUMN b LANGUAGE 'English' STATISTICAL_SEMANTICS, c) KEY INDEX pk ON (cat, FILEGROUP fg) WITH (CHANGE_TRACKING = OFF, NO POPULATION, STOPLIST SYSTEM)",
        ),
      ),
      {
        kind: 'createFullTextIndex',
        on: 'dbo.T',
        columns: [
          { name: 'a', typeColumn: 'b', language: "'English'", statisticalSemantics: true },
          { name: 'c', statisticalSemantics: false },
        ],
        keyIndex: 'pk',
        catalog: 'cat',
        fileGroup: 'fg',
        options: [
          { name: 'CHANGE_TRACKING', value: 'OFF' },
          { name: 'NO POPULATION' },
          { name: 'STOPLIST', value: 'SYSTEM' },
        ],
      },
    );
    assert.deepEqual(
      plain(
        parseOne(
          'createFullTextCatalog',
          'CREATE FULLTEXT CATALOG c WITH ACCENT_SENSITIVITY = OFF AS DEFAULT AUTHORIZATION dbo',
        ),
      ),
      {
        kind: 'createFullTextCatalog',
        name: 'c',
        accentSensitivity: false,
        asDefault: true,
        authorization: 'dbo',
      },
    );
    assert.deepEqual(
      plain(
        parseOne(
          'alterFullTextIndex',
          'ALTER FULLTEXT INDEX ON T ALTER COLUMN a ADD STATISTICAL_SEMANTICS WITH NO POPULATION',
        ),
      ),
      {
        kind: 'alterFullTextIndex',
        on: 'T',
        change: 'ALTER COLUMN a ADD STATISTICAL_SEMANTICS WITH NO POPULATION',
      },
    );
  });

  it('alters and drops indexes', () => {
    assert.deepEqual(
      plain(parseOne('alterIndex', 'ALTER INDEX ALL ON s.T REORGANIZE PARTITION = 2 WITH (LOB_COMPACTION = OFF)')),
      {
        kind: 'alterIndex',
        index: 'ALL',
        all: true,
        on: 's.T',
        action: 'REORGANIZE',
        partition: '2',
        options: [{ name: 'LOB_COMPACTION', value: 'OFF' }],
      },
    );
    assert.equal(parseOne('opaque', "ALTER INDEX i ON T FOR (ADD p = '/a')").class, 'INDEX');
    assert.deepEqual(plain(parseOne('dropIndex', 'DROP INDEX IF EXISTS a ON s.T WITH (ONLINE = ON), U.b')), {
      kind: 'dropIndex',
      ifExists: true,
      items: [
        { name: 'a', on: 's.T', options: [{ name: 'ONLINE', value: 'ON' }] },
        { name: 'b', on: 'U', options: [] },
      ],
    });
  });

  it('reads statistics', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'createStatistics',
          'CREATE STATISTICS s ON T (a, b) WHERE a > 1 WITH SAMPLE 50 PERCENT, NORECOMPUTE, INCREMENTAL = ON',
        ),
      ),
      {
        kind: 'createStatistics',
        name: 's',
        on: 'T',
        columns: ['a', 'b'],
        where: 'a > 1',
        options: [
          { name: 'SAMPLE', value: '50 PERCENT' },
          { name: 'NORECOMPUTE' },
          { name: 'INCREMENTAL', value: 'ON' },
        ],
      },
    );
    assert.deepEqual(plain(parseOne('dropStatistics', 'DROP STATISTICS dbo.T.s, U.t')), {
      kind: 'dropStatistics',
      items: [
        { name: 's', on: 'dbo.T' },
        { name: 't', on: 'U' },
      ],
    });
  });
});
