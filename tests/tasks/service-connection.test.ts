import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Engine } from '../server/engine.ts';
import { Instance } from '../server/instance/instance.ts';
import { selfSigned } from '../server/tds/self-signed.ts';
import { startTds, type TdsServer } from '../server/tds/start.ts';

const password = 'S3cret;"of\'staging=%25';

/** What the agent puts into the environment of a task for one service connection. */
function endpoint(id: string, fields: Readonly<Record<string, string>>, auth: Readonly<Record<string, string>>) {
  const parameters = Object.entries(auth).map(([name, value]) => [
    `ENDPOINT_AUTH_PARAMETER_${id}_${name.toUpperCase()}`,
    value,
  ]);
  return {
    [`ENDPOINT_URL_${id}`]: 'https://localhost/',
    [`ENDPOINT_AUTH_${id}`]: JSON.stringify({ scheme: 'UsernamePassword', parameters: auth }),
    [`ENDPOINT_AUTH_SCHEME_${id}`]: 'UsernamePassword',
    ...Object.fromEntries(parameters),
    ...Object.fromEntries(
      Object.entries(fields).map(([name, value]) => [`ENDPOINT_DATA_${id}_${name.toUpperCase()}`, value]),
    ),
  };
}

/** Runs the packed Plan task while the server in this process answers. */
async function runPlan(environment: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-service-'));
  mkdirSync(path.join(folder, 'temp'));
  const child = spawn(process.execPath, [path.resolve('dist/tasks/Plan/V1/index.js')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH ?? '',
      ...(process.env.SystemRoot !== undefined && { SystemRoot: process.env.SystemRoot }),
      AGENT_TEMPDIRECTORY: path.join(folder, 'temp'),
      AGENT_VERSION: '4.265.1',
      DISTRIBUTEDTASK_TASKS_NODE_SKIPDEBUGLOGSWHENDEBUGMODEOFF: 'true',
      INPUT_DESIRED: path.resolve('samples/shop/v1'),
      INPUT_OUTPUT: path.join(folder, 'plan'),
      INPUT_OPTIONS: path.resolve('samples/shop/rehearsal.json'),
      INPUT_PUBLISHSUMMARY: 'false',
      ...environment,
    },
  });
  const chunks: Uint8Array[] = [];
  child.stdout.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  assert.equal(await new Promise((resolve) => child.once('close', resolve)), 0);
  return Buffer.concat(chunks).toString('utf8').split('\n');
}

describe('a packed task with a service connection', function () {
  this.timeout(60_000);
  let wire: TdsServer;

  before(async () => {
    const instance = new Instance();
    instance.createDatabase('Shop');
    const refusal = { number: 18456, severity: 14, state: 1, message: "Login failed for user 'deployer'.", line: 1 };
    const engine: Engine = {
      login: (login) => (login.user === 'deployer' && login.password === password ? instance.login(login) : refusal),
    };
    wire = await startTds(engine, { tls: selfSigned(), requireEncryption: true });
  });
  after(() => wire.close());

  const fields = () => ({ server: `127.0.0.1,${wire.port}`, database: 'Shop', trustServerCertificate: 'true' });

  it('reads the database with the login that Azure DevOps keeps', async () => {
    const lines = await runPlan({
      INPUT_SQLSERVERCONNECTION: 'c1',
      ...endpoint('c1', fields(), { username: 'deployer', password }),
    });
    assert.ok(
      lines.some((line) => /task\.complete result=Succeeded/.test(line)),
      lines.join('\n'),
    );
    assertNoSecret(lines, password);
  });

  it('says why it was refused, and not by what', async () => {
    const wrong = 'another;S3cret';
    const lines = await runPlan({
      INPUT_SQLSERVERCONNECTION: 'c1',
      ...endpoint('c1', fields(), { username: 'deployer', password: wrong }),
    });
    assert.ok(
      lines.some((line) => /task\.logissue.*CON012.*Login failed/.test(line)),
      lines.join('\n'),
    );
    assertNoSecret(lines, wrong);
  });

  it('checks the certificate unless told not to', async () => {
    const lines = await runPlan({
      INPUT_SQLSERVERCONNECTION: 'c1',
      ...endpoint('c1', { ...fields(), trustServerCertificate: '' }, { username: 'deployer', password }),
    });
    assert.ok(
      lines.some((line) => /task\.logissue.*CON011/.test(line)),
      lines.join('\n'),
    );
    assertNoSecret(lines, password);
  });
});

/** A secret is told to the agent, which masks it, and to nobody else. */
function assertNoSecret(lines: readonly string[], secret: string): void {
  const loud = lines.filter((line) => !line.startsWith('##vso[task.setsecret'));
  for (const piece of [secret, ...secret.split(';')]) {
    assert.ok(!loud.some((line) => line.includes(piece)), `${piece}: ${loud.find((line) => line.includes(piece))}`);
  }
}
