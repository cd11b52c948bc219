import assert from 'node:assert/strict';
import { RehearsalError } from '../../../src/base/errors.ts';
import { SqlSessionError } from '../../../src/base/sql-session.ts';
import { openServer } from '../../../src/server/open-server.ts';
import { parseConnectionString } from '../../../src/server/parse-connection-string.ts';
import type { Faults } from '../tds/faults.ts';
import { selfSigned } from '../tds/self-signed.ts';
import { startTds, type TdsServer } from '../tds/start.ts';
import { toyEngine } from '../tds/toy-engine.ts';

/** Signs in, runs two batches and a query, signs off; how far it came, or what stopped it. */
async function run(server: TdsServer): Promise<string> {
  const opened = openServer(parseConnectionString(server.connectionString('shop', { 'Connect Timeout': '2' })), {
    wait: async () => assert.fail('nothing here is tried again'),
    token: async () => assert.fail(),
    integrated: async () => assert.fail(),
  });
  try {
    const session = await opened.open();
    try {
      await session.batch('BEGIN TRANSACTION');
      await session.query('change', { a: 1 });
      await session.batch('COMMIT TRANSACTION');
      return 'done';
    } finally {
      await session.close();
    }
  } catch (error) {
    if (error instanceof SqlSessionError) return error.failure;
    assert.ok(error instanceof RehearsalError, String(error));
    assert.match(error.message, /CON0(09|15|11)/);
    return 'not opened';
  }
}

const answer = toyEngine((_, sink) => {
  sink.message({ number: 0, severity: 0, state: 1, message: 'said', line: 1 });
  sink.columns([{ name: 'd', type: 'decimal(25,3)' }]);
  sink.row(['1234567890123456789012.345']);
  sink.done(1);
});

/** Repeats the run with each fault; the outcomes, and each must be one that a caller can act on. */
async function outcomes(server: TdsServer, faults: readonly Faults[]): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const fault of faults) {
    server.inject(fault);
    const outcome = await run(server);
    counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    if (outcome !== 'done') assert.ok(['connection', 'not opened'].includes(outcome), JSON.stringify(fault));
  }
  return counts;
}

describe('a connection that is cut', function () {
  this.timeout(60_000);

  it('is told at every message, on every side, in both manners', async () => {
    const server = await startTds(answer);
    assert.equal(await run(server), 'done');
    const faults = server.boundaries.flatMap(({ message }) =>
      (['before', 'after', 'half'] as const).flatMap((side) =>
        (['close', 'reset'] as const).map((manner) => ({ cutAtMessage: { message, side }, manner })),
      ),
    );
    assert.ok(faults.length >= 36, String(faults.length));
    const counts = await outcomes(server, faults);
    await server.close();
    // Every cut is noticed: the last message is COMMIT, whose answer is waited for.
    assert.equal(counts.get('done'), undefined);
    assert.ok((counts.get('connection') ?? 0) >= 18);
  });

  it('is told all over the answers, with and without TLS', async () => {
    for (const options of [{}, { tls: selfSigned() }]) {
      const server = await startTds(answer, options);
      server.inject({});
      assert.equal(await run(server), 'done');
      const total = server.bytes.server;
      const step = options.tls === undefined ? 7 : 61;
      const faults = Array.from({ length: Math.floor((total - 1) / step) }, (_, i) => ({
        cutAfterServerBytes: i * step,
        manner: i % 2 === 0 ? ('close' as const) : ('reset' as const),
      }));
      const counts = await outcomes(server, faults);
      await server.close();
      assert.ok((counts.get('connection') ?? 0) > 0 && (counts.get('not opened') ?? 0) > 0);
    }
  });
});
