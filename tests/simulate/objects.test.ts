import assert from 'node:assert/strict';
import { refusals, rowsOf, run, serverAfter } from './run.ts';

describe('sequences, synonyms and types', () => {
  it('have the values of their type unless they say otherwise', () => {
    const server = serverAfter(`CREATE SEQUENCE dbo.A; CREATE SEQUENCE dbo.B AS tinyint INCREMENT BY -1 CYCLE NO CACHE;
      CREATE SEQUENCE dbo.C AS decimal(5, 0) START WITH 7 MINVALUE 5 MAXVALUE 50 CACHE 20;`);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.sequences',
        'name',
        'start_value',
        'minimum_value',
        'maximum_value',
        'increment',
        'is_cycling',
        'is_cached',
        'cache_size',
      ),
      [
        ['A', '-9223372036854775808', '-9223372036854775808', '9223372036854775807', '1', false, true, null],
        ['B', '255', '0', '255', '-1', true, false, null],
        ['C', '7', '5', '50', '1', false, true, 20],
      ],
    );
    run(server, 'ALTER SEQUENCE dbo.C RESTART WITH 10 INCREMENT BY 2 NO MAXVALUE NO CYCLE CACHE');
    assert.deepEqual(rowsOf(server, 'sys.sequences', 'current_value', 'maximum_value', 'increment', 'cache_size')[2], [
      '10',
      '99999',
      '2',
      null,
    ]);
  });

  it('keep synonyms as they point, wherever that is', () => {
    const server = serverAfter('CREATE SYNONYM dbo.S FOR Other..[My Table]');
    assert.deepEqual(rowsOf(server, 'sys.synonyms', 'base_object_name'), [['[Other]..[My Table]']]);
  });

  it('give columns the type and nullability of an alias type', () => {
    const server = serverAfter(
      'CREATE TYPE dbo.Code FROM nvarchar(10) NOT NULL; CREATE TABLE dbo.T (a dbo.Code, b Code NULL, c sysname)',
    );
    assert.deepEqual(rowsOf(server, 'sys.columns', 'user_type_id', 'system_type_id', 'max_length', 'is_nullable'), [
      [257, 231, 20, false],
      [257, 231, 20, true],
      [256, 231, 256, false],
    ]);
  });

  it('keep XML schema collections with their text', () => {
    const server = serverAfter(
      "CREATE XML SCHEMA COLLECTION dbo.X AS N'<a/>'; CREATE TABLE dbo.T (a xml (DOCUMENT dbo.X)); ALTER XML SCHEMA COLLECTION dbo.X ADD '<b/>'",
    );
    assert.deepEqual(rowsOf(server, 'rehearsal.xml_schema_texts', 'text'), [['<a/><b/>']]);
    assert.deepEqual(rowsOf(server, 'sys.columns', 'xml_collection_id', 'is_xml_document'), [[65536, true]]);
  });
});

refusals('sequences and types refuse', [
  ['a name that is taken', 'CREATE TABLE dbo.S (a int)', 'CREATE SEQUENCE dbo.S', 2714],
  ['to be altered when they are not there', '', 'ALTER SEQUENCE dbo.S RESTART', 208],
  ['a type with digits behind the point', '', 'CREATE SEQUENCE dbo.S AS decimal(5, 2)', 11702],
  ['an increment of nothing', '', 'CREATE SEQUENCE dbo.S INCREMENT BY 0', 11700],
  ['a start out of range', '', 'CREATE SEQUENCE dbo.S AS tinyint START WITH 300', 11703],
  [
    'an XML collection twice',
    "CREATE XML SCHEMA COLLECTION dbo.X AS N'<a/>'",
    "CREATE XML SCHEMA COLLECTION dbo.X AS N'<a/>'",
    2714,
  ],
  ['an XML collection that is not there', '', 'CREATE TABLE dbo.T (a xml (dbo.X))', 2715],
]);

