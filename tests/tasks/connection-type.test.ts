import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { type Endpoint, endpointSettings } from '../../src/app/service-connection.ts';

type Descriptor = {
  id: string;
  inputMode: string;
  isConfidential: boolean;
  values?: { possibleValues: { value: string }[] };
};
type Type = {
  name: string;
  displayName: string;
  dataSources: unknown[];
  inputDescriptors: Descriptor[];
  authenticationSchemes: { type: string; inputDescriptors?: Descriptor[] }[];
};

const manifest = JSON.parse(readFileSync('vss-extension.json', 'utf8')) as {
  contributions: { type: string; targets: string[]; properties: Type }[];
};
const contribution = manifest.contributions.find((c) => c.type === 'ms.vss-endpoint.service-endpoint-type');

describe('the service connection type', () => {
  assert.ok(contribution);
  const { properties } = contribution;
  const schemes = properties.authenticationSchemes;

  it('offers a login, and no Verify button, which speaks HTTP only', () => {
    assert.deepEqual(contribution.targets, ['ms.vss-endpoint.endpoint-types']);
    assert.equal(properties.displayName, 'SQL Server (Database Rehearsal)');
    assert.deepEqual(
      schemes.map((s) => s.type.replace('ms.vss-endpoint.endpoint-auth-scheme-', '')),
      ['basic'],
    );
    assert.deepEqual(properties.dataSources, []);
    const secret = schemes[0]?.inputDescriptors?.filter((d) => d.isConfidential || d.inputMode === 'passwordbox');
    assert.deepEqual(
      secret?.map((d) => d.id),
      ['password'],
    );
  });

  it('has exactly the fields that are read', () => {
    const asked = new Set<string>();
    const remember = (name: string): string => {
      asked.add(name);
      return { encrypt: 'strict', trustServerCertificate: 'true', options: '', server: 's' }[name] ?? 'x';
    };
    const endpoint: Endpoint = { id: 'e', scheme: 'UsernamePassword', parameter: remember, data: remember };
    endpointSettings({ endpoint, assertion: async () => assert.fail() });
    const offered = [...properties.inputDescriptors, ...(schemes[0]?.inputDescriptors ?? [])].map((d) => d.id);
    assert.deepEqual([...asked].sort(), offered.sort());
  });

  it('offers values of encryption that are read', () => {
    const values = properties.inputDescriptors.find((d) => d.id === 'encrypt')?.values?.possibleValues ?? [];
    assert.equal(values.length, 3);
    for (const { value } of values) {
      const fields: Record<string, string> = { server: 's', database: 'd', encrypt: value };
      const endpoint: Endpoint = { id: 'e', scheme: 'None', parameter: () => undefined, data: (name) => fields[name] };
      assert.equal(endpointSettings({ endpoint, assertion: async () => assert.fail() }).encryption, value);
    }
  });
});
