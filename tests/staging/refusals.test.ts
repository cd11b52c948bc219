import assert from 'node:assert/strict';
import { FakeBox, nextGuid } from './fake-box.ts';
import { addStaging, backupOf, fileRow, markerOf, refused, restore, share, world } from './production-and-staging.ts';

describe('refusal 1: production itself', () => {
  it('by server and name, whatever the connections call the server', async () => {
    for (const name of ['tcp:prod01.contoso.com,1433', 'alias', 'prod-listener', '.\\MSSQLSERVER', '127.0.0.1']) {
      const w = world();
      const answer = await refused(w, { staging: w.prod.server('Shop', name), allowed: [['PROD01/Shop']] });
      assert.ok(
        answer.includes('RST001 [Shop] on PROD01 is not overwritten: it is the production database itself.'),
        name,
      );
    }
  });
  it('by the name in another case', async () => {
    const w = world();
    assert.match(
      (await refused(w, { staging: w.prod.server('SHOP') })).join('\n'),
      /RST001 .*production database itself/,
    );
  });
  it('where the same instance calls itself something else', async () => {
    const w = world();
    // A server that was renamed, or is reached through another instance name, still shares its locks.
    let calls = 0;
    const original = w.prod.facts;
    Object.defineProperty(w.prod, 'facts', {
      get: () =>
        calls++ === 0
          ? { ...original, server_name: 'X', registered_name: 'X', machine_name: 'X', node_name: 'X' }
          : original,
    });
    assert.match(
      (await refused(w, { staging: w.prod.server('Shop') })).join('\n'),
      /RST001 .*production database itself/,
    );
  });
  it('where only a name is shared: a clone that still calls itself production', async () => {
    for (const [fact, name] of [
      ['registered_name', 'prod01'],
      ['machine_name', 'PROD01'],
      ['node_name', 'Prod01'],
    ] as const) {
      const w = world();
      w.stg.facts[fact] = name;
      const answer = await refused(w, { staging: w.stg.server('shop') });
      assert.match(answer.join('\n'), /RST001 .*production database itself/, fact);
    }
  });
  it('by an instance name that only the parts spell', async () => {
    const w = world();
    w.prod.facts = new FakeBox('NODE1\\SALES').facts;
    w.stg.facts = { ...new FakeBox('CLUSTER\\SALES').facts, node_name: 'node1' };
    assert.match((await refused(w, { staging: w.stg.server('Shop') })).join('\n'), /RST001/);
  });
  it('behind a marker that counts by its text', async () => {
    const w = world();
    w.shop.marker = markerOf('PROD01', 'Shop', w.shop.guid);
    assert.match(
      (await refused(w, { staging: w.prod.server('Shop'), allowed: [['PROD01/Shop']] })).join('\n'),
      /RST001/,
    );
  });
  it('by an equal database_guid: files of production that were copied and attached', async () => {
    const w = world();
    addStaging(w.stg, 'Shop_staging', { guid: w.shop.guid });
    const answer = await refused(w);
    assert.ok(
      answer.includes('RST001 [Shop_staging] on STG01 is not overwritten: its database_guid is that of production.'),
    );
  });
  it('by the database_guid in a backup, without a connection to production', async () => {
    const w = world();
    addStaging(w.stg, 'Shop_staging', { guid: w.shop.guid });
    const staging = w.stg.server('Shop_staging');
    const answer = await refusedFile(w, { staging });
    assert.deepEqual(answer, [
      'RST001 [Shop_staging] on STG01 is not overwritten: its database_guid is the one in the backup.',
    ]);
  });
  it('by the server and name in a backup, even if that database is gone', async () => {
    const w = world();
    w.prod.media.set(share, [w.set]);
    w.prod.databases = [];
    const answer = await refusedFile(w, { staging: w.prod.server('shop') });
    assert.deepEqual(answer, [
      'RST001 [shop] on PROD01 is not overwritten: the backup was taken from this very database.',
    ]);
  });
  it('where a guid is not known: production’s, the target’s, the backup’s', async () => {
    for (const hide of ['production', 'target', 'backup'] as const) {
      const w = world();
      const staging = addStaging(w.stg);
      if (hide === 'production') w.shop.guid = null;
      if (hide === 'target') staging.guid = null;
      if (hide === 'backup') w.set.header.BindingID = '00000000-0000-0000-0000-000000000000';
      const answer =
        hide === 'backup' ? await refusedFile(w, { staging: w.stg.server('Shop_staging') }) : await refused(w);
      assert.match(answer.join('\n'), /RST001 .*database_guid/, hide);
    }
  });
  it('where the instances could not be told apart', async () => {
    const w = world();
    w.prod.lockResult = -999;
    assert.match((await refused(w)).join('\n'), /RST001 .*could not be found out/);
  });
  it('on a replica of production under production’s name', async () => {
    const w = world();
    w.shop.group = true;
    w.prod.replicas = ['PROD01', 'STG01'];
    assert.match((await refused(w, { staging: w.stg.server('Shop') })).join('\n'), /RST001 .*holds a replica/);
  });
  it('under production’s name where the replicas of its group are hidden', async () => {
    const w = world();
    w.shop.group = true;
    assert.match((await refused(w, { staging: w.stg.server('Shop') })).join('\n'), /RST001 .*replica is not known/);
    w.prod.replicas = ['PROD01', 'PROD02'];
    assert.equal((await restore(w, { staging: w.stg.server('Shop') })).outcome, 'restored');
  });
  it('lets an equal family_guid pass: a restore keeps it', async () => {
    const w = world();
    addStaging(w.stg, 'Shop_staging', { family: w.shop.family });
    assert.equal((await restore(w)).outcome, 'restored');
  });
});

