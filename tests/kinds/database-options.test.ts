import assert from 'node:assert/strict';
import { registry } from '../../src/kinds/all-kinds.ts';
import { modelFromFiles } from '../../src/sources/from-project.ts';
import { modelOf, onlyOf } from './model-of.ts';

/** What a script's statements say of some options; undefined stands for what the script does not change. */
function options(sql: string, ...members: readonly string[]): readonly unknown[] {
  const { props } = onlyOf(modelOf(sql), 'databaseOptions');
  return members.map((member) => props[member]);
}

describe('database options in a file of a project', () => {
  it('takes the list of change tracking', () => {
    const sql = 'ALTER DATABASE CURRENT SET CHANGE_TRACKING = ON (CHANGE_RETENTION = 36 HOURS, AUTO_CLEANUP = OFF);';
    assert.deepEqual(
      options(
        sql,
        'isChangeTrackingOn',
        'changeTrackingRetentionPeriod',
        'changeTrackingRetentionUnit',
        'isChangeTrackingAutoCleanupOn',
      ),
      [true, 36, 'HOURS', false],
    );
  });

  it('takes what a second statement says of the query store, and leaves the rest of the first', () => {
    const sql = `ALTER DATABASE CURRENT SET QUERY_STORE = ON (OPERATION_MODE = READ_ONLY, CLEANUP_POLICY = (STALE_QUERY_THRESHOLD_DAYS = 7));
GO
ALTER DATABASE CURRENT SET QUERY_STORE (QUERY_CAPTURE_MODE = AUTO);`;
    assert.deepEqual(options(sql, 'queryStoreDesiredState', 'queryStoreCaptureMode', 'queryStoreStaleQueryThreshold'), [
      'READ_ONLY',
      'AUTO',
      7,
    ]);
  });

  it('counts a time of recovery in seconds', () => {
    const sql = 'ALTER DATABASE CURRENT SET TARGET_RECOVERY_TIME = 2 MINUTES;';
    assert.deepEqual(options(sql, 'targetRecoveryTimePeriod', 'targetRecoveryTimeUnit'), [120, 'SECONDS']);
  });

  it("tells the primary's configuration from that of secondary replicas", () => {
    const sql = `ALTER DATABASE SCOPED CONFIGURATION SET MAXDOP = 4;
GO
ALTER DATABASE SCOPED CONFIGURATION FOR SECONDARY SET MAXDOP = PRIMARY;`;
    assert.deepEqual(options(sql, 'maxDop', 'maxDopForSecondary'), [4, undefined]);
  });

  it('says which settings it does not read', () => {
    const sql = `ALTER DATABASE CURRENT SET RECOVERY FULL, ANSI_NULLS ON;
GO
ALTER DATABASE SCOPED CONFIGURATION SET ELEVATE_ONLINE = WHEN_SUPPORTED;`;
    const files = { read: () => new TextEncoder().encode(sql), list: () => ['db.sql'] };
    const { diagnostics } = modelFromFiles('db', ['db.sql'], files, { variables: {}, references: new Map() }, registry);
    assert.deepEqual(
      diagnostics.map(
        ({ code, severity, message, at }) => `${code} ${severity} ${at?.line} ${message.split(' is ')[0]}`,
      ),
      [
        'PRJ006 warning 1 ALTER DATABASE … SET RECOVERY',
        'PRJ006 warning 3 ALTER DATABASE … SCOPED CONFIGURATION ELEVATE_ONLINE',
      ],
    );
  });
});
