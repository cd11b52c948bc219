import assert from 'node:assert/strict';
import { once } from 'node:events';
import sql from 'mssql';
import { Connection, Request } from 'tedious';
import { toyEngine } from './toy-engine.ts';
import { withServer } from './with-server.ts';

const raised = { number: 547, severity: 16, state: 7, message: 'It conflicts.', procedure: 'dbo.P', line: 12 };

describe('TDS: requests', () => {
  it('answers a batch with several result sets and the counts of its statements', async () => {
    const toy = toyEngine((request, sink) => {
      assert.equal(request.parameters, undefined);
      for (const count of [2, 0]) {
        sink.columns([{ name: 'n', type: 'int' }]);
        for (let n = 1; n <= count; n += 1) sink.row([n]);
        sink.done(count);
      }
      sink.done();
      sink.done(40_000_000_000);
    });
    await withServer(toy, {}, async (pool) => {
      const { recordsets, rowsAffected } = await pool.request().batch('two');
      assert.deepEqual(recordsets, [[{ n: 1 }, { n: 2 }], []]);
      assert.deepEqual(rowsAffected, [2, 0, 40_000_000_000]);
    });
    assert.deepEqual(toy.requests, [{ text: 'two' }]);
  });

  it('sends as many rows and as long texts as there are, in packets of any size', async () => {
    const toy = toyEngine((_, sink) => {
      sink.columns([
        { name: 'n', type: 'int' },
        { name: 't', type: 'nvarchar(max)' },
      ]);
      for (let n = 0; n < 5000; n += 1) sink.row([n, 'x'.repeat(n % 700)]);
      sink.done(5000);
    });
    for (const packetSize of [512, 4096, 32_767]) {
      await withServer(toy, { client: { options: { packetSize } } }, async (pool) => {
        const { recordset } = await pool.request().batch(`select -- ${'ü'.repeat(40_000)}`);
        assert.equal(recordset.length, 5000);
        assert.ok(recordset.every(({ n, t }, i) => n === i && t.length === i % 700));
      });
      assert.equal(toy.requests.at(-1)!.text.length, 40_010);
    }
  });

  it('passes sp_executesql with its parameters, and prepared statements', async () => {
    const toy = toyEngine(({ parameters }, sink) => {
      sink.columns([{ name: 'v', type: 'nvarchar(40)' }]);
      sink.row([String(parameters![0]?.value ?? 'none')]);
      sink.done(1);
    });
    await withServer(toy, {}, async (pool) => {
      const query = pool.request().input('name', sql.NVarChar(40), 'Ω');
      assert.deepEqual((await query.query('select @name')).recordset, [{ v: 'Ω' }]);
      assert.deepEqual((await pool.request().query('select 1')).recordset, [{ v: 'none' }]);
      const statement = new sql.PreparedStatement(pool).input('n', sql.Int);
      await statement.prepare('select @n');
      assert.deepEqual((await statement.execute({ n: 7 })).recordset, [{ v: '7' }]);
      assert.deepEqual((await statement.execute({ n: null })).recordset, [{ v: 'none' }]);
      await statement.unprepare();
    });
    assert.deepEqual(
      toy.requests.map(({ text, parameters }) => [text, parameters]),
      [
        ['select @name', [{ name: 'name', value: 'Ω', type: 'nvarchar(40)' }]],
        ['select 1', []],
        ['select @n', [{ name: 'n', value: 7, type: 'int' }]],
        ['select @n', [{ name: 'n', value: null, type: 'int' }]],
      ],
    );
  });

  it('maps the driver’s transactions to T-SQL and keeps its descriptor in step with the engine', async () => {
    const toy = toyEngine((_, sink) => sink.done());
    await withServer(toy, {}, async (pool) => {
      const transaction = new sql.Transaction(pool);
      await transaction.begin(sql.ISOLATION_LEVEL.SERIALIZABLE);
      await new sql.Request(transaction).batch('inside');
      await transaction.commit();
      await pool.request().batch('BEGIN TRANSACTION');
      await pool.request().batch('still inside');
      await pool.request().batch('ROLLBACK TRANSACTION');
      await pool.request().batch('outside');
    });
    assert.deepEqual(
      toy.requests.map(({ text }) => text),
      [
        'SET TRANSACTION ISOLATION LEVEL SERIALIZABLE; BEGIN TRANSACTION',
        'inside',
        'COMMIT TRANSACTION',
        'BEGIN TRANSACTION',
        'still inside',
        'ROLLBACK TRANSACTION',
        'outside',
      ],
    );
  });

  it('tells errors with number, state, class, procedure and line, and goes on', async () => {
    const toy = toyEngine(({ text }, sink) => {
      if (text !== 'bad') return sink.done(3);
      sink.done(1);
      sink.error(raised);
      sink.message({ number: 3621, severity: 0, state: 0, message: 'The statement has been terminated.', line: 12 });
      sink.done();
    });
    await withServer(toy, { server: 'PROD' }, async (pool) => {
      for (const run of ['batch', 'query'] as const) {
        const error = await pool
          .request()
          [run]('bad')
          .then(
            () => assert.fail('nothing was thrown'),
            (thrown: unknown) => thrown as Readonly<Record<string, unknown>>,
          );
        const { number, state, class: severity, message, procName: procedure, lineNumber: line } = error;
        assert.deepEqual({ number, state, severity, message, procedure, line }, raised);
        const { serverName } = error;
        assert.equal(serverName, 'PROD');
        assert.deepEqual((await pool.request()[run]('good')).rowsAffected, [3]);
      }
    });
  });

  it('sends messages while the batch still runs', async () => {
    let goOn: () => void = () => {};
    const toy = toyEngine(async (_, sink) => {
      sink.message({ number: 0, severity: 0, state: 1, message: '10 percent processed.', line: 1 });
      await new Promise<void>((resolve) => {
        goOn = resolve;
      });
      sink.done();
    });
    await withServer(toy, {}, async (pool) => {
      const request = pool.request();
      const running = request.batch('backup');
      const [message] = await once(request, 'info');
      assert.equal(message.message, '10 percent processed.');
      goOn();
      await running;
    });
  });

  it('tells the driver when the database changes', async () => {
    const toy = toyEngine((_, sink) => {
      sink.database('stage');
      sink.message({ number: 5701, severity: 0, state: 1, message: "Changed database context to 'stage'.", line: 1 });
      sink.done();
    });
    await withServer(toy, {}, async (_, server) => {
      const connection = new Connection({
        server: '127.0.0.1',
        authentication: { type: 'default', options: { userName: 'sa', password: 'Stand-in-1' } },
        options: { port: server.port, encrypt: false },
      });
      await new Promise((resolve) => connection.connect(resolve));
      const changes: string[] = [];
      connection.on('databaseChange', (name: string) => changes.push(name));
      await new Promise((resolve) => connection.execSqlBatch(new Request('use stage', resolve)));
      assert.deepEqual(changes, ['stage']);
      connection.close();
    });
  });

  it('answers an attention at once, and the connection goes on', async () => {
    const toy = toyEngine(async ({ text }, sink, { signal, session }) => {
      if (text !== 'long') return sink.done(1);
      session.inTransaction = true;
      sink.message({ number: 0, severity: 0, state: 1, message: 'started', line: 1 });
      await once(signal, 'abort');
      session.inTransaction = false;
    });
    await withServer(toy, {}, async (pool) => {
      for (const run of ['batch', 'query'] as const) {
        const request = pool.request();
        const running = request[run]('long');
        await once(request, 'info');
        const asked = Date.now();
        request.cancel();
        await assert.rejects(running, { code: 'ECANCEL' });
        assert.ok(Date.now() - asked < 1000);
        assert.deepEqual((await pool.request()[run]('short')).rowsAffected, [1]);
      }
    });
    assert.equal(toy.logins.length, 2, 'one to connect and one that worked: none was lost');
  });

  it('answers a client’s time limit as an attention', async () => {
    const toy = toyEngine(async (_, __, { signal }) => void (await once(signal, 'abort')));
    await withServer(toy, { client: { requestTimeout: 30 } }, async (pool) => {
      await assert.rejects(pool.request().batch('long'), { code: 'ETIMEOUT' });
    });
  });

  it('makes the session new when the client resets its connection', async () => {
    const toy = toyEngine((_, sink) => sink.done());
    await withServer(toy, {}, async (_, server) => {
      const connection = new Connection({
        server: '127.0.0.1',
        authentication: { type: 'default', options: { userName: 'sa', password: 'Stand-in-1' } },
        options: { port: server.port, encrypt: false },
      });
      const run = (text: string) => new Promise((resolve) => connection.execSqlBatch(new Request(text, resolve)));
      await new Promise((resolve) => connection.connect(resolve));
      await run('BEGIN TRANSACTION');
      await new Promise((resolve) => connection.reset(resolve));
      assert.equal(toy.closed.at(-1)?.rolledBack, true);
      assert.equal((await run('after')) ?? null, null);
      connection.close();
    });
  });

  it('closes its engine’s session when the client goes, and stops what runs', async () => {
    let stopped = false;
    const toy = toyEngine(async (_, sink, { signal, session }) => {
      session.inTransaction = true;
      sink.message({ number: 0, severity: 0, state: 1, message: 'started', line: 1 });
      await once(signal, 'abort');
      stopped = true;
    });
    await withServer(toy, {}, async (_, server) => {
      const connection = new Connection({
        server: '127.0.0.1',
        authentication: { type: 'default', options: { userName: 'sa', password: 'Stand-in-1' } },
        options: { port: server.port, encrypt: false },
      });
      await new Promise((resolve) => connection.connect(resolve));
      const started = once(connection, 'infoMessage');
      connection.execSqlBatch(new Request('long', () => {}));
      await started;
      connection.close();
      while (!stopped) await new Promise(setImmediate);
    });
    assert.deepEqual(toy.closed.at(-1)?.rolledBack, true);
  });

  it('goes as far away as it is told', async () => {
    await withServer(
      toyEngine((_, sink) => sink.done()),
      { faults: { delay: 20 } },
      async (pool) => {
        const asked = Date.now();
        await pool.request().batch('far');
        assert.ok(Date.now() - asked >= 19);
      },
    );
  });
});