describe('extended properties', () => {
  it('hang on anything that can have them, and follow values', () => {
    const server =
      serverAfter(`CREATE TABLE dbo.T (a int CONSTRAINT df DEFAULT 1, INDEX i (a)); CREATE TYPE dbo.tt AS TABLE (x int); CREATE USER u WITHOUT LOGIN;
GO
CREATE PROCEDURE dbo.P @a int AS SELECT 1
GO
EXEC sp_addextendedproperty 'db', N'it''s';
EXEC sp_addextendedproperty @name = 'n', @value = 5, @level0type = 'SCHEMA', @level0name = 'dbo';
EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'TABLE', 'T';
EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'TABLE', 'T', 'COLUMN', 'a';
EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'TABLE', 'T', 'INDEX', 'i';
EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'TABLE', 'T', 'CONSTRAINT', 'df';
EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'PROCEDURE', 'P', 'PARAMETER', '@a';
EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'TYPE', 'tt';
EXEC sp_addextendedproperty 'n', NULL, 'USER', 'u';
EXEC sp_addextendedproperty 'n', 'x', 'FILEGROUP', 'PRIMARY';
EXEC sp_updateextendedproperty 'n', 'y', 'SCHEMA', 'dbo', 'TABLE', 'T';
EXEC sp_dropextendedproperty 'n', 'SCHEMA', 'dbo';`);
    assert.deepEqual(rowsOf(server, 'sys.extended_properties', 'class', 'minor_id', 'name', 'value'), [
      [0, 0, 'db', "it's"],
      [1, 0, 'n', 'y'],
      [1, 1, 'n', 'x'],
      [7, 2, 'n', 'x'],
      [1, 0, 'n', 'x'],
      [2, 1, 'n', 'x'],
      [6, 0, 'n', 'x'],
      [4, 0, 'n', null],
      [20, 0, 'n', 'x'],
    ]);
  });
});

const property = "EXEC sp_addextendedproperty 'n', 'x', 'SCHEMA', 'dbo', 'TABLE', 'T'";
refusals('extended properties refuse', [
  ['a host that is not there', '', property, 15135],
  ['a host of another type', 'CREATE VIEW dbo.T AS SELECT 1 AS x', property, 15135],
  ['a column that is not there', 'CREATE TABLE dbo.T (a int)', `${property}, 'COLUMN', 'zz'`, 15135],
  ['a second of a name', `CREATE TABLE dbo.T (a int); ${property}`, property, 15233],
  ['an update of nothing', 'CREATE TABLE dbo.T (a int)', property.replace('add', 'update'), 15217],
  [
    'a drop of nothing',
    'CREATE TABLE dbo.T (a int)',
    "EXEC sp_dropextendedproperty 'n', 'SCHEMA', 'dbo', 'TABLE', 'T'",
    15217,
  ],
]);

describe('sp_rename', () => {
  it('renames tables, columns, constraints with their index, indexes, statistics and types', () => {
    const server =
      serverAfter(`CREATE TABLE dbo.T (a int NOT NULL CONSTRAINT pk PRIMARY KEY, b int DEFAULT 1, INDEX i (b)); CREATE STATISTICS st ON dbo.T (b); CREATE TYPE dbo.ty FROM int;
      EXEC sp_rename N'[dbo].[T]', N'T 2'; EXEC sp_rename 'dbo.[T 2].a', 'a2', 'COLUMN'; EXEC sp_rename N'[dbo].[pk]', N'pk2', N'OBJECT';
      EXEC sp_rename 'dbo.[T 2].i', 'i2', 'INDEX'; EXEC sp_rename 'dbo.[T 2].st', 'st2', 'STATISTICS'; EXEC sp_rename 'dbo.ty', 'ty2', 'USERDATATYPE';`);
    assert.deepEqual(rowsOf(server, 'sys.indexes', 'name'), [['pk2'], ['i2']]);
    assert.deepEqual(rowsOf(server, 'sys.columns', 'name'), [['a2'], ['b']]);
    assert.deepEqual(rowsOf(server, 'sys.tables', 'name'), [['T 2']]);
    run(
      server,
      "EXEC sp_rename 'dbo.[T 2].pk2', 'pk3', 'INDEX'; CREATE TABLE dbo.T (x dbo.ty2); DROP STATISTICS dbo.[T 2].st2",
    );
    assert.deepEqual(rowsOf(server, 'sys.key_constraints', 'name', 'is_system_named'), [['pk3', false]]);
  });
});

