import assert from 'node:assert/strict';
import { once } from 'node:events';
import { RehearsalError } from '../../../src/base/errors.ts';
import { type SqlServer, type SqlSession, SqlSessionError, type SqlValue } from '../../../src/base/sql-session.ts';
import { openServer, type ServerPorts } from '../../../src/server/open-server.ts';
import { parseConnectionString } from '../../../src/server/parse-connection-string.ts';
import { selfSigned } from '../tds/self-signed.ts';
import { startTds, type TdsOptions, type TdsServer } from '../tds/start.ts';
import { type Toy, type ToyAnswer, toyEngine } from '../tds/toy-engine.ts';

const certificate = selfSigned();

const ports: ServerPorts = {
  wait: async () => {},
  token: async () => 'token-1',
  integrated: () => assert.fail('not asked for'),
};

type World = { readonly toy: Toy; readonly wire: TdsServer; readonly server: SqlServer };

async function world(
  answer: ToyAnswer,
  test: (world: World) => Promise<void>,
  { extra = {}, ...options }: TdsOptions & { readonly extra?: Record<string, string> } = {},
): Promise<void> {
  const toy = toyEngine(answer);
  const wire = await startTds(toy, options);
  try {
    const server = openServer(parseConnectionString(wire.connectionString('shop', extra)), ports);
    await test({ toy, wire, server });
  } finally {
    await wire.close();
  }
}

async function withSession(
  answer: ToyAnswer,
  test: (session: SqlSession, world: World) => Promise<void>,
): Promise<void> {
  await world(answer, async (all) => {
    const session = await all.server.open();
    try {
      await test(session, all);
    } finally {
      await session.close();
    }
  });
}

async function failureOf(work: Promise<unknown>): Promise<SqlSessionError> {
  const error = await work.then(
    () => assert.fail('It did not fail.'),
    (e: unknown) => e,
  );
  assert.ok(error instanceof SqlSessionError, String(error));
  return error;
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => assert.fail('It was not refused.'),
    (e: unknown) => e,
  );
  assert.ok(error instanceof RehearsalError, String(error));
  return error.message;
}