/** The same with files alone. */
async function refusedFile(
  w: ReturnType<typeof world>,
  rest: Parameters<typeof refused>[1],
): Promise<readonly string[]> {
  return refused(w, { production: undefined as never, method: 'file', files: [share], ...rest });
}

describe('refusal 2: not known to be staging', () => {
  it('without a marker, allowed or not', async () => {
    const w = world();
    w.stg.add('Shop_staging');
    for (const allowed of [[], [['STG01/Shop_staging']]]) {
      const answer = await refused(w, { allowed });
      assert.match(answer.join('\n'), /RST002 .*it has no marker of a restore/);
    }
  });
  it('with a marker that production’s own backup carried along', async () => {
    const markers: readonly (readonly [string, string | null])[] = [
      ['another server', markerOf('STG09', 'Shop_staging', null)],
      ['another database', markerOf('STG01', 'Shop_test', null)],
      ['another guid', markerOf('STG01', 'Shop_staging', nextGuid())],
      ['other letters', markerOf('STG01', 'SHOP_STAGING', null)],
      ['no text of ours', 'staging'],
      ['another format', '{"format":2,"here":{"server":"STG01","database":"Shop_staging","databaseGuid":"GUID"}}'],
      [
        'half a source',
        '{"format":1,"here":{"server":"STG01","database":"Shop_staging","databaseGuid":"GUID"},"from":{}}',
      ],
      ['a list', '[]'],
      ['NULL', 'null'],
    ];
    for (const [what, marker] of markers) {
      const w = world();
      const database = w.stg.add('Shop_staging');
      // All but the named part is right.
      database.marker = (marker ?? '')
        .replace('"databaseGuid":null', `"databaseGuid":"${database.guid}"`)
        .replace('GUID"}', `${database.guid}"}`);
      const answer = await refused(w, { allowed: [['STG01/*']] });
      assert.match(answer.join('\n'), /RST002 .*its marker does not count/, what);
    }
  });
  it('in RESTORING, unless the allow-list names it', async () => {
    const w = world();
    w.stg.add('Shop_staging', { state: 'RESTORING', guid: null });
    assert.match((await refused(w)).join('\n'), /RST002 .*in state RESTORING/);
    for (const pattern of [
      'STG01/Shop_test',
      'STG02/Shop_staging',
      'STG01/shop',
      'stg01/Shop_stagin',
      'tcp:STG01/Shop_staging',
    ]) {
      assert.match((await refused(w, { allowed: [[pattern]] })).join('\n'), /RST002/, pattern);
    }
    for (const pattern of ['STG01/Shop_*', 'STG01/*', '*/Shop_stagin*']) {
      assert.match((await refused(w, { allowed: [[pattern]] })).join('\n'), /RST002 .*in state RESTORING/, pattern);
    }
    assert.match((await refused(w, { allowed: [['STG01/Shop_staging'], ['STG02/*']] })).join('\n'), /RST003/);
    assert.equal((await restore(w, { allowed: [['STG01/*'], ['stg01/shop_staging']] })).outcome, 'restored');
  });
  it('in RESTORING on production’s own server under production’s name, whatever the allow-list says', async () => {
    const w = world();
    w.shop.state = 'RESTORING';
    w.shop.guid = null;
    const answer = await refused(w, { staging: w.prod.server('Shop'), allowed: [['PROD01/Shop']] });
    assert.match(answer.join('\n'), /RST001/);
  });
  it('in any other state, allowed or not', async () => {
    for (const state of ['OFFLINE', 'SUSPECT', 'RECOVERY_PENDING', 'EMERGENCY', 'RECOVERING', 'COPYING']) {
      const w = world();
      addStaging(w.stg, 'Shop_staging', { state });
      const answer = await refused(w, { allowed: [['STG01/Shop_staging']] });
      assert.match(answer.join('\n'), new RegExp(`RST002 .*in state ${state}`));
    }
  });
  it('as a snapshot, a system database, or a name that a script cannot hold', async () => {
    const w = world();
    addStaging(w.stg, 'Shop_staging', { snapshotOf: 5 });
    assert.match((await refused(w)).join('\n'), /RST002 .*database snapshot/);
    for (const name of ['master', 'MSDB', 'tempdb', 'model', '', 'a\nGO\nb']) {
      assert.match((await refused(w, { staging: w.stg.server(name) })).join('\n'), /RST002/, name);
    }
  });
  it('lets an unfinished restore of ours be replaced', async () => {
    const w = world();
    const staging = addStaging(w.stg);
    staging.marker = JSON.stringify({ format: 1, here: JSON.parse(staging.marker ?? '').here });
    assert.equal((await restore(w)).outcome, 'restored');
  });
});

