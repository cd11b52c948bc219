import assert from 'node:assert/strict';
import { parseConnectionString } from '../../../src/server/parse-connection-string.ts';
import { tdsOptions } from '../../../src/server/tds-options.ts';

const options = (more: string, token?: string) =>
  tdsOptions(parseConnectionString(`Server=s;Database=d;${more}`), token);

describe('what tedious is told', () => {
  it('encrypts everything and checks the certificate, unless encryption is optional', () => {
    const encryption = (more: string) => {
      const { encrypt, trustServerCertificate, serverName } = options(`User ID=u;Password=p;${more}`).options ?? {};
      return [encrypt, trustServerCertificate, serverName];
    };
    assert.deepEqual(encryption(''), [true, false, undefined]);
    assert.deepEqual(encryption('Encrypt=strict'), ['strict', false, undefined]);
    assert.deepEqual(encryption('Encrypt=false'), [true, true, undefined]);
    assert.deepEqual(encryption('TrustServerCertificate=true'), [true, true, undefined]);
    assert.deepEqual(encryption('HostNameInCertificate=c.example'), [true, false, 'c.example']);
  });

  it('signs in as the connection says', () => {
    assert.deepEqual(options('User ID=u;Password=p').authentication, {
      type: 'default',
      options: { userName: 'u', password: 'p' },
    });
    assert.deepEqual(options('User ID=CORP\\anna;Password=p').authentication, {
      type: 'ntlm',
      options: { userName: 'anna', password: 'p', domain: 'CORP' },
    });
    assert.deepEqual(options('Authentication=ActiveDirectoryMSI', 'T').authentication, {
      type: 'azure-active-directory-access-token',
      options: { token: 'T' },
    });
  });

  it('has a port or an instance, no time limit for requests, and tries nothing again by itself', () => {
    const plain = options('User ID=u;Password=p').options ?? {};
    assert.deepEqual([plain.port, plain.requestTimeout, plain.maxRetriesOnTransientErrors], [1433, 0, 0]);
    const named = tdsOptions(parseConnectionString('Server=s\\i;Database=d;User ID=u;Password=p')).options ?? {};
    assert.deepEqual([named.port, named.instanceName], [undefined, 'i']);
  });
});
