import assert from 'node:assert/strict';
import { RehearsalError } from '../../../src/base/errors.ts';
import type { ConnectionSettings } from '../../../src/server/connection-settings.ts';
import { readDataSource } from '../../../src/server/data-source.ts';
import { parseConnectionString } from '../../../src/server/parse-connection-string.ts';
import { splitConnectionString } from '../../../src/server/split-connection-string.ts';

const base = 'Server=s;Database=d;User ID=u;Password=p;';
const read = (more: string): ConnectionSettings => parseConnectionString(base + more);

function refusal(text: string): readonly string[] {
  try {
    parseConnectionString(text);
  } catch (error) {
    assert.ok(error instanceof RehearsalError, String(error));
    return error.diagnostics.map((d) => `${d.code} ${d.message} ${d.hint ?? ''}`);
  }
  assert.fail('It was read.');
}

describe('a connection string', () => {
  it('is cut as ADO.NET does', () => {
    const cases: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
      ['', {}],
      [' ; ;', {}],
      ['a=b', { a: 'b' }],
      [' a b = c d ;', { 'a b': 'c d' }],
      ["a='x;y'", { a: 'x;y' }],
      ['a="x;y" ; b=2', { a: 'x;y', b: '2' }],
      ["a='it''s'", { a: "it's" }],
      ['a="say ""hi"""', { a: 'say "hi"' }],
      [`a='"';b="'"`, { a: '"', b: "'" }],
      [`a=it's;b=x"y`, { a: "it's", b: 'x"y' }],
      ['a=b=c', { a: 'b=c' }],
      ['a==b=c', { 'a=b': 'c' }],
      ['a={x;b=y}', { a: '{x', b: 'y}' }],
      ['a=;b=1', { a: '', b: '1' }],
      ["a='';b=' 1 '", { a: '', b: ' 1 ' }],
      ['a\t=\n1\r\n', { a: '1' }],
    ];
    for (const [text, expected] of cases) {
      const { pairs, broken } = splitConnectionString(text);
      assert.equal(broken, undefined, text);
      assert.deepEqual(Object.fromEntries(pairs.map((p) => [p.keyword, p.value])), expected, text);
    }
    for (const text of ['a', 'a;b=1', '=1', "a='x", 'a="x" y;b=1', "a='x''"]) {
      assert.ok(splitConnectionString(text).broken, text);
    }
  });

  it('has every synonym of SqlClient, in any case', () => {
    for (const server of ['Server', 'data source', 'ADDR', 'Address', 'Network Address']) {
      for (const database of ['Database', 'initial catalog']) {
        for (const user of ['User ID', 'uid', 'USER']) {
          for (const password of ['Password', 'pwd']) {
            const settings = parseConnectionString(`${server}=s;${database}=d;${user}=u;${password}=p`);
            assert.deepEqual([settings.server, settings.database], ['s', 'd']);
            assert.deepEqual(settings.signIn, { kind: 'sql', user: 'u', password: 'p' });
          }
        }
      }
    }
  });

  it('encrypts and checks certificates unless told otherwise', () => {
    const { encryption, trustServerCertificate, connectTimeout, commandTimeout, applicationName } = read('');
    assert.deepEqual([encryption, trustServerCertificate, connectTimeout], ['mandatory', false, 15_000]);
    assert.deepEqual([commandTimeout, applicationName], [undefined, 'Database Rehearsal']);
    for (const [text, expected] of [
      ['True', 'mandatory'],
      ['yes', 'mandatory'],
      ['Mandatory', 'mandatory'],
      ['false', 'optional'],
      ['no', 'optional'],
      ['Optional', 'optional'],
      ['STRICT', 'strict'],
    ]) {
      assert.equal(read(`Encrypt=${text}`).encryption, expected);
    }
    assert.equal(read('TrustServerCertificate=true').trustServerCertificate, true);
    assert.equal(read('Trust Server Certificate=yes').trustServerCertificate, true);
    assert.equal(read('HostNameInCertificate=c.example').hostNameInCertificate, 'c.example');
  });

  it('has the rest of what a deployment can use', () => {
    const settings = read(
      'Connect Timeout=30;Command Timeout=5;Application Name=x;ApplicationIntent=ReadOnly;MultiSubnetFailover=True;' +
        'Packet Size=4096;Workstation ID=w;ConnectRetryCount=2;Network Library=DBMSSOCN;Timeout=40',
    );
    assert.deepEqual(
      [settings.connectTimeout, settings.commandTimeout, settings.packetSize, settings.connectRetries],
      [40_000, 5_000, 4096, 2],
    );
    assert.deepEqual([settings.readOnlyIntent, settings.multiSubnetFailover], [true, true]);
    assert.deepEqual([settings.applicationName, settings.workstation], ['x', 'w']);
    assert.equal(read('Command Timeout=0').commandTimeout, undefined);
    assert.equal(read('Connect Timeout=0').connectTimeout, 60_000);
    assert.equal(read('Database=first;Initial Catalog=last').database, 'last');
    assert.equal(read('Encrypt=false;Encrypt=').encryption, 'mandatory');
  });

  it('passes over what only pools or formats, and over what asks for nothing', () => {
    const settings = read(
      'Pooling=false;Min Pool Size=1;Max Pool Size=9;Load Balance Timeout=0;Persist Security Info=False;Enlist=true;' +
        'MultipleActiveResultSets=True;Current Language=x;Type System Version=Latest;Replication=false;' +
        'Failover Partner=;User Instance=false;Column Encryption Setting=Disabled;AttachDbFilename="";PoolBlockingPeriod=Auto;' +
        'ConnectRetryInterval=10;IPAddressPreference=IPv4First;TransparentNetworkIPResolution=true;Server SPN=x',
    );
    assert.deepEqual(settings, read(''));
  });

  it('says everything that is wrong with it at once', () => {
    const found = refusal(
      'Server=np:x;Uid=u;Encrypt=maybe;Pooled=1;Failovr=2;Failover Partner=f;User Instance=true;Packet Size=1;' +
        'Column Encryption Setting=Enabled;AttachDbFilename=x.mdf;Enclave Attestation Url=http://x;Application Intent=any',
    );
    const codes = found.map((line) => line.slice(0, 6)).sort();
    assert.deepEqual(codes, [
      ...['CON002', 'CON003', 'CON003', 'CON003', 'CON003', 'CON003', 'CON004', 'CON005', 'CON006', 'CON006', 'CON006'],
      'CON007',
    ]);
    assert.ok(found.some((line) => line.includes("'Pooled', 'Failovr'")));
  });

  it('never says what may be a password', () => {
    const texts = [
      'Server=s;Database=d;User ID=u;Password=hun;ter2=x',
      'Server=s;Database=d;User ID=u;Password=hunter2;ter2 word=x;More=1',
      "Server=s;Database=d;User ID=u;Password='hunter2",
      'Server=s;Database=d;User ID=u;Password="hunter2"ter2',
      'Server=s;Database=d;Password=hunter2',
      'Server=s;Database=d;User ID=u;Password=hunter2;Encrypt=ter2;Connect Timeout=ter2;Authentication=ter2',
      'Password=hunter2;Integrated Security=ter2;Server=s',
      'hunter2',
    ];
    for (const text of texts) for (const line of refusal(text)) assert.doesNotMatch(line, /ter2/, text);
  });

  it('signs in as it says', () => {
    const signIn = (more: string) => parseConnectionString(`Server=s;Database=d;${more}`).signIn;
    assert.deepEqual(signIn('User ID=CORP\\anna;Password=p'), {
      kind: 'ntlm',
      domain: 'CORP',
      user: 'anna',
      password: 'p',
    });
    assert.deepEqual(signIn('Integrated Security=SSPI'), { kind: 'integrated' });
    assert.deepEqual(signIn('Trusted_Connection=yes'), { kind: 'integrated' });
    assert.deepEqual(signIn('Authentication=Sql Password;UID=u;PWD=p'), { kind: 'sql', user: 'u', password: 'p' });
    assert.deepEqual(signIn('Authentication=Active Directory Managed Identity;User ID=c'), {
      kind: 'entra',
      credential: { kind: 'managed', client: 'c' },
    });
    assert.deepEqual(signIn('Authentication=ActiveDirectoryServicePrincipal;UID=app@tenant;PWD=p'), {
      kind: 'entra',
      credential: { kind: 'secret', client: 'app', tenant: 'tenant', secret: 'p' },
    });
    for (const refused of [
      'Authentication=ActiveDirectoryInteractive',
      'Authentication=ActiveDirectoryPassword;User ID=u;Password=p',
      'Authentication=Kerberos',
      'Authentication=ActiveDirectoryServicePrincipal;User ID=u',
      'Authentication=SqlPassword;Integrated Security=true;User ID=u;Password=p',
      'User ID=u',
      'Password=p',
      '',
    ]) {
      assert.match(refusal(`Server=s;Database=d;${refused}`)[0] ?? '', /^CON007/, refused);
    }
  });
});