describe('the allow-list', () => {
  it('holds for every target where it is given', async () => {
    const w = world();
    assert.match((await refused(w, { allowed: [['STG02/*']] })).join('\n'), /RST003/);
    assert.match((await refused(w, { allowed: [[]] })).join('\n'), /RST003/);
    assert.equal((await restore(w, { allowed: [['STG*/Shop_*']] })).outcome, 'restored');
  });
  it('is refused where it would allow everything or is no pattern', async () => {
    const w = world();
    for (const pattern of ['*/*', '**/*', 'STG01', '/', 'STG01/', '/Shop']) {
      assert.match((await refused(w, { allowed: [[pattern]] })).join('\n'), /RST003/, pattern);
    }
  });
  it('takes letters of patterns as they are', async () => {
    const w = world();
    for (const pattern of [
      'STG0./Shop_staging',
      'STG01/Shop.staging',
      'STG01/(Shop_staging)',
      'STG01/Shop_staging\\',
    ]) {
      assert.match((await refused(w, { allowed: [[pattern]] })).join('\n'), /RST003/, pattern);
    }
  });
});

describe('refusals 3 and 6: the backup', () => {
  it('comes from a newer version, or does not say from which', async () => {
    for (const major of [17, 0, null]) {
      const w = world();
      w.set.header.SoftwareVersionMajor = major;
      assert.match((await refused(w)).join('\n'), /RST004/, String(major));
    }
  });
  it('is damaged, incomplete, not full, of another database, or lists no files', async () => {
    for (const [column, value] of [
      ['IsDamaged', true],
      ['IsDamaged', null],
      ['HasIncompleteMetaData', true],
      ['BackupType', 5],
      ['BackupType', 4],
      ['DatabaseName', 'Sales'],
    ] as const) {
      const w = world();
      w.set.header[column] = value;
      assert.match((await refused(w, { method: 'file', files: [share] })).join('\n'), /RST007/, `${column} ${value}`);
    }
    const w = world();
    w.stg.media.set(share, [{ ...w.set, files: [] }]);
    assert.match((await refused(w)).join('\n'), /RST007 .*lists no files/);
  });
  it('lacks a file', async () => {
    const w = world();
    w.stg.media.set(share, [
      { ...w.set, files: [...w.set.files, { ...fileRow('Old', 'E:\\Old.ndf', 'D', 3), IsPresent: false }] },
    ]);
    assert.match((await refused(w)).join('\n'), /RST007 .*\[Old\] is missing/);
  });
  it('is one of several databases in its file, and nobody said which', async () => {
    const w = world();
    w.stg.media.set(share, [w.set, backupOf(w.prod.add('Sales'), 'PROD01', 2)]);
    assert.match((await refusedFile(w, {})).join('\n'), /RST007 .*\[Shop\], \[Sales\]/);
    assert.equal(
      (
        await restore(w, {
          production: undefined as never,
          method: 'file',
          files: [share],
          database: 'sales',
          print: true,
        })
      ).from.database,
      'Sales',
    );
  });
});

