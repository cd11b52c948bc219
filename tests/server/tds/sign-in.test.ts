import assert from 'node:assert/strict';
import { connect as connectTls } from 'node:tls';
import { Connection } from 'tedious';
import { selfSigned } from './self-signed.ts';
import { startTds, type TdsServer } from './start.ts';
import { toyEngine } from './toy-engine.ts';
import { connect, withServer } from './with-server.ts';

const tls = selfSigned();
const who = toyEngine(({ text }, sink, { session }) => {
  assert.match(text, /select/i);
  sink.columns([{ name: 'database', type: 'sysname' }]);
  sink.row([session.database]);
  sink.done(1);
});

async function refusedWith(server: TdsServer, client: object): Promise<string> {
  try {
    await (await connect(server, client)).close();
  } catch (error) {
    return String(error);
  }
  return 'let in';
}

describe('TDS: sign-in', () => {
  it('tells the engine user, password, database and application, and the driver what it needs', async () => {
    const toy = toyEngine();
    await withServer(toy, { client: { options: { appName: 'rehearsal', packetSize: 8000 } } }, async (pool) => {
      await pool.request().batch('select 1');
    });
    assert.deepEqual(toy.logins[0], { user: 'sa', password: 'Stand-in-1', database: 'shop', application: 'rehearsal' });
    assert.equal(toy.closed.length, toy.logins.length);
  });

  it('refuses a wrong password (18456) and a database that is not there (4060, then 18456)', async () => {
    const server = await startTds(toyEngine());
    assert.match(await refusedWith(server, { password: 'wrong' }), /Login failed for user 'sa'/);
    const said: (number | undefined)[] = [];
    const connection = new Connection({
      server: '127.0.0.1',
      authentication: { type: 'default', options: { userName: 'sa', password: 'Stand-in-1' } },
      options: { port: server.port, database: 'absent', encrypt: false },
    });
    connection.on('errorMessage', (message: { readonly number?: number }) => said.push(message.number));
    const refused = await new Promise((resolve) => connection.connect(resolve));
    assert.match(String(refused), /Login failed/);
    assert.deepEqual(said, [4060, 18456]);
    await server.close();
  });

  it('takes an access token instead of a password', async () => {
    const toy = toyEngine();
    const authentication = { type: 'azure-active-directory-access-token', options: { token: 'a.long.token' } };
    await withServer(toy, { tls, client: { authentication, options: { encrypt: true } } }, async () => {});
    assert.deepEqual(toy.logins[0], { token: 'a.long.token', database: 'shop', application: 'node-mssql' });
  });

  it('encrypts inside PRELOGIN packets (TDS 7.4), with a certificate that the client checks', async () => {
    await withServer(who, { tls, client: { options: { encrypt: true } } }, async (pool, server) => {
      const { recordset } = await pool.request().batch('select db_name()');
      assert.deepEqual(recordset, [{ database: 'shop' }]);
      assert.match(server.connectionString('shop'), /Encrypt=true/);
      const untrusting = { options: { encrypt: true, trustServerCertificate: false } };
      assert.match(await refusedWith(server, untrusting), /self-signed certificate/i);
      const trusting = {
        server: 'localhost',
        options: { ...untrusting.options, cryptoCredentialsDetails: { ca: tls.cert } },
      };
      assert.equal(await refusedWith(server, trusting), 'let in');
    });
  });

  it('speaks TLS first (TDS 8.0) with those who begin with it', async () => {
    const options = { encrypt: 'strict', cryptoCredentialsDetails: { ca: tls.cert }, tdsVersion: '8_0' };
    await withServer(who, { tls, client: { server: 'localhost', options } }, async (pool, server) => {
      assert.deepEqual((await pool.request().query('select db_name()')).recordset, [{ database: 'shop' }]);
      const socket = connectTls({ port: server.port, host: '127.0.0.1', ALPNProtocols: ['tds/8.0'], ca: tls.cert });
      await new Promise((resolve) => socket.once('secureConnect', resolve));
      assert.equal(socket.alpnProtocol, 'tds/8.0');
      socket.destroy();
    });
  });

  it('refuses clear text where encryption is required', async () => {
    const server = await startTds(toyEngine(), { tls, requireEncryption: true });
    assert.match(await refusedWith(server, {}), /Server requires encryption/);
    assert.equal(await refusedWith(server, { options: { encrypt: true } }), 'let in');
    await server.close();
  });
});
