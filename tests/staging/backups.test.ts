import assert from 'node:assert/strict';
import { serverError } from './fake-box.ts';
import {
  addStaging,
  backupOf,
  fileRow,
  historyOf,
  putInHistory,
  refused,
  restore,
  share,
  world,
} from './production-and-staging.ts';

describe('the backup of the history', () => {
  it('is the newest that staging can read, and what is passed over is said', async () => {
    const w = world();
    const local = putInHistory(w.prod, backupOf(w.shop, 'PROD01'), 'D:\\Backup\\Shop.bak', 2);
    local.set.finished = '2026-11-23T01:00:00';
    const reasons: readonly (readonly [string, Record<string, unknown>, RegExp])[] = [
      ['damaged', { is_damaged: true }, /it is damaged/],
      ['password', { is_password_protected: true }, /protected by a password/],
      ['snapshot', { is_snapshot: true }, /snapshot of the storage/],
      ['incomplete', { has_incomplete_metadata: true }, /metadata is incomplete/],
    ];
    for (const [i, [path, set]] of reasons.entries()) {
      Object.assign(putInHistory(w.prod, backupOf(w.shop, 'PROD01'), path, 10 + i).set, set);
    }
    const tape = putInHistory(w.prod, backupOf(w.shop, 'PROD01'), 'VDI_1', 20);
    Object.assign(tape.devices[0] ?? {}, { device_type: 7 });
    const none = putInHistory(w.prod, backupOf(w.shop, 'PROD01'), 'gone', 21);
    none.devices = [];
    const report = await restore(w);
    assert.deepEqual(report.backup?.devices, [{ kind: 'DISK', path: share }]);
    const notes = report.notes.join('\n');
    for (const [, , said] of reasons) assert.match(notes, said);
    assert.match(notes, /backup program took it to a tape or virtual device/);
    assert.match(notes, /has no file of it/);
    assert.match(
      notes,
      /Passed over the backup of 2026-11-23T01:00:00: Cannot open backup device 'D:\\Backup\\Shop.bak'/,
    );
  });

  it('is not another one that lies in its file by now', async () => {
    const w = world();
    w.stg.media.set(share, [backupOf(w.shop, 'PROD01')]);
    const answer = await refused(w);
    assert.match(answer.join('\n'), /RST015 .*its file holds another backup now/);
  });

  it('is looked for among several in one file, and in several stripes', async () => {
    const w = world();
    const second = backupOf(w.shop, 'PROD01', 2);
    w.stg.media.set(share, [w.set, second]);
    const entry = putInHistory(w.prod, second, share, 2);
    entry.devices = [share, `${share}2`].map((path, i) => ({
      family_sequence_number: i + 1,
      physical_device_name: path,
      device_type: 102,
      mirror: 0,
    }));
    entry.devices = [
      ...entry.devices,
      { family_sequence_number: 1, physical_device_name: 'mirror', device_type: 2, mirror: 1 },
    ];
    const report = await restore(w);
    assert.equal(report.backup?.position, 2);
    assert.ok(report.script.includes(`FROM DISK = N'${share}', DISK = N'${share}2'\nWITH FILE = 2,`));
  });

  it('may lie in a blob', async () => {
    const w = world();
    const url = 'https://a.blob.core.windows.net/b/Shop.bak';
    const entry = putInHistory(w.prod, w.set, url, 2);
    Object.assign(entry.devices[0] ?? {}, { device_type: 9 });
    w.stg.media.set(url, [w.set]);
    assert.ok((await restore(w)).script.includes(`FROM URL = N'${url}'`));
  });

  it('is missing', async () => {
    const w = world();
    w.prod.history = [];
    assert.match((await refused(w)).join('\n'), /RST015 The history .* knows no full backup of \[Shop\]/);
  });

  it('is not passed over because the connection broke', async () => {
    const w = world();
    w.stg.before = (sql) => {
      if (/HEADERONLY/.test(sql)) throw Object.assign(serverError(0, 'gone'), { failure: 'connection' });
    };
    await assert.rejects(restore(w), /RST019: A server did not answer what a restore has to know: gone/);
  });

  it('says when it was finished in UTC, by its own zone or by that of production', async () => {
    const w = world();
    w.prod.facts.minutes_ahead = 60;
    assert.equal((await restore(w, { print: true })).from.backupFinished, '2026-11-22T22:30:00.000Z');
    w.set.header.TimeZone = -20;
    assert.equal((await restore(w, { print: true })).from.backupFinished, '2026-11-23T04:30:00.000Z');
    w.set.header.TimeZone = 127;
    assert.equal((await restore(w, { print: true })).from.backupFinished, '2026-11-22T22:30:00.000Z');
  });
});