describe('a session over TDS', () => {
  it('signs in to the database that is asked for, under our name', async () => {
    await world(
      () => {},
      async ({ toy, server }) => {
        const [one, two] = [await server.open(), await server.open('master')];
        await Promise.all([one.close(), two.close()]);
        assert.deepEqual(
          toy.logins.map((l) => [l.user, l.database, l.application]),
          [
            ['sa', 'shop', 'Database Rehearsal'],
            ['sa', 'master', 'Database Rehearsal'],
          ],
        );
        assert.equal(server.name.replace(/\d+\/shop/, 'port/shop'), '127.0.0.1,port/shop');
      },
    );
  });

  it('sends batches as batches and queries with parameters', async () => {
    await withSession(
      (request, sink) => {
        sink.columns([{ name: 'x', type: 'nvarchar(20)' }]);
        sink.row([request.parameters?.map((p) => `${p.name}:${p.type}=${p.value}`).join() ?? 'batch']);
        sink.done(1);
      },
      async (session) => {
        const { resultSets } = await session.batch('SELECT 1');
        assert.deepEqual(resultSets, [{ columns: ['x'], rows: [{ x: 'batch' }] }]);
        const rows = await session.query('SELECT @n', { n: 5, t: null });
        assert.deepEqual(rows, [{ x: 'n:int=5,t:nvarchar(1)=null' }]);
      },
    );
  });

  it('reads values without loss', async () => {
    const values: readonly (readonly [type: string, value: SqlValue])[] = [
      ['bit', true],
      ['int', -5],
      ['bigint', '9223372036854775807'],
      ['decimal(38,0)', '12345678901234567890123456789012345678'],
      ['decimal(25,0)', '1234567890123456789012345'],
      ['decimal(9,2)', '-0.05'],
      ['decimal(19,4)', '100.0000'],
      ['money', '922337203685477.5807'],
      ['money', '-0.0001'],
      ['smallmoney', '-214748.3648'],
      ['date', '0001-01-01'],
      ['date', '9999-12-31'],
      ['time(7)', '23:59:59.9999999'],
      ['time(0)', '01:02:03'],
      ['datetime2(7)', '2024-02-29T23:59:59.1234567'],
      ['datetime2(0)', '1582-10-05T00:00:00'],
      ['datetimeoffset(3)', '2024-03-01T00:30:00.123+02:00'],
      ['datetimeoffset(0)', '2024-12-31T23:30:00-05:30'],
      ['datetime', '1753-01-01T00:00:00.000'],
      ['datetime', '2024-05-06T07:08:09.997'],
      ['smalldatetime', '2079-06-06T23:59:00'],
      ['float', 0.1],
      ['uniqueidentifier', '6F9619FF-8B86-D011-B42D-00C04FC964FF'],
      ['varbinary(4)', Uint8Array.from([0, 255])],
      ['varbinary(max)', Uint8Array.from([1, 2, 3])],
      ['nvarchar(max)', 'x'.repeat(20_000)],
      ['nvarchar(10)', 'Ω🙂'],
    ];
    await withSession(
      (request, sink) => {
        const [type, value] = values[Number(request.text)] ?? assert.fail();
        sink.columns([{ name: 'v', type }]);
        sink.row([value]);
        sink.row([null]);
        sink.done(2);
      },
      async (session) => {
        for (const [i, [type, value]] of values.entries()) {
          assert.deepEqual(await session.query(String(i)), [{ v: value }, { v: null }], type);
        }
      },
    );
  });

  it('hears messages while the batch runs, and all errors with the first as the cause', async () => {
    let release = (): void => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await withSession(
      async (request, sink) => {
        sink.message({ number: 50000, severity: 5, state: 3, message: 'working', line: 2 });
        if (request.text === 'wait') await released;
        sink.done(7);
        sink.error({ number: 2714, severity: 16, state: 6, message: 'There is already one.', procedure: 'p', line: 4 });
        sink.error({ number: 1750, severity: 16, state: 0, message: 'Could not create.', line: 4 });
        sink.done();
      },
      async (session) => {
        const heard: string[] = [];
        const batch = session.batch('wait', {
          onMessage: (m) => {
            heard.push(`${m.number}/${m.severity}/${m.state}:${m.line} ${m.procedure ?? ''} ${m.message}`);
            release();
          },
        });
        const error = await failureOf(batch);
        assert.deepEqual(heard, [
          '50000/5/3:2  working',
          '2714/16/6:4 p There is already one.',
          '1750/16/0:4  Could not create.',
        ]);
        assert.deepEqual(
          [error.failure, error.number, error.errors.length, error.messages.length],
          ['server', 2714, 2, 1],
        );
        // The connection is still the same one.
        assert.equal((await failureOf(session.batch('again'))).number, 2714);
      },
    );
  });

  it('cancels a running statement by an attention and goes on with the same session', async () => {
    const stop = new AbortController();
    await withSession(
      async (request, sink, { session, signal }) => {
        if (request.text === 'wait') {
          sink.message({ number: 0, severity: 0, state: 1, message: 'waiting', line: 1 });
          if (!signal.aborted) await once(signal, 'abort');
          return;
        }
        sink.columns([{ name: 'spid', type: 'int' }]);
        sink.row([session.spid]);
        sink.done(1);
      },
      async (session) => {
        const before = await session.query('spid');
        const waiting = session.batch('wait', { signal: stop.signal, onMessage: () => stop.abort() });
        assert.equal((await failureOf(waiting)).failure, 'cancelled');
        assert.deepEqual(await session.query('spid'), before);
        const limited = session.batch('wait', { timeout: 10 });
        assert.equal((await failureOf(limited)).failure, 'timeout');
        assert.deepEqual(await session.query('spid'), before);
      },
    );
  });

  it('encrypts by default and says which certificate it does not trust', async () => {
    const answer: ToyAnswer = (_, sink) => sink.done(1);
    const tls = { tls: certificate, requireEncryption: true };
    await world(
      answer,
      async ({ server }) => {
        const session = await server.open();
        assert.deepEqual((await session.batch('x')).rowsAffected, [1]);
        await session.close();
      },
      tls,
    );
    await world(
      answer,
      async ({ server, toy }) => {
        assert.match(await refusalOf(server.open()), /CON011: .*certificate.* not trusted.*NODE_EXTRA_CA_CERTS/);
        assert.equal(toy.logins.length, 0);
      },
      { ...tls, extra: { TrustServerCertificate: 'false' } },
    );
    await world(
      answer,
      async ({ server, toy }) => {
        const session = await server.open();
        await session.close();
        assert.equal(toy.logins.length, 1);
      },
      { ...tls, extra: { Encrypt: 'false' } },
    );
  });

  it('never signs in unencrypted where encryption is asked for', async () => {
    await world(
      () => {},
      async ({ server, toy }) => {
        assert.match(await refusalOf(server.open()), /CON011: .*does not offer encryption/);
        assert.equal(toy.logins.length, 0);
      },
      { extra: { Encrypt: 'true' } },
    );
  });

  it('sends a fresh Entra token with each connection', async () => {
    let tokens = 0;
    const toy = toyEngine();
    const wire = await startTds(toy, { tls: certificate });
    const settings = parseConnectionString(
      `Server=127.0.0.1,${wire.port};Database=shop;TrustServerCertificate=true;Authentication=ActiveDirectoryManagedIdentity`,
    );
    const server = openServer(settings, {
      ...ports,
      token: async () => {
        tokens += 1;
        return `token-${tokens}`;
      },
    });
    await (await server.open()).close();
    await (await server.open()).close();
    await wire.close();
    assert.deepEqual(
      toy.logins.map((l) => [l.token, l.user]),
      [
        ['token-1', undefined],
        ['token-2', undefined],
      ],
    );
  });

  it('says in words why it was refused, and never the password', async () => {
    await world(
      () => {},
      async ({ server }) => {
        const text = await refusalOf(server.open());
        assert.match(text, /CON012: .*Login failed for user 'sa'.*18456, state 1.*Check user and password/);
        assert.doesNotMatch(text, /hunter2/);
      },
      { extra: { Password: 'hunter2' } },
    );
    await world(
      () => {},
      async ({ server }) => assert.match(await refusalOf(server.open('absent')), /CON013: .*\(error 4060/),
    );
    const nobody = parseConnectionString('Server=127.0.0.1,1;Database=d;User ID=u;Password=hunter2');
    assert.match(
      await refusalOf(openServer(nobody, ports).open()),
      /CON009: .*port 1 cannot be reached \(ECONNREFUSED\)/,
    );
    const unknown = parseConnectionString('Server=no-such-host.invalid;Database=d;User ID=u;Password=hunter2');
    assert.match(await refusalOf(openServer(unknown, ports).open()), /CON008: .*no-such-host.invalid/);
  });

  it('tries opening again after an error that passes, and only then', async () => {
    for (const [number, expected] of [
      [40613, 3],
      [18456, 1],
    ] as const) {
      const toy = toyEngine();
      let left = 2;
      const engine = {
        ...toy,
        login: (login: Parameters<Toy['login']>[0]) => {
          const answer = toy.login(login);
          left -= 1;
          return left >= 0 ? { number, severity: 17, state: 1, message: 'Not now.', line: 1 } : answer;
        },
      };
      const wire = await startTds(engine);
      const waits: number[] = [];
      const server = openServer(parseConnectionString(wire.connectionString('shop')), {
        ...ports,
        wait: async (milliseconds) => void waits.push(milliseconds),
      });
      if (expected === 3) await (await server.open()).close();
      else await refusalOf(server.open());
      await wire.close();
      assert.equal(toy.logins.length, expected);
      assert.deepEqual(waits, expected === 3 ? [5_000, 10_000] : []);
    }
  });
});
