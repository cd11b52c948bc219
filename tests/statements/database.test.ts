import assert from 'node:assert/strict';
import { parseOne, plain } from './parse-one.ts';

function changeOf(rest: string): unknown {
  return plain(parseOne('alterDatabase', `ALTER DATABASE [d] ${rest}`).change);
}

describe('ALTER DATABASE', () => {
  it('reads SET options in every spelling', () => {
    assert.deepEqual(
      changeOf(
        `SET ANSI_NULLS ON, RECOVERY FULL, COMPATIBILITY_LEVEL = 160, TARGET_RECOVERY_TIME = 60 SECONDS, READ_ONLY,
         QUERY_STORE = ON (OPERATION_MODE = READ_WRITE, CLEANUP_POLICY = (STALE_QUERY_THRESHOLD_DAYS = 30)),
         CHANGE_TRACKING (AUTO_CLEANUP = ON, CHANGE_RETENTION = 2 DAYS), AUTO_CREATE_STATISTICS ON (INCREMENTAL = OFF),
         FILESTREAM (NON_TRANSACTED_ACCESS = OFF), HADR AVAILABILITY GROUP = g WITH ROLLBACK AFTER 10 SECONDS`,
      ),
      {
        action: 'set',
        options: [
          { name: 'ANSI_NULLS', value: 'ON' },
          { name: 'RECOVERY', value: 'FULL' },
          { name: 'COMPATIBILITY_LEVEL', value: '160' },
          { name: 'TARGET_RECOVERY_TIME', value: '60 SECONDS' },
          { name: 'READ_ONLY' },
          {
            name: 'QUERY_STORE',
            value: 'ON',
            options: [
              { name: 'OPERATION_MODE', value: 'READ_WRITE' },
              { name: 'CLEANUP_POLICY', options: [{ name: 'STALE_QUERY_THRESHOLD_DAYS', value: '30' }] },
            ],
          },
          {
            name: 'CHANGE_TRACKING',
            options: [
              { name: 'AUTO_CLEANUP', value: 'ON' },
              { name: 'CHANGE_RETENTION', value: '2 DAYS' },
            ],
          },
          { name: 'AUTO_CREATE_STATISTICS', value: 'ON', options: [{ name: 'INCREMENTAL', value: 'OFF' }] },
          { name: 'FILESTREAM', options: [{ name: 'NON_TRANSACTED_ACCESS', value: 'OFF' }] },
          { name: 'HADR', value: 'AVAILABILITY GROUP = g' },
        ],
        termination: 'ROLLBACK AFTER 10',
      },
    );
  });

  it('reads file groups and files', () => {
    assert.deepEqual(changeOf('ADD FILEGROUP [m] CONTAINS MEMORY_OPTIMIZED_DATA'), {
      action: 'addFileGroup',
      name: 'm',
      contains: 'MEMORY_OPTIMIZED_DATA',
    });
    assert.deepEqual(
      changeOf("ADD FILE (NAME = [f], FILENAME = N'$(DefaultDataPath)f.ndf', SIZE = 8 MB, OFFLINE) TO FILEGROUP [g]"),
      {
        action: 'addFile',
        log: false,
        files: [
          {
            options: [
              { name: 'NAME', value: '[f]' },
              { name: 'FILENAME', value: "N'$(DefaultDataPath)f.ndf'" },
              { name: 'SIZE', value: '8 MB' },
              { name: 'OFFLINE' },
            ],
          },
        ],
        fileGroup: 'g',
      },
    );
    assert.deepEqual(changeOf('MODIFY FILEGROUP [g] DEFAULT'), {
      action: 'modifyFileGroup',
      name: 'g',
      change: 'DEFAULT',
    });
    assert.deepEqual(changeOf('REMOVE FILE f'), { action: 'removeFile', name: 'f' });
  });

  it('reads the other changes', () => {
    assert.deepEqual(changeOf('COLLATE Latin1_General_BIN2'), { action: 'collate', collation: 'Latin1_General_BIN2' });
    assert.deepEqual(changeOf('MODIFY NAME = [e]'), { action: 'modifyName', name: 'e' });
    assert.deepEqual(changeOf("MODIFY (EDITION = 'Basic')"), { action: 'other', text: "MODIFY (EDITION = 'Basic')" });
    const scoped = parseOne('alterDatabase', 'ALTER DATABASE SCOPED CONFIGURATION FOR SECONDARY SET MAXDOP = PRIMARY');
    assert.deepEqual(scoped.change, {
      action: 'scopedConfiguration',
      secondary: true,
      name: 'MAXDOP',
      value: 'PRIMARY',
    });
    assert.equal(parseOne('alterDatabase', 'ALTER DATABASE CURRENT SET OFFLINE').database, undefined);
    assert.equal(
      parseOne('opaque', 'ALTER DATABASE ENCRYPTION KEY REGENERATE WITH ALGORITHM = AES_256').class,
      'DATABASE ENCRYPTION KEY',
    );
  });
});

