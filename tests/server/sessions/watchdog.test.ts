import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { type SinonFakeTimers, useFakeTimers } from 'sinon';
import type { Connection } from 'tedious';
import { reachByTcp, watchdog } from '../../../src/server/watchdog.ts';

/** A connection of which only the socket is looked at. */
function quiet() {
  const socket = {
    remoteAddress: '10.0.0.1',
    remotePort: 1433,
    bytesRead: 100,
    destroyed: undefined as Error | undefined,
    destroy(error: Error) {
      socket.destroyed = error;
    },
  };
  return { socket, connection: { socket } as unknown as Connection };
}

describe('the watchdog of a session', () => {
  let clock: SinonFakeTimers;
  const asked: (readonly [host: string, port: number, at: number])[] = [];

  beforeEach(() => {
    asked.length = 0;
    clock = useFakeTimers();
  });
  afterEach(() => clock.restore());

  /** A server that takes six seconds to not answer, or answers at once. */
  const reaching = (...answers: readonly boolean[]) => {
    let next = 0;
    return watchdog(async (host, port, milliseconds) => {
      asked.push([host, port, Date.now()]);
      const answer = answers[next] ?? true;
      next += 1;
      if (!answer) await new Promise((resolve) => setTimeout(resolve, milliseconds));
      return answer;
    });
  };

  it('ends a connection whose server is gone, within a minute', async () => {
    const { socket, connection } = quiet();
    reaching(false, false, false)(connection);
    await clock.tickAsync(60_000);
    assert.match(socket.destroyed?.message ?? '', /cannot be reached any more \(10\.0\.0\.1, port 1433\)/);
    assert.equal(asked.length, 3);
  });

  it('leaves a statement alone that runs for a day, and asks once', async () => {
    const { socket, connection } = quiet();
    reaching(true, false, false, false)(connection);
    await clock.tickAsync(24 * 3600_000);
    assert.equal(socket.destroyed, undefined);
    assert.deepEqual(asked, [['10.0.0.1', 1433, 20_000]]);
  });

  it('forgives a server that does not answer twice', async () => {
    const { socket, connection } = quiet();
    reaching(false, false, true)(connection);
    await clock.tickAsync(3600_000);
    assert.equal(socket.destroyed, undefined);
    assert.equal(asked.length, 3);
  });

  it('asks nothing when the server has said something, or the batch has ended', async () => {
    const said = quiet();
    reaching(false, false, false)(said.connection);
    said.socket.bytesRead += 1;
    const ended = quiet();
    const stop = reaching(false, false, false)(ended.connection);
    await clock.tickAsync(10_000);
    stop();
    await clock.tickAsync(120_000);
    assert.deepEqual([asked.length, said.socket.destroyed, ended.socket.destroyed], [0, undefined, undefined]);
  });

  it('does not end a connection whose batch ended while it asked', async () => {
    const { socket, connection } = quiet();
    const stop = reaching(false, false, false)(connection);
    await clock.tickAsync(20_000 + 6_000 + 2_000 + 6_000 + 2_000 + 3_000);
    assert.equal(asked.length, 3);
    stop();
    await clock.tickAsync(60_000);
    assert.equal(socket.destroyed, undefined);
  });
});

describe('reaching a port', () => {
  it('is an answer, be it a refusal', async () => {
    const server = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    assert.equal(await reachByTcp('127.0.0.1', address.port, 1_000), true);
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await reachByTcp('127.0.0.1', address.port, 1_000), true);
  });
});
