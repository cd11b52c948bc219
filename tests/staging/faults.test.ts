import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { type SqlServer, type SqlSession, SqlSessionError } from '../../src/base/sql-session.ts';
import { readMarker } from '../../src/staging/marker.ts';
import { restoreDatabase } from '../../src/staging/restore-database.ts';
import { inProcess } from '../server/in-process.ts';
import { Disk } from '../server/instance/disk.ts';
import { Instance } from '../server/instance/instance.ts';
import { quietHost } from './production-and-staging.ts';

const admin = { user: 'sa' };
const share = '\\\\files\\backup';

/** What goes wrong at one message: a cut before the server has it, a cut behind it, or an error of the server. */
type Fault = 'before' | 'behind' | 'refused';

/** Two servers; every message to either counts. */
class Pair {
  readonly prod: Instance;
  readonly stg: Instance;
  messages = 0;
  texts: string[] = [];
  fault: { readonly kind: Fault; readonly at: number } | undefined;

  constructor() {
    const network = new Disk();
    this.prod = new Instance({ name: 'PROD01', network });
    this.stg = new Instance({ name: 'STG01', network });
    this.prod.createDatabase(
      'Shop',
      'CREATE TABLE dbo.T (A int NOT NULL);\nGO\nINSERT INTO dbo.T (A) VALUES (1), (2);\nGO',
    );
  }

  restore() {
    return restoreDatabase(
      {
        production: this.#watched(this.prod, 'Shop'),
        staging: this.#watched(this.stg, 'Shop_staging'),
        method: 'copy-only',
        share,
        files: [],
        allowed: [['STG01/Shop_staging']],
        simple: false,
        print: false,
        token: 'one',
      },
      quietHost().host,
    );
  }

  #watched(instance: Instance, database: string): SqlServer {
    const server = inProcess(instance, database, admin);
    return { ...server, open: async (other) => this.#session(await server.open(other)) };
  }

  #session(session: SqlSession): SqlSession {
    let dead = false;
    const lost = new SqlSessionError('connection', 'The connection was lost.');
    const send = async <T>(text: string, work: () => Promise<T>): Promise<T> => {
      if (dead) throw lost;
      this.messages += 1;
      this.texts.push(text);
      const kind = this.fault?.at === this.messages ? this.fault.kind : undefined;
      if (kind === 'refused') {
        const message = { number: 50000, severity: 16, state: 1, line: 1, message: 'No.' };
        throw new SqlSessionError('server', 'No.', { errors: [message] });
      }
      if (kind === 'behind') await work();
      if (kind === undefined) return work();
      dead = true;
      await session.close();
      throw lost;
    };
    return {
      batch: (text, options) => send(text, () => session.batch(text, options)),
      query: (text, parameters, options) => send(text, () => session.query(text, parameters, options)),
      close: async () => {
        if (!dead) await session.close();
      },
    };
  }

  async ask(instance: Instance, database: string, sql: string) {
    const session = await inProcess(instance, database, admin).open();
    const rows = await session.query(sql);
    await session.close();
    return rows;
  }
}

/** The copy as the server has it, not as anybody says. */
async function stateOf(pair: Pair): Promise<{ readonly state: string; readonly finished: boolean }> {
  const database = pair.stg.database('Shop_staging');
  if (!database) return { state: 'absent', finished: false };
  if (database.state !== 'ONLINE') return { state: database.state, finished: false };
  const session = await inProcess(pair.stg, 'Shop_staging', admin).open();
  const from = await readMarker(session);
  await session.close();
  return { state: 'ONLINE', finished: from !== undefined };
}

async function checkTruth(pair: Pair, message: string, place: string): Promise<void> {
  const { state, finished } = await stateOf(pair);
  if (/does not exist now/.test(message)) assert.equal(state, 'absent', place);
  if (/left in state RESTORING/.test(message)) assert.equal(state, 'RESTORING', place);
  if (/there in state ONLINE/.test(message)) assert.equal(state, 'ONLINE', place);
  if (finished) {
    const rows = await pair.ask(pair.stg, 'Shop_staging', 'SELECT A FROM dbo.T');
    assert.equal(rows.length, 2, place);
  }
}

describe('a restore with one fault', function () {
  this.timeout(120_000);
  for (const kind of ['before', 'behind', 'refused'] as const) {
    it(`leaves production alone, tells the truth, and can be run again: ${kind}`, async () => {
      const undisturbed = new Pair();
      await undisturbed.restore();
      undisturbed.messages = 0;
      await undisturbed.restore();
      for (let at = 1; at <= undisturbed.messages; at += 1) {
        const pair = new Pair();
        await pair.restore();
        const guid = pair.prod.database('Shop')?.guid;
        pair.messages = 0;
        pair.texts = [];
        pair.fault = { kind, at };
        const error = await pair.restore().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        const place = `message ${at}: ${pair.texts[at - 1]}`;
        // Only what may fail (the owner, users) does not stop it.
        assert.ok(error === undefined || error instanceof RehearsalError, `${place} ${error}`);
        await checkTruth(pair, error?.message ?? '', place);
        assert.equal(pair.prod.database('Shop')?.guid, guid, place);
        assert.equal(pair.prod.database('Shop')?.state, 'ONLINE', place);
        pair.fault = undefined;
        assert.equal((await pair.restore()).outcome, 'restored', place);
        assert.equal((await stateOf(pair)).finished, true, place);
        assert.deepEqual([pair.prod.sessions.size, pair.stg.sessions.size], [0, 0], `${place}: a session stays open`);
      }
    });
  }
});
