import assert from 'node:assert/strict';
import { parseOne, plain } from './parse-one.ts';

function changeOf(rest: string): unknown {
  return plain(parseOne('alterTable', `ALTER TABLE dbo.T ${rest}`).change);
}

describe('ALTER TABLE', () => {
  it('adds columns, constraints, indexes and a period', () => {
    const change = parseOne(
      'alterTable',
      'ALTER TABLE dbo.T WITH NOCHECK ADD a int NULL, CONSTRAINT c CHECK (a > 1), INDEX i (a), PERIOD FOR SYSTEM_TIME (f, t)',
    ).change;
    assert.ok(change.action === 'addColumns');
    assert.deepEqual(
      [change.columns.length, change.constraints.length, change.indexes.length, change.period, change.check],
      [1, 1, 1, { start: 'f', end: 't' }, 'NOCHECK'],
    );
    assert.deepEqual(changeOf('ADD CONSTRAINT d DEFAULT getdate() FOR [a] WITH VALUES'), {
      action: 'addColumns',
      columns: [],
      constraints: [{ constraint: 'default', name: 'd', expression: 'getdate()', column: 'a', withValues: true }],
      indexes: [],
    });
  });

  it('drops', () => {
    const item = { ifExists: false, options: [] };
    assert.deepEqual(
      changeOf('DROP CONSTRAINT IF EXISTS a, b WITH (ONLINE = ON), COLUMN c, d, PERIOD FOR SYSTEM_TIME, INDEX i'),
      {
        action: 'drop',
        items: [
          { ...item, what: 'constraint', name: 'a', ifExists: true },
          { ...item, what: 'constraint', name: 'b', ifExists: true, options: [{ name: 'ONLINE', value: 'ON' }] },
          { ...item, what: 'column', name: 'c' },
          { ...item, what: 'column', name: 'd' },
          { ...item, what: 'period', name: 'SYSTEM_TIME' },
          { ...item, what: 'index', name: 'i' },
        ],
      },
    );
    assert.deepEqual(changeOf('DROP CONSTRAINT c WITH (MOVE TO ps(a), ONLINE = OFF)'), {
      action: 'drop',
      items: [
        {
          ...item,
          what: 'constraint',
          name: 'c',
          options: [
            { name: 'MOVE TO', value: 'ps(a)' },
            { name: 'ONLINE', value: 'OFF' },
          ],
        },
      ],
    });
    assert.deepEqual(changeOf('DROP c'), { action: 'drop', items: [{ ...item, what: 'constraint', name: 'c' }] });
  });

  it('alters columns', () => {
    assert.deepEqual(changeOf('ALTER COLUMN a nvarchar(50) COLLATE x NOT NULL WITH (ONLINE = ON)'), {
      action: 'alterColumn',
      column: 'a',
      type: { name: 'nvarchar', length: 50 },
      collation: 'x',
      nullable: false,
      options: [{ name: 'ONLINE', value: 'ON' }],
    });
    assert.deepEqual(changeOf("ALTER COLUMN a ADD MASKED WITH (FUNCTION = 'default()')"), {
      action: 'alterColumnFeature',
      column: 'a',
      add: true,
      feature: 'MASKED',
      maskedWith: 'default()',
    });
    for (const feature of ['ROWGUIDCOL', 'PERSISTED', 'NOT FOR REPLICATION', 'SPARSE', 'HIDDEN', 'MASKED']) {
      assert.deepEqual(changeOf(`ALTER COLUMN a DROP ${feature}`), {
        action: 'alterColumnFeature',
        column: 'a',
        add: false,
        feature,
      });
    }
  });

  it('changes constraints, triggers and tracking', () => {
    assert.deepEqual(changeOf('WITH CHECK CHECK CONSTRAINT a, b'), {
      action: 'checkConstraint',
      check: true,
      constraints: ['a', 'b'],
      withCheck: true,
    });
    assert.deepEqual(changeOf('NOCHECK CONSTRAINT ALL'), {
      action: 'checkConstraint',
      check: false,
      constraints: 'ALL',
    });
    assert.deepEqual(changeOf('DISABLE TRIGGER a, b'), { action: 'triggers', enable: false, triggers: ['a', 'b'] });
    assert.deepEqual(changeOf('ENABLE CHANGE_TRACKING WITH (TRACK_COLUMNS_UPDATED = OFF)'), {
      action: 'changeTracking',
      enable: true,
      trackColumns: false,
    });
    assert.deepEqual(changeOf('DISABLE CHANGE_TRACKING'), { action: 'changeTracking', enable: false });
    assert.deepEqual(changeOf('ENABLE FILETABLE_NAMESPACE'), { action: 'fileTableNamespace', enable: true });
  });

  it('sets, rebuilds and switches', () => {
    assert.deepEqual(changeOf('SET (LOCK_ESCALATION = AUTO)'), {
      action: 'set',
      options: [{ name: 'LOCK_ESCALATION', value: 'AUTO' }],
    });
    assert.deepEqual(
      changeOf(
        'REBUILD PARTITION = ALL WITH (DATA_COMPRESSION = ROW, ONLINE = ON (WAIT_AT_LOW_PRIORITY (MAX_DURATION = 1 MINUTES, ABORT_AFTER_WAIT = SELF)))',
      ),
      {
        action: 'rebuild',
        partition: 'ALL',
        options: [
          { name: 'DATA_COMPRESSION', value: 'ROW' },
          {
            name: 'ONLINE',
            value: 'ON',
            options: [
              {
                name: 'WAIT_AT_LOW_PRIORITY',
                options: [
                  { name: 'MAX_DURATION', value: '1 MINUTES' },
                  { name: 'ABORT_AFTER_WAIT', value: 'SELF' },
                ],
              },
            ],
          },
        ],
      },
    );
    assert.deepEqual(changeOf('SWITCH PARTITION $PARTITION.pf(1) TO s.U PARTITION 2'), {
      action: 'switch',
      partition: '$PARTITION.pf(1)',
      to: 's.U',
      toPartition: '2',
      options: [],
    });
    assert.deepEqual(changeOf('ALTER INDEX i REBUILD WITH (BUCKET_COUNT = 8)'), {
      action: 'alterIndex',
      index: 'i',
      options: [{ name: 'BUCKET_COUNT', value: '8' }],
    });
  });
});