describe('refusal 4: space', () => {
  it('counts whole files by volume, the deepest mount point, and what the old copy gives back', async () => {
    const w = world();
    w.stg.volumes = [
      { mount: 'D:\\', free: '209715199' },
      { mount: 'C:\\', free: '999999999999' },
    ];
    assert.deepEqual(await refused(w), [
      'RST005 D:\\ on STG01 has 200.0 MB free, and the restored files need 200.0 MB.',
    ]);
    w.stg.volumes = [
      { mount: 'D:\\', free: '104857600' },
      { mount: 'd:\\log\\', free: '104857599' },
    ];
    assert.match((await refused(w)).join('\n'), /RST005 d:\\log\\ on STG01/);
    addStaging(w.stg, 'Shop_staging', { files: [{ path: 'D:\\Log\\old.ldf', pages: 1 }] });
    assert.equal((await restore(w, { print: true })).outcome, 'printed');
  });
  it('is refused where it is not known', async () => {
    const w = world();
    w.stg.volumes = [];
    assert.match((await refused(w)).join('\n'), /RST005 How much is free for .* is not known/);
    w.stg.drives = [{ drive: 'D', 'MB free': 500 }];
    assert.equal((await restore(w, { print: true })).outcome, 'printed');
    assert.match((await refused(w, { dataPath: '\\\\nas\\data' })).join('\n'), /RST005 .*nas/);
  });
  it('is asked of the drives where the login may not see volumes', async () => {
    const w = world();
    w.stg.facts.may_view_state = 0;
    assert.match((await refused(w)).join('\n'), /RST005/);
    w.stg.drives = [{ drive: 'D', 'MB free': 100 }];
    assert.match((await refused(w)).join('\n'), /RST005 D:\\ on STG01 has 100.0 MB free/);
  });
  it('is refused where a file does not say its size', async () => {
    const w = world();
    w.stg.media.set(share, [{ ...w.set, files: w.set.files.map((f) => ({ ...f, Size: null })) }]);
    assert.match((await refused(w)).join('\n'), /RST005/);
  });
});