describe('a data source', () => {
  it('is a host with a port or an instance', () => {
    assert.deepEqual(readDataSource('tcp:sql1.example.com,1444'), { server: 'sql1.example.com', port: 1444 });
    assert.deepEqual(readDataSource('sql1\\TEST'), { server: 'sql1', instance: 'TEST' });
    assert.deepEqual(readDataSource('sql1\\TEST,1500'), { server: 'sql1', port: 1500 });
    assert.deepEqual(readDataSource(' TCP: sql1 , 1500 '), { server: 'sql1', port: 1500 });
    assert.deepEqual(readDataSource('sql1\\MSSQLSERVER'), { server: 'sql1' });
    for (const here of ['.', '(local)', '(LOCAL)', 'tcp:.'])
      assert.deepEqual(readDataSource(here), { server: 'localhost' });
    assert.deepEqual(readDataSource('.\\SQLEXPRESS'), { server: 'localhost', instance: 'SQLEXPRESS' });
    assert.deepEqual(readDataSource('::1'), { server: '::1' });
    assert.deepEqual(readDataSource('[fe80::1],1433'), { server: 'fe80::1', port: 1433 });
  });

  it('is refused with the reason when it is something else', () => {
    for (const [text, why] of [
      ['np:\\\\.\\pipe\\sql\\query', /named pipes/],
      ['\\\\sql1\\pipe\\sql', /named pipes/],
      ['lpc:sql1', /shared memory/],
      ['admin:sql1', /administrator/],
      ['(localdb)\\MSSQLLocalDB', /LocalDB/],
      ['', /no server/],
      [',1433', /no server/],
      ['sql1,', /port/],
      ['sql1,0', /port/],
      ['sql1,99999', /port/],
      ['sql1,1433x', /port/],
      ['sql1\\', /no instance/],
    ] as const) {
      const read = readDataSource(text);
      assert.ok(typeof read === 'string', text);
      assert.match(read, why);
    }
  });
});