const table = 'CREATE TABLE dbo.T (a int, b int CHECK (b > 0), c AS (a + 1), INDEX i (b)); CREATE TABLE dbo.U (a int);';
refusals('sp_rename refuses', [
  ['what is not there', '', "EXEC sp_rename 'dbo.T', 'U'", 15225],
  ['a column that is not there', table, "EXEC sp_rename 'dbo.T.zz', 'y', 'COLUMN'", 15248],
  ['an index that is not there', table, "EXEC sp_rename 'dbo.T.zz', 'y', 'INDEX'", 15248],
  ['an unknown kind of thing', table, "EXEC sp_rename 'dbo.T', 'y', 'THING'", 15249],
  ['a name that is taken', table, "EXEC sp_rename 'dbo.T', 'U'", 15335],
  ['a column name that is taken', table, "EXEC sp_rename 'dbo.T.a', 'B', 'COLUMN'", 15335],
  ['a column in a check', table, "EXEC sp_rename 'dbo.T.b', 'b2', 'COLUMN'", 15336],
  ['a column in a computed column', table, "EXEC sp_rename 'dbo.T.a', 'a2', 'COLUMN'", 15336],
  [
    'a table under a bound view',
    `${table}\nGO\nCREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT a FROM dbo.U\nGO\n`,
    "EXEC sp_rename 'dbo.U', 'W'",
    15336,
  ],
  [
    'a type that is converted to in a check',
    'CREATE TYPE dbo.ty FROM int; CREATE TABLE dbo.T (a int CHECK (CONVERT(dbo.ty, a) > 0))',
    "EXEC sp_rename 'dbo.ty', 'tz', 'USERDATATYPE'",
    3721,
  ],
]);

