import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

const columns = `id int NOT NULL PRIMARY KEY, a varchar(10) NULL,
  f datetime2 GENERATED ALWAYS AS ROW START HIDDEN NOT NULL, t datetime2 GENERATED ALWAYS AS ROW END HIDDEN NOT NULL, PERIOD FOR SYSTEM_TIME (f, t)`;
const temporal = `CREATE TABLE dbo.T (${columns}) WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T_History, HISTORY_RETENTION_PERIOD = 6 MONTHS));`;
const plain = `CREATE TABLE dbo.T (${columns});`;

describe('temporal tables', () => {
  it('make their history table', () => {
    const server = serverAfter(temporal);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.tables',
        'name',
        'temporal_type',
        'history_retention_period',
        'history_retention_period_unit_desc',
      ),
      [
        ['T', 2, 6, 'MONTH'],
        ['T_History', 1, null, null],
      ],
    );
    assert.deepEqual(rowsOf(server, 'sys.periods', 'start_column_id', 'end_column_id'), [[3, 4]]);
    assert.deepEqual(rowsOf(server, 'sys.indexes', 'name', 'type_desc').slice(-1), [['ix_T_History', 'CLUSTERED']]);
    assert.deepEqual(rowsOf(server, 'sys.partitions', 'data_compression_desc').slice(-1), [['PAGE']]);
  });

  it('carry changes of columns into the history', () => {
    const server = serverAfter(temporal);
    run(
      server,
      'ALTER TABLE dbo.T ADD b int NULL; ALTER TABLE dbo.T ALTER COLUMN a varchar(30) NULL; ALTER TABLE dbo.T DROP COLUMN b',
    );
    assert.deepEqual(
      rowsOf(server, 'sys.columns', 'name', 'max_length').filter(([name]) => name === 'a'),
      [
        ['a', 30],
        ['a', 30],
      ],
    );
  });

  it('are switched off and dropped, or taken on again', () => {
    const server = serverAfter(temporal);
    run(
      server,
      'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = OFF); ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T_History))',
    );
    run(
      server,
      'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = OFF); ALTER TABLE dbo.T DROP PERIOD FOR SYSTEM_TIME; DROP TABLE dbo.T; DROP TABLE dbo.T_History',
    );
    assert.deepEqual(rowsOf(server, 'sys.tables', 'name'), []);
  });

  it('get a period later', () => {
    const server = serverAfter('CREATE TABLE dbo.T (id int NOT NULL PRIMARY KEY)');
    run(
      server,
      `ALTER TABLE dbo.T ADD f datetime2 GENERATED ALWAYS AS ROW START NOT NULL CONSTRAINT d1 DEFAULT sysutcdatetime(),
         t datetime2 GENERATED ALWAYS AS ROW END NOT NULL CONSTRAINT d2 DEFAULT '9999-12-31', PERIOD FOR SYSTEM_TIME (f, t);
       ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON)`,
    );
    assert.match(String(rowsOf(server, 'sys.tables', 'name')[1]), /^MSSQL_TemporalHistoryFor_\d+$/);
  });
});

const history = (text: string) => `${plain} CREATE TABLE dbo.H (${text});`;
const on = 'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))';