describe('a differential backup', () => {
  function withDifferential() {
    const w = world();
    const differential = backupOf(w.shop, 'PROD01');
    Object.assign(differential.header, {
      BackupType: 5,
      DifferentialBaseGUID: w.set.header.BackupSetGUID,
      LastLSN: '46',
      BackupFinishDate: '2026-11-23T05:00:00',
    });
    const later = { ...differential, files: [...differential.files, fileRow('Later', 'E:\\Later.ndf', 'D', 3)] };
    w.stg.media.set('diff', [later]);
    w.prod.differentials = [historyOf(differential, 'diff', 9)];
    return { ...w, differential };
  }

  it('goes on top of its full one, with places for files that are new', async () => {
    const w = withDifferential();
    const report = await restore(w);
    const [full = '', differential = ''] = w.stg.changes;
    assert.match(full, /STATS = 5, NORECOVERY;$/);
    assert.doesNotMatch(full, /Later/);
    assert.match(
      differential,
      /FROM DISK = N'diff'[\s\S]*MOVE N'Later' TO N'D:\\Data\\Shop_staging_Later.ndf',\n.*RESTRICTED_USER, RECOVERY;\nIF @@ERROR = 0/,
    );
    assert.doesNotMatch(differential, /Shop_log/);
    assert.equal(report.from.lastLsn, '46');
    assert.equal(report.from.backupFinished, '2026-11-23T05:00:00.000Z');
  });

  it('is left out where it is not to be read, or on another base', async () => {
    const w = withDifferential();
    w.differential.header.DifferentialBaseGUID = 'ELSE';
    assert.equal((await restore(w, { print: true })).backup?.differential, undefined);
    w.stg.media.delete('diff');
    const report = await restore(w);
    assert.equal(report.backup?.differential, undefined);
    assert.match(report.notes.join('\n'), /Passed over the differential backup of .*Cannot open backup device/);
  });
});

describe('a backup that is taken now', () => {
  const place = '\\\\nas\\share\\PROD01_Shop_rehearsal.bak';
  function ready() {
    const w = world();
    w.prod.history = [];
    w.prod.databaseFiles = [
      { file_id: 1, type: 0, name: 'Shop', physical_name: 'E:\\SQL\\Shop.mdf', size: 12800 },
      { file_id: 2, type: 1, name: 'Shop_log', physical_name: 'F:\\SQL\\Shop.ldf', size: 12800 },
    ];
    w.prod.onBackup = ([path = '']) => {
      const set = backupOf(w.shop, 'PROD01');
      set.header.IsCopyOnly = true;
      w.stg.media.set(path, [set]);
    };
    return w;
  }
  const asked = { method: 'copy-only', share: '\\\\nas\\share' } as const;

  it('is COPY_ONLY, on a share, and restored at once', async () => {
    const w = ready();
    const report = await restore(w, asked);
    assert.deepEqual(w.prod.changes.length, 1);
    assert.ok(
      w.prod.changes[0]?.endsWith(
        `BACKUP DATABASE [Shop] TO DISK = N'${place}'\nWITH COPY_ONLY, INIT, COMPRESSION, CHECKSUM, STATS = 5;`,
      ),
    );
    assert.equal(report.outcome, 'restored');
    assert.equal(report.backup?.copyOnly, true);
    assert.equal(report.steps[0]?.key, 'backup');
  });

  it('is printed with the restore, and nothing is run on either server', async () => {
    const w = ready();
    const printed = await restore(w, { ...asked, print: true });
    assert.deepEqual([w.prod.changes, w.stg.changes], [[], []]);
    assert.match(printed.script, /^-- On PROD01\nUSE \[master\];\nGO\n[\s\S]*BACKUP DATABASE[\s\S]*-- On STG01\n/);
    const ran = await restore(w, asked);
    // What only the backup itself knows stands in the marker alone.
    const known = (script: string) => script.replace(/,"backupFinished":"[^"]*","lastLsn":"[^"]*"/, '');
    assert.equal(known(ran.script), known(printed.script));
  });

  it('is not compressed where the edition cannot', async () => {
    for (const facts of [
      { engine_edition: 4, edition: 'Express Edition' },
      { engine_edition: 2, edition: 'Web Edition (64-bit)' },
    ]) {
      const w = ready();
      Object.assign(w.prod.facts, facts);
      assert.doesNotMatch((await restore(w, { ...asked, print: true })).script, /COMPRESSION/);
    }
  });

  it('is not taken when the restore would be refused anyway', async () => {
    const w = ready();
    w.stg.volumes = [{ mount: 'D:\\', free: 5 }];
    assert.match((await refused(w, asked)).join('\n'), /RST005/);
    const newer = ready();
    newer.prod.facts.product_version = '17.0.1';
    assert.match((await refused(newer, asked)).join('\n'), /RST004/);
    const unmarked = ready();
    unmarked.stg.add('Shop_staging');
    assert.match((await refused(unmarked, asked)).join('\n'), /RST002/);
  });

  it('needs the right to take it, and a share', async () => {
    const w = ready();
    w.prod.mayBackUp = 0;
    assert.match((await refused(w, asked)).join('\n'), /RST010 .*may not back up \[Shop\]/);
    assert.match((await refused(w, { method: 'copy-only' })).join('\n'), /RST015/);
  });

  it('leaves staging alone when it fails', async () => {
    const w = ready();
    addStaging(w.stg);
    w.prod.before = (sql) => {
      if (/BACKUP DATABASE/.test(sql)) throw serverError(3202, 'Write on "x" failed: 112 (There is not enough space).');
    };
    await assert.rejects(restore(w, asked), /RST013.*3202.*Nothing was changed on the staging server/);
    assert.deepEqual(w.stg.changes, []);
  });
});

describe('a backup by URL', () => {
  it('is refused with a secret in it, which is not repeated', async () => {
    const w = world();
    for (const url of ['https://a/b.bak?sv=1&sig=SECRET', 'https://user:SECRET@a/b.bak']) {
      const answer = await refused(w, { method: 'file', files: [url] });
      assert.match(answer.join(), /^RST016/);
      assert.doesNotMatch(answer.join(), /SECRET/);
    }
  });
});
