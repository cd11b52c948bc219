import assert from 'node:assert/strict';
import type { RehearsalError } from '../../src/base/errors.ts';
import { SqlSessionError } from '../../src/base/sql-session.ts';
import { restoreDatabase } from '../../src/staging/restore-database.ts';
import { serverError } from './fake-box.ts';
import { addStaging, quietHost, requestOf, restore, share, world } from './production-and-staging.ts';

async function failure(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('It went well.'),
    (reason: unknown) => reason as RehearsalError,
  );
  assert.equal(error.name, 'RehearsalError', error.stack);
  return error.message;
}

describe('a restore that stops', () => {
  it('says which number, what is left, and what to do', async () => {
    const w = world();
    w.stg.before = (sql) => {
      if (/RESTORE DATABASE/.test(sql)) throw serverError(3257, 'There is insufficient free space on disk volume.');
    };
    assert.match(
      await failure(restore(w)),
      /RST013: \[Shop_staging\]: Restoring \[Shop_staging\] failed \(message 3257\): There is insufficient .* does not exist now\. There is not enough space on the drive\. Run the restore again\./,
    );
  });

  it('says that the database was left in RESTORING when it is cancelled', async () => {
    const w = world();
    const stop = new AbortController();
    w.stg.before = (sql, { signal }) => {
      if (!/RESTORE DATABASE/.test(sql)) return;
      stop.abort();
      assert.equal(signal?.aborted, true);
      w.stg.add('Shop_staging', { state: 'RESTORING', guid: null });
      throw new SqlSessionError('cancelled', 'The batch was ended.');
    };
    const message = await failure(restoreDatabase(requestOf(w), quietHost(stop.signal).host));
    assert.match(
      message,
      /RST014: Cancelled while restoring \[Shop_staging\]\. \[Shop_staging\] was left in state RESTORING/,
    );
    assert.match(message, /allowedTargets/);
    w.stg.before = () => undefined;
    assert.match(await failure(restore(w)), /RST002/);
    assert.equal((await restore(w, { allowed: [['STG01/Shop_staging']] })).outcome, 'restored');
  });

  it('can simply be run again after any batch, and never counts as a copy before its end', async () => {
    const count = await (async () => {
      const w = world();
      addStaging(w.stg);
      await restore(w);
      return w.stg.changes.length;
    })();
    for (let stop = 0; stop < count; stop += 1) {
      const w = world();
      addStaging(w.stg);
      let seen = 0;
      w.stg.before = (sql) => {
        if (/^(RESTORE (HEADER|FILELIST)ONLY|EXEC)/.test(sql)) return;
        if (seen++ === stop) throw new SqlSessionError('connection', 'The connection was lost.');
      };
      assert.match(await failure(restore(w)), /RST013/);
      const left = w.stg.find('Shop_staging');
      const finished = left?.marker == null ? undefined : JSON.parse(left.marker).from;
      if (stop > 0 && stop < count - 1) assert.equal(finished, undefined, `batch ${stop}`);
      w.stg.before = () => undefined;
      assert.equal((await restore(w)).outcome, 'restored', `batch ${stop}`);
    }
  });

  it('says so when the server does not answer any more', async () => {
    const w = world();
    const server = w.stg.server('Shop_staging');
    let dead = false;
    const staging = {
      ...server,
      open: (database?: string) => (dead ? Promise.reject(new Error('no route to host')) : server.open(database)),
    };
    w.stg.before = (sql) => {
      if (!/RESTORE DATABASE/.test(sql)) return;
      dead = true;
      throw new SqlSessionError('connection', 'The connection was lost.');
    };
    assert.match(
      await failure(restore(w, { staging })),
      /is not known, because the server does not answer: no route to host/,
    );
  });

  it('goes on without the owner and the users, and says so', async () => {
    const w = world();
    w.stg.before = (sql) => {
      if (/ALTER AUTHORIZATION/.test(sql))
        throw serverError(15110, 'The proposed new database owner is already a user.');
    };
    const report = await restore(w);
    assert.match(report.warnings.join(), /Setting the owner .* did not work: The proposed new database owner/);
    assert.deepEqual(
      report.steps.filter(({ state }) => state !== 'done').map(({ key }) => key),
      ['owner'],
    );
  });

  it('fails when the marker does not count', async () => {
    const w = world();
    const database = w.stg.add.bind(w.stg);
    w.stg.add = (name, rest) => database(name, { ...rest, guid: null });
    assert.match(await failure(restore(w)), /RST017/);
  });
});

describe('the owner of a copy', () => {
  it('is sa under whatever name for an administrator, otherwise the login', async () => {
    const w = world();
    assert.match(
      (await restore(w, { print: true })).script,
      /ALTER AUTHORIZATION ON DATABASE::\[Shop_staging\] TO \[CONTOSO\\rehearsal\];/,
    );
    w.stg.facts.is_sysadmin = 1;
    w.stg.facts.sa_name = 'boss]';
    assert.match((await restore(w, { print: true })).script, /TO \[boss\]\]\];/);
  });
});

describe('names that are hard to write', () => {
  it('stay one name in T-SQL and in the marker', async () => {
    const name = "Shop's ]] 🎭 --";
    const w = world();
    w.stg.facts.server_name = "ST'G";
    const report = await restore(w, { staging: w.stg.server(name) });
    assert.match(report.script, /RESTORE DATABASE \[Shop's \]\]\]\] 🎭 --\] FROM/);
    assert.match(report.script, /N'ST''G'/);
    const copy = w.stg.find(name);
    assert.equal(JSON.parse(copy?.marker ?? '').here.database, name);
    assert.equal((await restore(w, { staging: w.stg.server(name) })).outcome, 'restored');
    assert.equal(report.files[0]?.to, 'D:\\Data\\Shop_s_-_Shop.mdf'.replace('_-_', '_--_'));
  });
  it('are told where a query window would cut them', async () => {
    const w = world();
    const [first = {}, second = {}] = w.set.files;
    w.stg.media.set(share, [{ ...w.set, files: [{ ...first, LogicalName: 'a\nGO\nb' }, second] }]);
    assert.match((await restore(w)).script, /^-- A name or a module holds a line GO/);
  });
});
