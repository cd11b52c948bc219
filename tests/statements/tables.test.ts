import assert from 'node:assert/strict';
import { parseErrors, parseOne, plain } from './parse-one.ts';

/** What every column has when nothing is written behind its type. */
const bare = {
  rowGuidCol: false,
  sparse: false,
  columnSet: false,
  fileStream: false,
  hidden: false,
  constraints: [],
};

describe('CREATE TABLE', () => {
  it('reads columns with every attribute', () => {
    const table = parseOne(
      'createTable',
      `CREATE TABLE [dbo].[T] (
        [Id] [int] IDENTITY(10,-5) NOT FOR REPLICATION NOT NULL,
        [name]]x] nvarchar(max) COLLATE Latin1_General_BIN2 NULL,
        d decimal(9, 2) SPARSE,
        g uniqueidentifier ROWGUIDCOL NOT NULL,
        f varbinary(max) FILESTREAM,
        c AS ([Id] * 2) PERSISTED NOT NULL,
        x xml(DOCUMENT dbo.Coll),
        s xml COLUMN_SET FOR ALL_SPARSE_COLUMNS,
        m varchar(10) MASKED WITH (FUNCTION = 'partial(1,"x",0)'),
        v vector(3, float16),
        p double precision,
        u sys.sysname,
        timestamp
      )`,
    );
    assert.equal(table.name.parts.join('.'), 'dbo.T');
    assert.deepEqual(plain(table.columns), [
      {
        ...bare,
        name: 'Id',
        type: { name: 'int' },
        identity: { seed: '10', increment: '-5', notForReplication: true },
        nullable: false,
      },
      {
        ...bare,
        name: 'name]x',
        type: { name: 'nvarchar', length: 'max' },
        collation: 'Latin1_General_BIN2',
        nullable: true,
      },
      { ...bare, name: 'd', type: { name: 'decimal', length: 9, scale: 2 }, sparse: true },
      { ...bare, name: 'g', type: { name: 'uniqueidentifier' }, rowGuidCol: true, nullable: false },
      { ...bare, name: 'f', type: { name: 'varbinary', length: 'max' }, fileStream: true },
      { ...bare, name: 'c', computed: '([Id] * 2)', persisted: true, nullable: false },
      { ...bare, name: 'x', type: { name: 'xml', xmlStyle: 'DOCUMENT', xmlSchemaCollection: 'dbo.Coll' } },
      { ...bare, name: 's', type: { name: 'xml' }, columnSet: true },
      { ...bare, name: 'm', type: { name: 'varchar', length: 10 }, maskedWith: 'partial(1,"x",0)' },
      { ...bare, name: 'v', type: { name: 'vector', length: 3, baseType: 'float16' } },
      { ...bare, name: 'p', type: { name: 'double precision' } },
      { ...bare, name: 'u', type: { schema: 'sys', name: 'sysname' } },
      { ...bare, name: 'timestamp', type: { name: 'timestamp' } },
    ]);
  });

  it('reads constraints on columns and on the table', () => {
    const { columns, constraints } = parseOne(
      'createTable',
      `CREATE TABLE T (
        a int CONSTRAINT PK_T PRIMARY KEY NONCLUSTERED WITH (PAD_INDEX = ON, FILLFACTOR = 80) ON [fg],
        b int CONSTRAINT DF DEFAULT (1) WITH VALUES CHECK NOT FOR REPLICATION (b > 0) UNIQUE,
        c int REFERENCES dbo.U ON DELETE CASCADE ON UPDATE NO ACTION NOT FOR REPLICATION,
        CONSTRAINT CK CHECK ( (a) = b AND (c) IS NOT NULL ),
        UNIQUE CLUSTERED (a DESC, b ASC) WITH FILLFACTOR = 90 ON ps(a),
        FOREIGN KEY (a, b) REFERENCES dbo.V (x, y) ON UPDATE SET DEFAULT,
      )`,
    );
    assert.deepEqual(plain(columns.map((column) => column.constraints)), [
      [
        {
          constraint: 'primaryKey',
          name: 'PK_T',
          clustered: false,
          columns: [],
          options: [
            { name: 'PAD_INDEX', value: 'ON' },
            { name: 'FILLFACTOR', value: '80' },
          ],
          dataSpace: { name: 'fg' },
        },
      ],
      [
        { constraint: 'default', name: 'DF', expression: '(1)', withValues: true },
        { constraint: 'check', notForReplication: true, expression: 'b > 0' },
        { constraint: 'unique', columns: [], options: [] },
      ],
      [
        {
          constraint: 'foreignKey',
          columns: [],
          references: 'dbo.U',
          referencedColumns: [],
          onDelete: 'CASCADE',
          onUpdate: 'NO ACTION',
          notForReplication: true,
        },
      ],
    ]);
    assert.deepEqual(plain(constraints), [
      { constraint: 'check', name: 'CK', notForReplication: false, expression: '(a) = b AND (c) IS NOT NULL' },
      {
        constraint: 'unique',
        clustered: true,
        columns: [
          { name: 'a', descending: true },
          { name: 'b', descending: false },
        ],
        options: [{ name: 'FILLFACTOR', value: '90' }],
        dataSpace: { name: 'ps', partitionColumns: ['a'] },
      },
      {
        constraint: 'foreignKey',
        columns: ['a', 'b'],
        references: 'dbo.V',
        referencedColumns: ['x', 'y'],
        onUpdate: 'SET DEFAULT',
        notForReplication: false,
      },
    ]);
  });

  it('gives a key with columns to the table when the comma before it is missing', () => {
    const { columns, constraints } = parseOne(
      'createTable',
      'CREATE TABLE T (a int, b int CONSTRAINT PK PRIMARY KEY (a, b) CHECK (a > b))',
    );
    assert.deepEqual(
      columns[1]?.constraints.map((one) => one.constraint),
      ['check'],
    );
    assert.deepEqual(
      constraints.map((one) => one.constraint),
      ['primaryKey'],
    );
  });

  it('reads temporal tables', () => {
    const table = parseOne(
      'createTable',
      `CREATE TABLE dbo.T (
        a int NOT NULL PRIMARY KEY,
        f datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL CONSTRAINT DF DEFAULT sysutcdatetime(),
        t datetime2 GENERATED ALWAYS AS ROW END NOT NULL,
        PERIOD FOR SYSTEM_TIME ([f], [t])
      ) ON [PRIMARY] TEXTIMAGE_ON [fg] WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = [dbo].[T_H],
        DATA_CONSISTENCY_CHECK = ON, HISTORY_RETENTION_PERIOD = 6 MONTHS),
        DATA_COMPRESSION = PAGE ON PARTITIONS (1, 3 TO 5), XML_COMPRESSION = ON ON PARTITIONS (2))`,
    );
    assert.deepEqual(table.period, { start: 'f', end: 't' });
    assert.deepEqual(
      table.columns.map((column) => [column.generatedAlways, column.hidden]),
      [
        [undefined, false],
        [{ as: 'ROW', edge: 'START' }, true],
        [{ as: 'ROW', edge: 'END' }, false],
      ],
    );
    assert.deepEqual([table.dataSpace, table.textImageOn], [{ name: 'PRIMARY' }, 'fg']);
    assert.deepEqual(table.options, [
      {
        name: 'SYSTEM_VERSIONING',
        value: 'ON',
        options: [
          { name: 'HISTORY_TABLE', value: '[dbo].[T_H]' },
          { name: 'DATA_CONSISTENCY_CHECK', value: 'ON' },
          { name: 'HISTORY_RETENTION_PERIOD', value: '6 MONTHS' },
        ],
      },
      { name: 'DATA_COMPRESSION', value: 'PAGE', partitions: '1, 3 TO 5' },
      { name: 'XML_COMPRESSION', value: 'ON', partitions: '2' },
    ]);
  });

  it('reads memory-optimised tables, inline indexes and encryption', () => {
    const table = parseOne(
      'createTable',
      `CREATE TABLE dbo.T (
        a int NOT NULL PRIMARY KEY NONCLUSTERED HASH WITH (BUCKET_COUNT = 1024),
        b int INDEX ib UNIQUE CLUSTERED,
        c varchar(11) ENCRYPTED WITH (COLUMN_ENCRYPTION_KEY = k, ENCRYPTION_TYPE = DETERMINISTIC, ALGORITHM = 'A'),
        INDEX ix HASH (a, b) WITH (BUCKET_COUNT = 8),
        INDEX cs CLUSTERED COLUMNSTORE ORDER (a) WHERE a > 1 ON fg
      ) WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_AND_DATA)`,
    );
    const [key, own, encrypted] = table.columns;
    assert.deepEqual(plain(key?.constraints), [
      {
        constraint: 'primaryKey',
        clustered: false,
        hash: true,
        columns: [],
        options: [{ name: 'BUCKET_COUNT', value: '1024' }],
      },
    ]);
    const index = { hash: false, columnstore: false, unique: false, columns: [], include: [], order: [], options: [] };
    assert.deepEqual(plain(own?.index), { ...index, name: 'ib', unique: true, clustered: true });
    assert.deepEqual(encrypted?.encryptedWith, [
      { name: 'COLUMN_ENCRYPTION_KEY', value: 'k' },
      { name: 'ENCRYPTION_TYPE', value: 'DETERMINISTIC' },
      { name: 'ALGORITHM', value: "'A'" },
    ]);
    assert.deepEqual(plain(table.indexes), [
      {
        ...index,
        name: 'ix',
        hash: true,
        columns: [
          { name: 'a', descending: false },
          { name: 'b', descending: false },
        ],
        options: [{ name: 'BUCKET_COUNT', value: '8' }],
      },
      {
        ...index,
        name: 'cs',
        clustered: true,
        columnstore: true,
        order: ['a'],
        where: 'a > 1',
        dataSpace: { name: 'fg' },
      },
    ]);
  });

  it('reads graph tables, file tables and ledger tables', () => {
    assert.equal(parseOne('createTable', 'CREATE TABLE n (a int) AS NODE').graph, 'node');
    const edge = parseOne(
      'createTable',
      'CREATE TABLE e (CONSTRAINT c CONNECTION (a TO b, s.c TO d) ON DELETE CASCADE) AS EDGE',
    );
    assert.deepEqual(plain(edge.constraints), [
      {
        constraint: 'edge',
        name: 'c',
        connections: [
          { from: 'a', to: 'b' },
          { from: 's.c', to: 'd' },
        ],
        onDelete: 'CASCADE',
      },
    ]);
    assert.equal(parseOne('createTable', 'CREATE TABLE e AS EDGE').graph, 'edge');
    const files = parseOne(
      'createTable',
      "CREATE TABLE d AS FILETABLE ON fg FILESTREAM_ON fs WITH (FILETABLE_DIRECTORY = 'd')",
    );
    assert.deepEqual([files.fileTable, files.fileStreamOn, files.columns], [true, 'fs', []]);
    const ledger = parseOne(
      'createTable',
      'CREATE TABLE l (a int) WITH (LEDGER = ON (APPEND_ONLY = ON, LEDGER_VIEW = s.v (TRANSACTION_ID_COLUMN_NAME = t)))',
    );
    assert.deepEqual(ledger.options, [
      {
        name: 'LEDGER',
        value: 'ON',
        options: [
          { name: 'APPEND_ONLY', value: 'ON' },
          { name: 'LEDGER_VIEW', value: 's.v', options: [{ name: 'TRANSACTION_ID_COLUMN_NAME', value: 't' }] },
        ],
      },
    ]);
  });

  it('takes SQLCMD variables for names, numbers and file groups', () => {
    const table = parseOne(
      'createTable',
      'CREATE TABLE [$(Db)].$(Schema).T_$(Suffix) (a varchar($(Size)) DEFAULT $(Value), b decimal(9, $(S)), c int IDENTITY($(Seed), 1)) ON $(Fg)',
    );
    assert.deepEqual(table.name.parts, ['$(Db)', '$(Schema)', 'T_$(Suffix)']);
    assert.deepEqual(
      table.columns.map((column) => column.type),
      [{ name: 'varchar', variables: ['$(Size)'] }, { name: 'decimal', variables: ['9', '$(S)'] }, { name: 'int' }],
    );
    assert.equal(table.columns[2]?.identity?.seed, '$(Seed)');
    assert.deepEqual(table.dataSpace, { name: '$(Fg)' });
  });

  it('reads "text" by the setting of the batch', () => {
    const on = parseOne('createTable', 'CREATE TABLE "a b" ("c""d" int)');
    assert.deepEqual([on.name.parts, on.columns[0]?.name], [['a b'], 'c"d']);
    assert.match(
      parseErrors('SET QUOTED_IDENTIFIER OFF\nGO\nCREATE TABLE "a b" (c int)')[0] ?? '',
      /:3:14: .*a name expected/,
    );
  });
});

describe('CREATE TYPE … AS TABLE', () => {
  it('reads elements and options', () => {
    const type = parseOne(
      'createTableType',
      'CREATE TYPE s.T AS TABLE (a int NOT NULL, PRIMARY KEY (a), INDEX i (a)) WITH (MEMORY_OPTIMIZED = ON)',
    );
    assert.deepEqual(
      [type.name.parts, type.columns.length, type.constraints.length, type.indexes.length, type.options],
      [['s', 'T'], 1, 1, 1, [{ name: 'MEMORY_OPTIMIZED', value: 'ON' }]],
    );
  });
});
