import assert from 'node:assert/strict';
import { openServer, type ServerPorts } from '../../src/server/open-server.ts';
import { parseConnectionString } from '../../src/server/parse-connection-string.ts';
import { sessionSuite } from '../live/session-suite.ts';
import type { Engine } from './engine.ts';
import { Instance } from './instance/instance.ts';
import { selfSigned } from './tds/self-signed.ts';
import { startTds, type TdsServer } from './tds/start.ts';

const ports: ServerPorts = {
  wait: async () => assert.fail('nothing here is tried again'),
  token: async () => assert.fail('no token here'),
  integrated: async () => assert.fail('no Windows here'),
};

// What tests/live asks of a real server, of the stand-in: both must be able to take each other's place.
describe('the stand-in', () => {
  let wire: TdsServer;
  const server = (extra: Readonly<Record<string, string>> = {}) =>
    openServer(parseConnectionString(wire.connectionString('rehearsal_live_stand_in', extra)), ports);

  before(async () => {
    const instance = new Instance();
    instance.createDatabase('rehearsal_live_stand_in');
    const refusal = { number: 18456, severity: 14, state: 1, message: "Login failed for user 'sa'.", line: 1 };
    const engine: Engine = {
      login: (login) => (login.password === 'Stand-in-1' ? instance.login(login) : refusal),
    };
    wire = await startTds(engine, { tls: selfSigned() });
  });
  after(() => wire.close());

  sessionSuite('as a live server', () => ({
    server: server(),
    stranger: server({ Password: 'not the password' }),
    lacks: new Set<never>(),
  }));
});