describe('service broker and event sessions', () => {
  it('are kept as rows', () => {
    const server =
      serverAfter(`CREATE QUEUE dbo.q WITH STATUS = OFF, RETENTION = ON, ACTIVATION (PROCEDURE_NAME = dbo.p, MAX_QUEUE_READERS = 5, EXECUTE AS OWNER);
      CREATE MESSAGE TYPE m VALIDATION = WELL_FORMED_XML; CREATE CONTRACT c (m SENT BY INITIATOR); CREATE SERVICE s ON QUEUE dbo.q (c);
      ALTER QUEUE dbo.q WITH STATUS = ON; ALTER SERVICE s (DROP CONTRACT c);
      CREATE EVENT SESSION e ON SERVER ADD EVENT sqlserver.rpc_completed (SET collect_statement = (1) ACTION (sqlserver.sql_text) WHERE (duration > 10))
        ADD TARGET package0.ring_buffer (SET max_memory = 4096) WITH (MAX_MEMORY = 8 MB, STARTUP_STATE = ON, MAX_DISPATCH_LATENCY = 5 SECONDS);
      ALTER EVENT SESSION e ON SERVER DROP TARGET package0.ring_buffer;`);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.service_queues',
        'activation_procedure',
        'max_readers',
        'is_receive_enabled',
        'is_retention_enabled',
        'execute_as_principal_id',
      ),
      [['[dbo].[p]', 5, true, true, -2]],
    );
    assert.deepEqual(rowsOf(server, 'sys.service_contract_usages', 'service_id'), []);
    assert.deepEqual(
      rowsOf(server, 'sys.server_event_sessions', 'max_memory', 'startup_state', 'max_dispatch_latency'),
      [[8192, true, 5000]],
    );
    assert.deepEqual(rowsOf(server, 'sys.server_event_session_events', 'name', 'package'), [
      ['rpc_completed', 'sqlserver'],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.server_event_session_fields', 'name', 'value'), [['collect_statement', '1']]);
    assert.deepEqual(rowsOf(server, 'sys.server_event_session_targets', 'name'), []);
  });

  it('keep what has no rows of its own as text', () => {
    const server = serverAfter(
      "CREATE CERTIFICATE c WITH SUBJECT = 'x'; CREATE ASSEMBLY a FROM 0x00 WITH PERMISSION_SET = UNSAFE",
    );
    assert.deepEqual(rowsOf(server, 'rehearsal.opaque', 'class', 'name'), [
      ['CERTIFICATE', '[c]'],
      ['ASSEMBLY', '[a]'],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.assemblies', 'name', 'permission_set_desc'), [['a', 'UNSAFE_ACCESS']]);
    run(server, 'DROP CERTIFICATE c; DROP ASSEMBLY a');
    assert.deepEqual(rowsOf(server, 'rehearsal.opaque', 'name'), []);
  });
});

refusals('service broker and event sessions refuse', [
  ['a queue twice', 'CREATE QUEUE dbo.q', 'CREATE QUEUE dbo.q', 2714],
  ['a service on nothing', '', 'CREATE SERVICE s ON QUEUE dbo.q', 15151],
  ['an altered queue that is not there', '', 'ALTER QUEUE dbo.q WITH STATUS = ON', 15151],
  ['an unknown contract', 'CREATE QUEUE dbo.q', 'CREATE SERVICE s ON QUEUE dbo.q (c)', 15151],
  ['an unknown message type', '', 'CREATE CONTRACT c (m SENT BY ANY)', 15151],
  ['an event session twice', 'CREATE EVENT SESSION e ON SERVER', 'CREATE EVENT SESSION e ON SERVER', 25631],
  [
    'an altered event session that is not there',
    '',
    'ALTER EVENT SESSION e ON SERVER ADD TARGET package0.ring_buffer',
    15151,
  ],
  [
    'a target that is not there',
    'CREATE EVENT SESSION e ON SERVER',
    'ALTER EVENT SESSION e ON SERVER DROP TARGET package0.ring_buffer',
    25629,
  ],
  [
    'an opaque object twice',
    "CREATE CERTIFICATE c WITH SUBJECT = 'x'",
    "CREATE CERTIFICATE c WITH SUBJECT = 'x'",
    2714,
  ],
]);

const partitioned = `CREATE PARTITION FUNCTION f (int) AS RANGE RIGHT FOR VALUES (10, 20); CREATE PARTITION SCHEME s AS PARTITION f ALL TO ([PRIMARY]);
  CREATE TABLE dbo.T (a int NOT NULL, b int) ON s (a);`;

describe('partitions and the database', () => {
  it('split and merge with everything that lies on the scheme', () => {
    const server = serverAfter(partitioned);
    run(server, 'ALTER PARTITION SCHEME s NEXT USED [PRIMARY]; ALTER PARTITION FUNCTION f () SPLIT RANGE (15)');
    assert.deepEqual(rowsOf(server, 'sys.partition_range_values', 'value'), [['10'], ['15'], ['20']]);
    assert.equal(rowsOf(server, 'sys.partitions', 'partition_number').length, 4);
    assert.equal(
      rowsOf(server, 'sys.destination_data_spaces', 'data_space_id').length,
      4,
      'the next filegroup is used up',
    );
    run(server, 'ALTER PARTITION FUNCTION f () MERGE RANGE (10)');
    assert.equal(rowsOf(server, 'sys.partitions', 'partition_number').length, 3);
    assert.deepEqual(rowsOf(server, 'sys.partition_functions', 'fanout', 'boundary_value_on_right'), [[3, true]]);
  });

  it('has options, filegroups, files and scoped configurations', () => {
    const server =
      serverAfter(`ALTER DATABASE CURRENT SET RECOVERY SIMPLE, ANSI_NULLS ON, PAGE_VERIFY NONE WITH ROLLBACK IMMEDIATE;
      ALTER DATABASE Shop SET COMPATIBILITY_LEVEL = 150; ALTER DATABASE [$(DatabaseName)] SET READ_COMMITTED_SNAPSHOT ON;
      ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON (CHANGE_RETENTION = 3 HOURS, AUTO_CLEANUP = OFF);
      ALTER DATABASE CURRENT ADD FILEGROUP g; ALTER DATABASE CURRENT ADD FILE (NAME = f1, FILENAME = 'x.ndf', SIZE = 64 MB) TO FILEGROUP g;
      ALTER DATABASE CURRENT MODIFY FILEGROUP g DEFAULT; ALTER DATABASE SCOPED CONFIGURATION SET MAXDOP = 4;
      CREATE TABLE dbo.T (a int)`);
    assert.deepEqual(
      rowsOf(
        server,
        'sys.databases',
        'recovery_model_desc',
        'is_ansi_nulls_on',
        'page_verify_option_desc',
        'compatibility_level',
        'is_read_committed_snapshot_on',
      ),
      [['SIMPLE', true, 'NONE', 150, true]],
    );
    assert.deepEqual(
      rowsOf(
        server,
        'sys.change_tracking_databases',
        'retention_period',
        'retention_period_units_desc',
        'is_auto_cleanup_on',
      ),
      [[3, 'HOURS', false]],
    );
    assert.deepEqual(rowsOf(server, 'sys.filegroups', 'name', 'is_default'), [
      ['PRIMARY', false],
      ['g', true],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.database_files', 'name', 'size', 'type_desc').slice(-1), [
      ['f1', 8192, 'ROWS'],
    ]);
    assert.deepEqual(rowsOf(server, 'sys.indexes', 'data_space_id'), [[2]], 'a table goes to the default filegroup');
    assert.deepEqual(rowsOf(server, 'sys.database_scoped_configurations', 'name', 'value'), [['MAXDOP', '4']]);
  });
});

refusals('partitions and the database refuse', [
  ['a partition function twice', partitioned, 'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1)', 2714],
  ['a partition function of text', '', 'CREATE PARTITION FUNCTION f (varchar(max)) AS RANGE LEFT FOR VALUES (1)', 7720],
  ['a boundary twice', '', 'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1, 2, 1)', 7708],
  ['a scheme of no function', '', 'CREATE PARTITION SCHEME s AS PARTITION f ALL TO ([PRIMARY])', 2728],
  [
    'a scheme with too few filegroups',
    'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1)',
    'CREATE PARTITION SCHEME s AS PARTITION f TO ([PRIMARY])',
    7707,
  ],
  [
    'a scheme on no filegroup',
    'CREATE PARTITION FUNCTION f (int) AS RANGE LEFT FOR VALUES (1)',
    'CREATE PARTITION SCHEME s AS PARTITION f ALL TO (g)',
    1921,
  ],
  ['a split at a boundary that is there', partitioned, 'ALTER PARTITION FUNCTION f () SPLIT RANGE (10)', 7721],
  ['a merge of a boundary that is not there', partitioned, 'ALTER PARTITION FUNCTION f () MERGE RANGE (11)', 7715],
  [
    'a split without a next filegroup',
    `${partitioned} ALTER PARTITION FUNCTION f () SPLIT RANGE (11)`,
    'ALTER PARTITION FUNCTION f () SPLIT RANGE (12)',
    7710,
  ],
  ['a function that is not there', '', 'ALTER PARTITION FUNCTION f () SPLIT RANGE (12)', 15151],
  ['a scheme that is not there', '', 'ALTER PARTITION SCHEME s NEXT USED [PRIMARY]', 15151],
  [
    'SWITCH without a partition',
    `${partitioned} CREATE TABLE dbo.U (a int NOT NULL, b int)`,
    'ALTER TABLE dbo.T SWITCH TO dbo.U',
    4911,
  ],
  [
    'SWITCH of a partition that is not there',
    `${partitioned} CREATE TABLE dbo.U (a int NOT NULL, b int)`,
    'ALTER TABLE dbo.T SWITCH PARTITION 9 TO dbo.U',
    4950,
  ],
  ['another type of the partitioning column', partitioned, 'ALTER TABLE dbo.T ALTER COLUMN a bigint NOT NULL', 4922],
  ['a filegroup twice', 'ALTER DATABASE CURRENT ADD FILEGROUP g', 'ALTER DATABASE CURRENT ADD FILEGROUP g', 5035],
  [
    'a second memory-optimised filegroup',
    'ALTER DATABASE CURRENT ADD FILEGROUP g CONTAINS MEMORY_OPTIMIZED_DATA',
    'ALTER DATABASE CURRENT ADD FILEGROUP h CONTAINS MEMORY_OPTIMIZED_DATA',
    10797,
  ],
  [
    'a file twice',
    "ALTER DATABASE CURRENT ADD FILE (NAME = f, FILENAME = 'x')",
    "ALTER DATABASE CURRENT ADD FILE (NAME = f, FILENAME = 'x')",
    1828,
  ],
  ['another database', '', 'ALTER DATABASE Other SET RECOVERY SIMPLE', 911],
  ['ALTER DATABASE in a transaction', '', 'BEGIN TRANSACTION; ALTER DATABASE CURRENT SET RECOVERY SIMPLE', 226],
]);

describe('expressions', () => {
  it('are kept as the server rewrites them, and beside that as they were written', () => {
    const server = serverAfter(
      'CREATE TABLE dbo.T (a int CONSTRAINT ck CHECK (a IN (1, 2)), b AS CAST(a AS bigint), c int DEFAULT (1), INDEX i (a) WHERE a = 1)',
    );
    const texts = () => rowsOf(server, 'rehearsal.expression_texts', 'minor_id', 'definition', 'text');
    assert.deepEqual(texts().sort(), [
      [-2, '([a]=(1))', 'a = 1'],
      [0, '([a]=(2) OR [a]=(1))', 'a IN (1, 2)'],
      [2, '(CONVERT([bigint],[a]))', 'CAST(a AS bigint)'],
    ]);
    run(server, 'ALTER TABLE dbo.T DROP CONSTRAINT ck; ALTER TABLE dbo.T DROP COLUMN b; DROP INDEX i ON dbo.T');
    assert.deepEqual(texts(), []);
  });
});
