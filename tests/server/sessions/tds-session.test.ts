import assert from 'node:assert/strict';
import { type ServerMessage, type SqlSession, SqlSessionError } from '../../../src/base/sql-session.ts';
import { tdsSession } from '../../../src/server/tds-session.ts';
import { FakeConnection } from './fake-connection.ts';

const column = (colName: string) => ({ colName });

async function failureOf(work: Promise<unknown>): Promise<SqlSessionError> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof SqlSessionError, String(error));
    return error;
  }
  assert.fail('It did not fail.');
}

describe('a session', () => {
  let connection: FakeConnection;
  let session: SqlSession;
  let watched = 0;

  beforeEach(() => {
    connection = new FakeConnection();
    watched = 0;
    session = tdsSession(connection.asConnection, {
      watch: () => {
        watched += 1;
        return () => {
          watched -= 1;
        };
      },
    });
  });

  it('gives the result sets, counts and messages of a plain batch', async () => {
    const heard: ServerMessage[] = [];
    const batch = session.batch('PRINT 1', { onMessage: (m) => heard.push(m) });
    assert.equal(connection.sent[0]?.kind, 'batch');
    const { request } = connection;
    assert.ok(request);
    assert.equal(request.sqlTextOrProcedure, 'PRINT 1');
    assert.equal(watched, 1);
    request.emit('columnMetadata', [column('a'), column('b'), column('a')] as never);
    request.emit('row', [
      { metadata: column('a'), value: 1 },
      { metadata: column('b'), value: Buffer.from([1, 2]) },
      { metadata: column('a'), value: 2 },
    ]);
    request.emit('done', 1, true);
    connection.info(0, 'one');
    assert.deepEqual(
      heard.map((m) => m.message),
      ['one'],
    );
    request.emit('doneInProc', 5, true);
    request.emit('done', undefined, false);
    connection.ends();
    const result = await batch;
    assert.deepEqual(result.resultSets, [{ columns: ['a', 'b', 'a'], rows: [{ a: 1, b: Uint8Array.from([1, 2]) }] }]);
    assert.deepEqual(result.rowsAffected, [1, 5]);
    assert.deepEqual(result.messages, [{ number: 0, severity: 0, state: 1, message: 'one', line: 3 }]);
    assert.equal(watched, 0);
    assert.equal(connection.listenerCount('infoMessage') + connection.listenerCount('errorMessage'), 0);
  });

  it('asks queries with parameters of their type', async () => {
    const query = session.query('SELECT @a', {
      a: 'x',
      b: 1,
      c: true,
      d: null,
      e: Uint8Array.from([7]),
      f: 1.5,
      g: 2 ** 40,
    });
    assert.equal(connection.sent[0]?.kind, 'rpc');
    const { request } = connection;
    assert.deepEqual(
      request?.parameters.map((p) => [p.name, p.type.name]),
      [
        ['a', 'NVarChar'],
        ['b', 'Int'],
        ['c', 'Bit'],
        ['d', 'NVarChar'],
        ['e', 'VarBinary'],
        ['f', 'Float'],
        ['g', 'BigInt'],
      ],
    );
    request?.validateParameters(undefined);
    connection.ends();
    assert.deepEqual(await query, []);
  });

  it('gathers all errors of a batch, the first as the cause', async () => {
    const batch = session.batch('x');
    connection.info(0, 'before');
    connection.fails(2714, 'There is already an object', 'p');
    connection.fails(1750, 'Could not create constraint');
    connection.ends(new Error('aggregate'));
    const error = await failureOf(batch);
    assert.deepEqual([error.failure, error.number, error.message], ['server', 2714, 'There is already an object']);
    assert.deepEqual(
      error.errors.map((e) => [e.number, e.severity, e.state, e.procedure, e.line]),
      [
        [2714, 16, 2, 'p', 7],
        [1750, 16, 2, undefined, 7],
      ],
    );
    assert.equal(error.messages[0]?.message, 'before');
  });

  it('cancels by an attention, at once', async () => {
    const stop = new AbortController();
    const batch = session.batch('WAITFOR DELAY', { signal: stop.signal });
    assert.equal(connection.cancels, 0);
    stop.abort();
    assert.equal(connection.cancels, 1);
    connection.ends(Object.assign(new Error('Canceled.'), { code: 'ECANCEL' }));
    assert.equal((await failureOf(batch)).failure, 'cancelled');
    assert.equal((await failureOf(session.batch('y', { signal: stop.signal }))).failure, 'cancelled');
    assert.equal(connection.sent.length, 1);
  });

  it('says so when the server did not confirm a cancel', async () => {
    const stop = new AbortController();
    const batch = session.batch('x', { signal: stop.signal });
    stop.abort();
    connection.closed = true;
    connection.ends(Object.assign(new Error('Failed to cancel request in 5000ms'), { code: 'ETIMEOUT' }));
    connection.emit('end');
    const error = await failureOf(batch);
    assert.equal(error.failure, 'cancelled');
    assert.match(error.message, /did not confirm/);
    assert.equal((await failureOf(session.batch('y'))).failure, 'connection');
  });

  it('has no time limit but the one asked for', async () => {
    const open = session.batch('x');
    assert.equal(connection.request?.timeout, 0);
    connection.ends();
    await open;
    const limited = session.batch('x', { timeout: 5 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.equal(connection.cancels, 1);
    connection.ends(Object.assign(new Error('Canceled.'), { code: 'ECANCEL' }));
    assert.equal((await failureOf(limited)).failure, 'timeout');
  });

  it('never connects again after the connection is lost', async () => {
    const batch = session.batch('x');
    connection.closed = true;
    connection.ends(Object.assign(new Error('Connection lost - read ECONNRESET'), { code: 'ESOCKET' }));
    connection.emit('error', new Error('Connection lost - read ECONNRESET'));
    connection.emit('end');
    const error = await failureOf(batch);
    assert.deepEqual([error.failure, error.number], ['connection', 0]);
    const second = await failureOf(session.batch('x'));
    assert.equal(second.failure, 'connection');
    assert.match(second.message, /ECONNRESET/);
    assert.equal(connection.sent.length, 1);
  });

  it("takes the server's word for the cause when the server ends the connection", async () => {
    const batch = session.batch('x');
    connection.fails(596, 'Cannot continue the execution because the session is in the kill state.');
    connection.ends(Object.assign(new Error('socket hang up'), { code: 'ESOCKET' }));
    const error = await failureOf(batch);
    assert.deepEqual([error.failure, error.number], ['server', 596]);
  });

  it('does one batch at a time, and closes once', async () => {
    const batch = session.batch('x');
    await assert.rejects(session.batch('y'), /one batch at a time/);
    connection.ends();
    await batch;
    await session.close();
    await session.close();
    assert.equal((await failureOf(session.batch('z'))).failure, 'connection');
  });

  it('passes on what a listener of messages throws, after the batch', async () => {
    const batch = session.batch('x', {
      onMessage: () => {
        throw new RangeError('mine');
      },
    });
    connection.info(0, 'one');
    connection.ends();
    await assert.rejects(batch, /mine/);
  });
});
