import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { connectionInputNames, readConnection } from '../../src/pipelines/connection-inputs.ts';
import { InputReader } from '../../src/pipelines/input-reader.ts';
import { memoryHost } from '../../src/pipelines/memory-host.ts';
import { oidcToken } from '../../src/pipelines/oidc-token.ts';
import type { ServiceEndpoint } from '../../src/pipelines/task-host.ts';

const endpoint: ServiceEndpoint = {
  id: 'e1',
  scheme: 'UsernamePassword',
  parameter: () => 'hunter2',
  data: () => undefined,
};

function read(inputs: Readonly<Record<string, string>>, prefix = '') {
  const { host } = memoryHost(inputs, {}, undefined, [endpoint]);
  const reader = new InputReader(host);
  const connection = readConnection(reader, connectionInputNames(prefix));
  reader.done();
  return { connection, asked: reader.asked };
}

describe('the inputs of a connection', () => {
  it('name a variable or a service connection', () => {
    assert.equal(read({ connection: 'env:PROD' }).connection, 'env:PROD');
    const { connection } = read({ sqlServerConnection: 'e1', database: 'Staging' });
    assert.ok(typeof connection !== 'string');
    assert.deepEqual([connection.endpoint, connection.database, connection.server], [endpoint, 'Staging', undefined]);
    const second = read({ fromAzureSubscription: 'e1', fromServer: 's', fromDatabase: 'd' }, 'from');
    assert.ok(typeof second.connection !== 'string');
    assert.deepEqual(second.asked, [
      'fromConnection',
      'fromSqlServerConnection',
      'fromAzureSubscription',
      'fromServer',
      'fromDatabase',
    ]);
  });

  it('name exactly one, and hold no secret', () => {
    for (const [inputs, why] of [
      [{}, /Input connection is missing. Set it, sqlServerConnection or azureSubscription/],
      [{ connection: 'env:A', azureSubscription: 'e1' }, /More than one/],
      [{ sqlServerConnection: 'e2' }, /has not been given/],
      [{ connection: 'Server=s;Password=hunter2' }, /not env:NAME/],
      [{ connection: 'env:A', server: 's' }, /go with a service connection/],
    ] as const) {
      assert.throws(
        () => read(inputs),
        (error) => {
          assert.ok(error instanceof RehearsalError);
          assert.match(error.message, why);
          assert.doesNotMatch(error.message, /hunter2/);
          return true;
        },
      );
    }
  });
});

describe('the assertion of workload identity federation', () => {
  const job = { collection: 'https://dev.azure.com/o/', token: 'hunter2' };
  const address = 'https://vstoken.dev.azure.com/o/oidctoken';

  it('is asked for with the token of the job', async () => {
    const { host } = memoryHost({}, { 'System.OidcRequestUri': address }, job);
    const asked: { url: string; request: RequestInit }[] = [];
    const token = await oidcToken(host, 'e 1', async (url, request) => {
      asked.push({ url, request });
      return new Response('{"oidcToken":"confirmed"}');
    });
    assert.equal(token, 'confirmed');
    assert.equal(asked[0]?.url, `${address}?api-version=7.1&serviceConnectionId=e%201`);
    assert.equal(asked[0]?.request.method, 'POST');
    assert.equal(new Headers(asked[0]?.request.headers).get('authorization'), 'Bearer hunter2');
  });

  it('is refused in words', async () => {
    const { host } = memoryHost({}, { 'System.OidcRequestUri': address }, job);
    const answers = [
      async () => new Response('<html>', { status: 203 }),
      async () => new Response('{"message":"hunter2"}', { status: 403 }),
      async () => {
        throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ECONNRESET' } });
      },
    ];
    for (const answer of answers) {
      await assert.rejects(oidcToken(host, 'e1', answer), (error: Error) => {
        assert.match(error.message, /CON017.*(203|403|ECONNRESET)/);
        assert.doesNotMatch(error.message, /hunter2/);
        return true;
      });
    }
    await assert.rejects(
      oidcToken(memoryHost({}).host, 'e1', async () => assert.fail()),
      /CON017.*Update the agent/,
    );
  });
});