refusals('temporal tables refuse', [
  ['to be dropped', temporal, 'DROP TABLE dbo.T', 13552],
  ['that their history is dropped', temporal, 'DROP TABLE dbo.T_History', 13552],
  ['to lose a period column', temporal, 'ALTER TABLE dbo.T DROP COLUMN f', 13588],
  ['to lose the period while versioned', temporal, 'ALTER TABLE dbo.T DROP PERIOD FOR SYSTEM_TIME', 13592],
  [
    'to lose a period that is not there',
    'CREATE TABLE dbo.T (i int)',
    'ALTER TABLE dbo.T DROP PERIOD FOR SYSTEM_TIME',
    13593,
  ],
  [
    'to lose the primary key',
    temporal.replace('PRIMARY KEY', 'CONSTRAINT p PRIMARY KEY'),
    'ALTER TABLE dbo.T DROP CONSTRAINT p',
    13557,
  ],
  ['to change the type of a period column', temporal, 'ALTER TABLE dbo.T ALTER COLUMN f datetime2(3) NOT NULL', 13599],
  ['a computed column', temporal, 'ALTER TABLE dbo.T ADD b AS id + 1', 13550],
  ['columns for the history', temporal, 'ALTER TABLE dbo.T_History ADD b int', 13550],
  ['dropped columns of the history', temporal, 'ALTER TABLE dbo.T_History DROP COLUMN a', 13551],
  ['altered columns of the history', temporal, 'ALTER TABLE dbo.T_History ALTER COLUMN a varchar(50)', 13548],
  ['a key for the history', temporal, 'ALTER TABLE dbo.T_History ADD CONSTRAINT p PRIMARY KEY (id)', 13558],
  ['a unique key for the history', temporal, 'ALTER TABLE dbo.T_History ADD CONSTRAINT p UNIQUE (id)', 13583],
  ['a check for the history', temporal, 'ALTER TABLE dbo.T_History ADD CONSTRAINT p CHECK (id > 1)', 13564],
  [
    'a foreign key of the history',
    `CREATE TABLE dbo.P (a int PRIMARY KEY); ${temporal}`,
    'ALTER TABLE dbo.T_History ADD CONSTRAINT p FOREIGN KEY (id) REFERENCES dbo.P (a)',
    13565,
  ],
  ['a foreign key to the history', temporal, 'CREATE TABLE dbo.C (a int REFERENCES dbo.T_History (id))', 13565],
  ['to be truncated', temporal, 'TRUNCATE TABLE dbo.T', 13545],
  ['to be switched out', `${temporal} CREATE TABLE dbo.S (id int)`, 'ALTER TABLE dbo.T SWITCH TO dbo.S', 13546],
  ['rows for the history', temporal, 'INSERT dbo.T_History (id) VALUES (1)', 13559],
  ['deletes from the history', temporal, 'DELETE dbo.T_History', 13560],
  ['updates of the history', temporal, 'UPDATE dbo.T_History SET a = 1', 13561],
  [
    'merges into the history',
    temporal,
    'MERGE dbo.T_History AS h USING dbo.T AS t ON t.id = h.id WHEN MATCHED THEN DELETE;',
    13562,
  ],
  ['values for period columns', temporal, "INSERT dbo.T (id, f) VALUES (1, '2020-01-01')", 13536],
  ['updates of period columns', temporal, "UPDATE dbo.T SET f = '2020-01-01'", 13537],
  [
    'change tracking of the history',
    `ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON; ${temporal}`,
    'ALTER TABLE dbo.T_History ENABLE CHANGE_TRACKING',
    13563,
  ],
  ['an INSTEAD OF trigger', temporal, 'CREATE TRIGGER dbo.R ON dbo.T INSTEAD OF INSERT AS RETURN', 13569],
  ['to be switched off twice', plain, 'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = OFF)', 13591],
  ['to be switched on twice', temporal, 'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON)', 13596],
  [
    'to be versioned without a period',
    'CREATE TABLE dbo.T (id int NOT NULL PRIMARY KEY)',
    'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON)',
    13510,
  ],
  [
    'to be versioned without a primary key',
    plain.replace('PRIMARY KEY', ''),
    'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON)',
    13553,
  ],
  ['a second period', plain, 'ALTER TABLE dbo.T ADD PERIOD FOR SYSTEM_TIME (f, t)', 13597],
  [
    'a period of other types',
    '',
    'CREATE TABLE dbo.T (f datetime NOT NULL, t datetime NOT NULL, PERIOD FOR SYSTEM_TIME (f, t))',
    13501,
  ],
  [
    'a nullable period',
    '',
    'CREATE TABLE dbo.T (f datetime2 NULL, t datetime2 NULL, PERIOD FOR SYSTEM_TIME (f, t))',
    13587,
  ],
  [
    'a period of two precisions',
    '',
    'CREATE TABLE dbo.T (f datetime2(1) NOT NULL, t datetime2(2) NOT NULL, PERIOD FOR SYSTEM_TIME (f, t))',
    13513,
  ],
  [
    'start and end the wrong way round',
    '',
    'CREATE TABLE dbo.T (f datetime2 GENERATED ALWAYS AS ROW END NOT NULL, t datetime2 GENERATED ALWAYS AS ROW START NOT NULL, PERIOD FOR SYSTEM_TIME (f, t))',
    13506,
  ],
  [
    'an end that is a start',
    '',
    'CREATE TABLE dbo.T (f datetime2 NOT NULL, t datetime2 GENERATED ALWAYS AS ROW START NOT NULL, PERIOD FOR SYSTEM_TIME (f, t))',
    13507,
  ],
  [
    'a history table in another order',
    history('a varchar(10), id int NOT NULL, f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13524,
  ],
  ['a history table of another width', history('id int NOT NULL, a varchar(10)'), on, 13523],
  [
    'a history table of another type',
    history('id bigint NOT NULL, a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13525,
  ],
  [
    'a history table of another collation',
    history('id int NOT NULL, a varchar(10) COLLATE Latin1_General_BIN2, f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13526,
  ],
  [
    'a history table that allows NULL',
    history('id int NULL, a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13531,
  ],
  [
    'a history table with a key',
    history('id int NOT NULL PRIMARY KEY, a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13515,
  ],
  [
    'a history table with a foreign key',
    `CREATE TABLE dbo.P (a int PRIMARY KEY); ${history('id int NOT NULL REFERENCES dbo.P (a), a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL')}`,
    on,
    13516,
  ],
  [
    'a history table with a check',
    history('id int NOT NULL CHECK (id > 0), a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13517,
  ],
  [
    'a history table with identity',
    history('id int NOT NULL IDENTITY, a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13518,
  ],
  [
    'a history table with a computed column',
    history('id int NOT NULL, a AS (id + 1), f datetime2 NOT NULL, t datetime2 NOT NULL'),
    on,
    13519,
  ],
  [
    'a history table with a trigger',
    `${history('id int NOT NULL, a varchar(10), f datetime2 NOT NULL, t datetime2 NOT NULL')}\nGO\nCREATE TRIGGER dbo.R ON dbo.H AFTER INSERT AS RETURN`,
    on,
    13522,
  ],
  ['a history table with a period', `${plain} ${plain.replace('dbo.T', 'dbo.H')}`, on, 13574],
  [
    'a history table of another',
    `${temporal} ${plain.replace('dbo.T', 'dbo.U')}`,
    'ALTER TABLE dbo.U SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T_History))',
    13514,
  ],
  [
    'a temporal table as history',
    `${temporal} ${plain.replace('dbo.T', 'dbo.U')}`,
    'ALTER TABLE dbo.U SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.T))',
    13511,
  ],
  [
    'a history table of one name part',
    plain,
    'ALTER TABLE dbo.T SET (SYSTEM_VERSIONING = ON (HISTORY_TABLE = H))',
    13539,
  ],
]);
