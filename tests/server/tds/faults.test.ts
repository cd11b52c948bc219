import assert from 'node:assert/strict';
import { selfSigned } from './self-signed.ts';
import { startTds, type TdsServer } from './start.ts';
import { type Toy, toyEngine } from './toy-engine.ts';
import { connect } from './with-server.ts';

/** The client may know of a cut before the server has closed what was behind it. */
async function soon(holds: () => boolean, place: string): Promise<void> {
  for (let waited = 0; !holds() && waited < 2000; waited += 10) await new Promise((done) => setTimeout(done, 10));
  assert.ok(holds(), place);
}

/** A client's whole run: signs in, changes something in a transaction, commits, signs off. */
async function run(server: TdsServer, client: object = {}): Promise<'done' | Error> {
  try {
    const pool = await connect(server, { connectionTimeout: 500, requestTimeout: 500, ...client });
    try {
      await pool.request().batch('BEGIN TRANSACTION');
      await pool.request().batch('change');
      await pool.request().query('change more');
      await pool.request().batch('COMMIT TRANSACTION');
    } finally {
      await pool.close();
    }
    return 'done';
  } catch (error) {
    return error as Error;
  }
}

async function prepared(): Promise<{
  readonly toy: Toy;
  readonly server: TdsServer;
  readonly texts: readonly string[];
}> {
  const toy = toyEngine((_, sink) => {
    sink.columns([{ name: 't', type: 'nvarchar(max)' }]);
    sink.row(['x'.repeat(300)]);
    sink.done(1);
  });
  const server = await startTds(toy);
  assert.equal(await run(server), 'done');
  return { toy, server, texts: server.boundaries.map(({ kind, text }) => text.replace(/\s*\n\s*/g, ' ') || kind) };
}

describe('TDS: faults', () => {
  it('names every message of a run as a place to cut', async () => {
    const { server, texts } = await prepared();
    await server.close();
    assert.deepEqual(texts.slice(0, 2), ['prelogin', 'login']);
    assert.deepEqual(texts.slice(-4), ['BEGIN TRANSACTION', 'change', 'change more', 'COMMIT TRANSACTION']);
  });

  it('cuts before, after and in the middle of the answer to each, and the client notices', async () => {
    const { toy, server, texts } = await prepared();
    for (const manner of ['close', 'reset'] as const) {
      for (const side of ['before', 'during', 'after', 'half'] as const) {
        for (const [message, text] of texts.entries()) {
          const [ran, closed] = [toy.requests.length, toy.closed.length];
          server.inject({ cutAtMessage: { message, side }, manner });
          const outcome = await run(server);
          const place = `${manner} ${side} ${text}`;
          assert.ok(server.struck, place);
          // The pool may have asked on another connection before it used the one that was cut.
          if (outcome === 'done') assert.ok(!/change|tran/i.test(text), place);
          const executed = toy.requests.slice(ran).map((request) => request.text);
          if (/change|COMMIT/.test(text)) assert.equal(executed.includes(text), side !== 'before', place);
          if (/change/.test(text))
            await soon(() => toy.closed.slice(closed).some(({ rolledBack }) => rolledBack), place);
          if (/COMMIT/.test(text) && side !== 'before') {
            assert.ok(!toy.closed.slice(closed).some(({ rolledBack }) => rolledBack), place);
          }
        }
      }
    }
    await server.close();
  });

  it('goes silent, which only a time limit notices', async () => {
    const { server, texts } = await prepared();
    server.inject({ cutAtMessage: { message: texts.indexOf('change'), side: 'after' }, manner: 'silence' });
    const outcome = await run(server, { requestTimeout: 50, options: { cancelTimeout: 50 } });
    assert.match(String(outcome), /50ms/);
    await server.close();
  });

  it('cuts after any byte of either direction', async () => {
    const { server } = await prepared();
    const bytes = { ...server.bytes };
    for (const [name, total] of [
      ['cutAfterServerBytes', bytes.server],
      ['cutAfterClientBytes', bytes.client],
    ] as const) {
      for (let at = 0; at < total; at += 101) {
        server.inject({ [name]: at });
        const outcome = await run(server);
        // The pool asks more often whether a connection is alive where the machine is slow: runs differ by a few bytes.
        if (at < total * 0.8) assert.ok(server.struck, `${name} ${at}`);
        assert.ok(outcome instanceof Error || !server.struck || at < total / 2, `${name} ${at}`);
      }
    }
    await server.close();
  });

  it('cuts under TLS as well', async () => {
    const tls = selfSigned();
    const server = await startTds(
      toyEngine((_, sink) => sink.done()),
      { tls },
    );
    const client = { options: { encrypt: true } };
    assert.equal(await run(server, client), 'done');
    const { server: total } = { ...server.bytes };
    for (let at = 1; at < total; at += 97) {
      server.inject({ cutAfterServerBytes: at });
      await run(server, client);
      if (at < total * 0.8) assert.ok(server.struck, String(at));
    }
    await server.close();
  });

  it('happens once: who comes again is served', async () => {
    const { server, texts } = await prepared();
    server.inject({ cutAtMessage: { message: texts.indexOf('change'), side: 'after' } });
    assert.ok((await run(server)) instanceof Error);
    assert.equal(await run(server), 'done');
    await server.close();
  });
});