describe('storage, types and others', () => {
  it('reads partitions', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'createPartitionFunction',
          "CREATE PARTITION FUNCTION f (varchar(10) COLLATE c) AS RANGE FOR VALUES (N'a', CAST('b' AS char(1)))",
        ),
      ),
      {
        kind: 'createPartitionFunction',
        name: 'f',
        type: { name: 'varchar', length: 10 },
        collation: 'c',
        range: 'LEFT',
        values: ["N'a'", "CAST('b' AS char(1))"],
      },
    );
    assert.deepEqual(
      plain(parseOne('createPartitionScheme', 'CREATE PARTITION SCHEME s AS PARTITION f TO (a, [PRIMARY], "default")')),
      {
        kind: 'createPartitionScheme',
        name: 's',
        function: 'f',
        all: false,
        fileGroups: ['a', 'PRIMARY', 'default'],
      },
    );
    assert.deepEqual(plain(parseOne('alterPartitionFunction', 'ALTER PARTITION FUNCTION f() MERGE RANGE (10)')), {
      kind: 'alterPartitionFunction',
      name: 'f',
      change: 'MERGE',
      value: '10',
    });
  });

  it('reads sequences, synonyms and types', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'sequence',
          'CREATE SEQUENCE [s].[q] AS [int] START WITH 5 INCREMENT BY -2 MINVALUE -100 NO MAXVALUE CYCLE CACHE 10',
        ),
      ),
      {
        kind: 'sequence',
        verb: 'create',
        name: 's.q',
        type: { name: 'int' },
        startWith: '5',
        increment: '-2',
        minValue: '-100',
        maxValue: null,
        cycle: true,
        cache: '10',
      },
    );
    assert.deepEqual(plain(parseOne('sequence', 'ALTER SEQUENCE q RESTART NO CACHE')), {
      kind: 'sequence',
      verb: 'alter',
      name: 'q',
      restart: '',
      cache: null,
    });
    assert.deepEqual(parseOne('createSynonym', 'CREATE SYNONYM a.b FOR srv.db..o').for.parts, ['srv', 'db', '', 'o']);
    assert.deepEqual(plain(parseOne('createAliasType', 'CREATE TYPE s.t FROM nvarchar(20) NOT NULL')), {
      kind: 'createAliasType',
      name: 's.t',
      type: { name: 'nvarchar', length: 20 },
      nullable: false,
    });
    const clr = parseOne('opaque', 'CREATE TYPE s.t EXTERNAL NAME asm.[ns.cls]');
    assert.deepEqual(
      [clr.class, clr.name?.parts, clr.text.text],
      ['TYPE', ['s', 't'], 'CREATE TYPE s.t EXTERNAL NAME asm.[ns.cls]'],
    );
    assert.equal(
      parseOne('createXmlSchemaCollection', "ALTER XML SCHEMA COLLECTION c ADD N'<a/>'").schema.text,
      "N'<a/>'",
    );
  });

  it('reads DROP of everything', () => {
    const drop = (sql: string): unknown => plain(parseOne('drop', sql));
    assert.deepEqual(drop('DROP PROC IF EXISTS a.b, c'), {
      kind: 'drop',
      class: 'PROCEDURE',
      ifExists: true,
      names: ['a.b', 'c'],
    });
    assert.deepEqual(drop('DROP TRIGGER t ON ALL SERVER'), {
      kind: 'drop',
      class: 'TRIGGER',
      ifExists: false,
      names: ['t'],
      on: 'ALL SERVER',
    });
    assert.deepEqual(drop('DROP FULLTEXT INDEX ON s.T'), {
      kind: 'drop',
      class: 'FULLTEXT INDEX',
      ifExists: false,
      names: ['s.T'],
    });
    for (const name of [
      'XML SCHEMA COLLECTION',
      'SECURITY POLICY',
      'PARTITION SCHEME',
      'SERVER AUDIT SPECIFICATION',
      'COLUMN MASTER KEY',
      'EXTERNAL TABLE',
      'DATABASE SCOPED CREDENTIAL',
    ]) {
      assert.deepEqual(drop(`DROP ${name} x`), { kind: 'drop', class: name, ifExists: false, names: ['x'] });
    }
  });

  it('reads Service Broker', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'queue',
          "CREATE QUEUE s.q WITH STATUS = ON, RETENTION = OFF, ACTIVATION (PROCEDURE_NAME = s.p, MAX_QUEUE_READERS = 2, EXECUTE AS N'u'), POISON_MESSAGE_HANDLING (STATUS = OFF) ON [fg]",
        ),
      ),
      {
        kind: 'queue',
        verb: 'create',
        name: 's.q',
        options: [
          { name: 'STATUS', value: 'ON' },
          { name: 'RETENTION', value: 'OFF' },
          {
            name: 'ACTIVATION',
            options: [
              { name: 'PROCEDURE_NAME', value: 's.p' },
              { name: 'MAX_QUEUE_READERS', value: '2' },
              { name: 'EXECUTE AS', value: "N'u'" },
            ],
          },
          { name: 'POISON_MESSAGE_HANDLING', options: [{ name: 'STATUS', value: 'OFF' }] },
        ],
        dataSpace: 'fg',
      },
    );
    assert.deepEqual(
      plain(parseOne('service', 'ALTER SERVICE [//s] ON QUEUE s.q (ADD CONTRACT [//a], DROP CONTRACT b)')),
      {
        kind: 'service',
        verb: 'alter',
        name: '//s',
        queue: 's.q',
        contracts: [
          { change: 'ADD', name: '//a' },
          { change: 'DROP', name: 'b' },
        ],
      },
    );
    assert.deepEqual(
      plain(parseOne('contract', 'CREATE CONTRACT c AUTHORIZATION dbo ([//m] SENT BY INITIATOR, n SENT BY ANY)')),
      {
        kind: 'contract',
        name: 'c',
        authorization: 'dbo',
        messages: [
          { type: '//m', sentBy: 'INITIATOR' },
          { type: 'n', sentBy: 'ANY' },
        ],
      },
    );
  });

  it('reads event sessions', () => {
    assert.deepEqual(
      plain(
        parseOne(
          'eventSession',
          `CREATE EVENT SESSION s ON SERVER
           ADD EVENT sqlserver.a (SET collect_x = (1), y = N'z' ACTION (sqlserver.b, package0.c) WHERE ([d] > (1) AND [sqlserver].[like]([e], N'%x'))),
           ADD EVENT sqlserver.f
           ADD TARGET package0.g (SET filename = N'x.xel', max_file_size = 5)
           WITH (MAX_MEMORY = 4096 KB, EVENT_RETENTION_MODE = ALLOW_SINGLE_EVENT_LOSS)`,
        ),
      ),
      {
        kind: 'eventSession',
        verb: 'create',
        name: 's',
        on: 'SERVER',
        events: [
          {
            change: 'ADD',
            name: ['sqlserver', 'a'],
            set: [
              { name: 'collect_x', value: '(1)' },
              { name: 'y', value: "N'z'" },
            ],
            actions: [
              ['sqlserver', 'b'],
              ['package0', 'c'],
            ],
            where: "([d] > (1) AND [sqlserver].[like]([e], N'%x'))",
          },
          { change: 'ADD', name: ['sqlserver', 'f'], set: [], actions: [] },
        ],
        targets: [
          {
            change: 'ADD',
            name: ['package0', 'g'],
            set: [
              { name: 'filename', value: "N'x.xel'" },
              { name: 'max_file_size', value: '5' },
            ],
          },
        ],
        options: [
          { name: 'MAX_MEMORY', value: '4096 KB' },
          { name: 'EVENT_RETENTION_MODE', value: 'ALLOW_SINGLE_EVENT_LOSS' },
        ],
      },
    );
  });

  it('carries what has no tree', () => {
    const opaque = (sql: string): unknown => {
      const one = parseOne('opaque', sql);
      return [one.verb, one.class, one.name?.parts.join('.')];
    };
    assert.deepEqual(opaque("CREATE SERVER AUDIT a TO FILE (FILEPATH = 'x') WITH (ON_FAILURE = CONTINUE)"), [
      'create',
      'SERVER AUDIT',
      'a',
    ]);
    assert.deepEqual(opaque('CREATE RULE dbo.r AS @a > 1'), ['create', 'RULE', 'dbo.r']);
    assert.deepEqual(opaque("CREATE MASTER KEY ENCRYPTION BY PASSWORD = 'x'"), ['create', 'MASTER KEY', undefined]);
    assert.deepEqual(opaque('CREATE BROKER PRIORITY p FOR CONVERSATION SET (PRIORITY_LEVEL = 9)'), [
      'create',
      'BROKER PRIORITY',
      'p',
    ]);
    assert.deepEqual(opaque('ALTER ASSEMBLY a DROP FILE ALL ADD FILE FROM 0x01'), ['alter', 'ASSEMBLY', 'a']);
    assert.deepEqual(opaque('ALTER RESOURCE GOVERNOR RECONFIGURE'), ['alter', 'RESOURCE GOVERNOR', undefined]);
    assert.deepEqual(opaque("CREATE EXTERNAL TABLE s.t (a int) WITH (LOCATION = N'x', DATA_SOURCE = d)"), [
      'create',
      'EXTERNAL TABLE',
      's.t',
    ]);
  });
});
