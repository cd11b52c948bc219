import assert from 'node:assert/strict';
import { isConnection } from '../../src/app/check-source.ts';
import { serverOf } from '../../src/app/connections.ts';
import { connectionText } from '../../src/app/given-connections.ts';
import { type Endpoint, endpointSettings, type ServiceConnection } from '../../src/app/service-connection.ts';
import { RehearsalError } from '../../src/base/errors.ts';

type Fields = Readonly<Record<string, string>>;

function endpoint(scheme: string, parameters: Fields, data: Fields = {}): Endpoint {
  return { id: 'e1', scheme, parameter: (name) => parameters[name], data: (name) => data[name] };
}

const assertion = async (): Promise<string> => 'confirmed';
const read = (of: Endpoint, more: Partial<ServiceConnection> = {}) =>
  endpointSettings({ endpoint: of, assertion, ...more });

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof RehearsalError, String(error));
    return error.message;
  }
  assert.fail('It was not refused.');
}

describe('a service connection of our own type', () => {
  const user = { username: 'deployer', password: `a;b="c';Encrypt=false` };

  it('is read with every character of its fields', () => {
    const settings = read(
      endpoint('UsernamePassword', user, {
        server: 'sql1,1444',
        database: 'My "Shop"; DB',
        encrypt: 'strict',
        hostNameInCertificate: 'sql1.example.com',
        trustServerCertificate: 'false',
        options: 'Application Name=deploy;Connect Timeout=30;Encrypt=false;User ID=other',
      }),
    );
    assert.deepEqual([settings.server, settings.port, settings.database], ['sql1', 1444, 'My "Shop"; DB']);
    assert.deepEqual(settings.signIn, { kind: 'sql', user: 'deployer', password: user.password });
    assert.deepEqual(
      [settings.encryption, settings.applicationName, settings.connectTimeout],
      ['strict', 'deploy', 30_000],
    );
    assert.equal(settings.hostNameInCertificate, 'sql1.example.com');
  });

  it('gives way to the server and database of the task', () => {
    const settings = read(endpoint('UsernamePassword', user, { server: 's', database: 'd' }), { database: 'Staging' });
    assert.deepEqual([settings.server, settings.database, settings.encryption], ['s', 'Staging', 'mandatory']);
  });

  it('signs in as a Windows account by name, or as that of the agent', () => {
    const place = { server: 's', database: 'd' };
    const named = read(endpoint('UsernamePassword', { username: 'CORP\\anna', password: 'p' }, place));
    assert.equal(named.signIn.kind, 'ntlm');
    assert.deepEqual(read(endpoint('None', {}, place)).signIn, { kind: 'integrated' });
  });

  it('says what is not filled in', () => {
    const text = refusal(() => read(endpoint('UsernamePassword', user)));
    assert.match(text, /CON004.*no server.*\n.*CON005.*no database/);
    assert.match(
      refusal(() => read(endpoint('UsernamePassword', { username: 'u' }, { server: 's', database: 'd' }))),
      /CON007/,
    );
  });
});

describe('an Azure Resource Manager connection', () => {
  const place = { server: 'shop.database.windows.net', database: 'Shop' };
  const principal = { tenantid: 't', serviceprincipalid: 'c', serviceprincipalkey: 'hunter2' };

  it('signs in by its secret, its machine or its federation, in its cloud', () => {
    const bySecret = read(endpoint('ServicePrincipal', principal, { environment: 'AzureUSGovernment' }), place);
    assert.deepEqual(bySecret.signIn.kind === 'entra' && bySecret.signIn.credential, {
      kind: 'secret',
      tenant: 't',
      client: 'c',
      secret: 'hunter2',
    });
    assert.equal(
      bySecret.signIn.kind === 'entra' && bySecret.signIn.cloud?.authority,
      'https://login.microsoftonline.us/',
    );
    const byMachine = read(endpoint('ManagedServiceIdentity', { tenantid: 't' }), place);
    assert.deepEqual(byMachine.signIn.kind === 'entra' && byMachine.signIn.credential, { kind: 'managed' });
    const federated = read(endpoint('WorkloadIdentityFederation', { tenantid: 't', serviceprincipalid: 'c' }), place);
    assert.deepEqual(federated.signIn.kind === 'entra' && federated.signIn.credential, {
      kind: 'federated',
      tenant: 't',
      client: 'c',
      assertion,
    });
    assert.deepEqual([federated.encryption, federated.trustServerCertificate], ['mandatory', false]);
  });

  it('needs server and database of the task, and a cloud and scheme that are known', () => {
    assert.match(
      refusal(() => read(endpoint('ServicePrincipal', principal, place))),
      /CON004.*\n.*CON005/,
    );
    const certificate = endpoint('ServicePrincipal', { tenantid: 't', serviceprincipalcertificate: 'hunter2' });
    for (const [of, why] of [
      [certificate, /certificate.*workload identity federation/],
      [endpoint('ServicePrincipal', principal, { environment: 'AzureStack' }), /AzureStack/],
      [endpoint('PublishProfile', principal), /PublishProfile/],
    ] as const) {
      const text = refusal(() => read(of, place));
      assert.match(text, why);
      assert.doesNotMatch(text, /hunter2/);
    }
  });
});

describe('a connection by name', () => {
  const world = (text: string | undefined, input = '') => ({ variable: () => text, input: async () => input });

  it('is a variable or standard input', async () => {
    const text = 'Server=s;Database=d;User ID=u;Password=p';
    const named = await serverOf('env:PROD', world(text));
    assert.deepEqual([named.name, named.database], ['s/d', 'd']);
    assert.equal((await serverOf('stdin', world(undefined, `${text}\n`))).name, 's/d');
  });

  it('is a service connection that a task was given', async () => {
    const fields: Fields = { server: 's', database: 'd' };
    const text = connectionText({ endpoint: endpoint('None', {}, fields), assertion });
    assert.ok(isConnection(text));
    assert.equal((await serverOf(text, world(undefined))).name, 's/d');
    assert.equal(connectionText('env:PROD'), 'env:PROD');
    await assert.rejects(serverOf('service:99', world(undefined)), /CON016/);
  });

  it('is refused when it is nothing, or was never replaced', async () => {
    for (const text of [undefined, '', '$(prodConnection)']) {
      await assert.rejects(serverOf('env:PROD', world(text)), /CON016.*PROD.*empty/);
    }
    await assert.rejects(serverOf('stdin', world(undefined, ' \n')), /CON016/);
    await assert.rejects(serverOf('Server=s;Password=hunter2', world('x')), (error: Error) => {
      assert.match(error.message, /CON016/);
      assert.doesNotMatch(error.message, /hunter2/);
      return true;
    });
  });

  it('as the Windows account of the agent is refused with what to do', async () => {
    const server = await serverOf('env:PROD', world('Server=s;Database=d;Integrated Security=true'));
    await assert.rejects(server.open(), /CON018.*not possible yet.*DOMAIN.user/);
  });
});
