import assert from 'node:assert/strict';
import { RehearsalError } from '../../../src/base/errors.ts';
import { cloudNamed, cloudOfServer } from '../../../src/server/entra/clouds.ts';
import { requestToken, type TokenPorts } from '../../../src/server/entra/request-token.ts';

type Asked = { readonly url: string; readonly request: RequestInit };

function world(answer: { status?: number; body: unknown } | Error, variables: Readonly<Record<string, string>> = {}) {
  const asked: Asked[] = [];
  const ports: TokenPorts = {
    fetch: async (url, request) => {
      asked.push({ url, request });
      if (answer instanceof Error) throw answer;
      return new Response(JSON.stringify(answer.body), { status: answer.status ?? 200 });
    },
    variable: (name) => variables[name],
  };
  return { ports, asked };
}

const cloud = cloudOfServer('shop.database.windows.net');
const secret = { kind: 'secret', tenant: 'tenant-1', client: 'app-1', secret: 'hunter2' } as const;

async function refusalOf(work: Promise<string>): Promise<string> {
  const error = await work.then(
    () => assert.fail('A token was given.'),
    (e: unknown) => e,
  );
  assert.ok(error instanceof RehearsalError, String(error));
  assert.doesNotMatch(error.message, /hunter2/);
  return error.message;
}

describe('a Microsoft Entra token', () => {
  it('is asked for with the secret of a service principal', async () => {
    const { ports, asked } = world({ body: { access_token: 'T' } });
    assert.equal(await requestToken(secret, cloud, ports), 'T');
    assert.equal(asked[0]?.url, 'https://login.microsoftonline.com/tenant-1/oauth2/v2.0/token');
    assert.equal(asked[0]?.request.method, 'POST');
    assert.deepEqual(Object.fromEntries(new URLSearchParams(String(asked[0]?.request.body))), {
      grant_type: 'client_credentials',
      client_id: 'app-1',
      scope: 'https://database.windows.net/.default',
      client_secret: 'hunter2',
    });
    assert.ok(asked[0]?.request.signal, 'it has a time limit');
  });

  it('is exchanged for what the pipeline says of itself, anew each time', async () => {
    const { ports, asked } = world({ body: { access_token: 'T' } });
    let count = 0;
    const assertion = async (): Promise<string> => {
      count += 1;
      return `confirmed-${count}`;
    };
    const credential = { kind: 'federated', tenant: 't', client: 'c', assertion } as const;
    await requestToken(credential, cloud, ports);
    await requestToken(credential, cloud, ports);
    const bodies = asked.map(({ request }) => new URLSearchParams(String(request.body)));
    assert.deepEqual(
      bodies.map((b) => b.get('client_assertion')),
      ['confirmed-1', 'confirmed-2'],
    );
    assert.equal(bodies[0]?.get('client_assertion_type'), 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer');
    assert.equal(bodies[0]?.has('client_secret'), false);
  });

  it('is had from the machine, a virtual one or an App Service', async () => {
    const machine = world({ body: { access_token: 'T' } });
    assert.equal(await requestToken({ kind: 'managed', client: 'c 1' }, cloud, machine.ports), 'T');
    assert.equal(
      machine.asked[0]?.url,
      'http://169.254.169.254/metadata/identity/oauth2/token?resource=https%3A%2F%2Fdatabase.windows.net%2F&client_id=c+1&api-version=2018-02-01',
    );
    assert.deepEqual(machine.asked[0]?.request.headers, { Metadata: 'true' });
    const service = world(
      { body: { access_token: 'T' } },
      { IDENTITY_ENDPOINT: 'http://127.0.0.1:41/msi/token', IDENTITY_HEADER: 'hunter2' },
    );
    assert.equal(await requestToken({ kind: 'managed' }, cloud, service.ports), 'T');
    assert.match(service.asked[0]?.url ?? '', /^http:\/\/127.0.0.1:41\/msi\/token\?resource=.*api-version=2019-08-01$/);
    assert.deepEqual(service.asked[0]?.request.headers, { 'X-IDENTITY-HEADER': 'hunter2' });
  });

  it('is refused in words, without the secret even where the answer repeats it', async () => {
    const said = 'AADSTS7000215: Invalid client secret provided: hunter2.\r\nTrace ID: 1';
    const wrong = world({ status: 401, body: { error: 'invalid_client', error_description: said } });
    const text = await refusalOf(requestToken(secret, cloud, wrong.ports));
    assert.match(text, /CON017: .*login.microsoftonline.com.*AADSTS7000215: Invalid client secret provided: \*\*\*/);
    assert.match(text, /give its value, not its id/);
    assert.doesNotMatch(text, /Trace/);
    const strange = world({ status: 502, body: {} });
    assert.match(await refusalOf(requestToken(secret, cloud, strange.ports)), /HTTP status 502/);
    const away = world(Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } }));
    assert.match(await refusalOf(requestToken(secret, cloud, away.ports)), /cannot be asked for a token: ENOTFOUND/);
    const silent = world(Object.assign(new Error('The operation was aborted'), { name: 'TimeoutError' }));
    assert.match(await refusalOf(requestToken({ kind: 'managed' }, cloud, silent.ports)), /no answer within 20 s/);
  });

  it('is for the cloud of the connection, or of the server by its name', () => {
    assert.equal(cloudOfServer('a.database.chinacloudapi.cn').resource, 'https://database.chinacloudapi.cn/');
    assert.equal(cloudOfServer('A.DATABASE.USGOVCLOUDAPI.NET').authority, 'https://login.microsoftonline.us/');
    assert.equal(cloudOfServer('sql.internal').resource, 'https://database.windows.net/');
    assert.equal(cloudNamed('azureusgovernment')?.resource, 'https://database.usgovcloudapi.net/');
    assert.equal(cloudNamed('AzureStack'), undefined);
  });
});