describe('refusal 5: keys', () => {
  const thumbprint = new Uint8Array([0x0a, 0xb1, 0xff]);
  it('of an encrypted backup, bytes or text', async () => {
    const w = world();
    w.set.header.KeyAlgorithm = 'aes_256';
    w.set.header.EncryptorThumbprint = thumbprint;
    assert.match((await refused(w)).join('\n'), /RST006 The backup is encrypted, .*0x0AB1FF/);
    w.stg.keys = [new Uint8Array([1, 2, 3])];
    assert.match((await refused(w)).join('\n'), /RST006/);
    w.stg.keys = ['0x0ab1ff'];
    assert.equal((await restore(w)).outcome, 'restored');
  });
  it('of a database with TDE, any file', async () => {
    const w = world();
    const [first = {}, second = {}] = w.set.files;
    w.stg.media.set(share, [{ ...w.set, files: [first, { ...second, TDEThumbprint: thumbprint }] }]);
    assert.match((await refused(w)).join('\n'), /RST006 The database uses transparent data encryption/);
    w.stg.keys = [thumbprint];
    assert.equal((await restore(w)).outcome, 'restored');
  });
  it('of an encrypted backup that does not say its key', async () => {
    const w = world();
    w.set.header.KeyAlgorithm = 'aes_256';
    w.stg.keys = [thumbprint];
    assert.match((await refused(w)).join('\n'), /RST006 .*not said/);
  });
  it('that the login may not see', async () => {
    const w = world();
    w.stg.facts.may_view_definition = 0;
    w.set.header.EncryptorThumbprint = thumbprint;
    assert.match((await refused(w)).join('\n'), /RST006 .*does not let login \[CONTOSO\\rehearsal\] see/);
  });
});

describe('refusals 7 to 9, snapshots and platforms', () => {
  it('an open transaction', async () => {
    const w = world();
    w.stg.transactions = 1;
    assert.match((await refused(w)).join('\n'), /RST008/);
  });
  it('a member of an availability group, a mirror, with a marker or allowed', async () => {
    const w = world();
    const staging = addStaging(w.stg, 'Shop_staging', { group: true });
    assert.match((await refused(w)).join('\n'), /RST009 .*availability group/);
    staging.state = 'RESTORING';
    staging.guid = null;
    assert.match((await refused(w, { allowed: [['STG01/*']] })).join('\n'), /RST009 .*availability group/);
    staging.group = false;
    staging.mirrored = true;
    assert.match((await refused(w, { allowed: [['STG01/*']] })).join('\n'), /RST009 .*mirrored/);
  });
  it('a login that is only db_owner', async () => {
    const w = world();
    addStaging(w.stg, 'Shop_staging', { owned: true });
    w.stg.facts.may_create = 0;
    w.stg.facts.may_alter = 0;
    assert.match((await refused(w)).join('\n'), /RST010 .*may not create a database\. db_owner/);
    w.stg.facts.may_create = 1;
    assert.equal((await restore(w, { print: true })).outcome, 'printed');
    (w.stg.databases[0] ?? assert.fail()).owned = false;
    assert.match((await refused(w)).join('\n'), /RST010 .*may not drop the one that is there/);
    w.stg.facts.may_alter = null;
    w.stg.facts.may_create = null;
    assert.match((await refused(w)).join('\n'), /RST010 .*may not create a database or drop/);
    w.stg.facts.is_sysadmin = 1;
    assert.equal((await restore(w)).outcome, 'restored');
  });
  it('a staging database with snapshots', async () => {
    const w = world();
    const staging = addStaging(w.stg);
    w.stg.add('Before]', { snapshotOf: staging.id });
    assert.match((await refused(w)).join('\n'), /RST011 .*\[Before\]\]\]/);
  });
  it('Azure, whatever its product is', async () => {
    for (const edition of [5, 6, 8, 9, 11, 12, 0]) {
      const w = world();
      w.stg.facts.engine_edition = edition;
      assert.match((await refused(w)).join('\n'), /RST012/, String(edition));
    }
  });
  it('everything that is wrong at once', async () => {
    const w = world();
    w.stg.add('Shop_staging', { group: true });
    w.stg.transactions = 2;
    w.stg.facts.may_create = 0;
    const answer = await refused(w, { allowed: [['STG02/x']] });
    assert.deepEqual(
      answer.map((text) => text.slice(0, 6)),
      ['RST002', 'RST003', 'RST008', 'RST009', 'RST010'],
    );
  });
});
