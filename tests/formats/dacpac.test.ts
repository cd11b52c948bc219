import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { type Dacpac, readDacpac, writeDacpac } from '../../src/formats/dacpac.ts';
import type { ModelElement } from '../../src/formats/model-element.ts';

const element: ModelElement = {
  type: 'SqlView',
  name: '[dbo].[a]]b & "c"]',
  properties: new Map([
    ['IsSchemaBound', 'True'],
    ['QueryScript', 'SELECT \']]>\' AS x, 1 < 2\r\n-- "ünïcode" & more'],
  ]),
  relationships: new Map([
    ['Schema', [{ externalSource: 'BuiltIns', reference: '[dbo]' }]],
    [
      'Columns',
      [
        {
          element: {
            type: 'SqlComputedColumn',
            name: '[dbo].[v].[x]',
            properties: new Map(),
            relationships: new Map(),
            annotations: [],
          },
        },
      ],
    ],
  ]),
  annotations: [
    {
      type: 'SysCommentsObjectAnnotation',
      properties: new Map([['HeaderContents', 'CREATE VIEW\r\n\t[dbo].[v] AS\n']]),
    },
    { disambiguator: '7', properties: new Map() },
  ],
};

const dacpac: Dacpac = {
  model: {
    dspName: 'Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider',
    collationLcid: '1033',
    caseSensitive: false,
    header: [{ category: 'SqlCmdVariables', type: 'SqlCmdVariable', metadata: new Map([['Env', '']]) }],
    elements: [element],
  },
  name: 'shop & co',
  version: '1.2.3.4',
  postDeploy: "PRINT 'done'",
};

describe('dacpac', () => {
  it('reads what it writes, byte for byte in scripts and headers', async () => {
    assert.deepEqual(await readDacpac(writeDacpac(dacpac), 'shop.dacpac'), dacpac);
  });

  it('is byte-identical for equal content', () => {
    assert.deepEqual(writeDacpac(dacpac), writeDacpac(structuredClone(dacpac)));
  });

  it('names the file when it is no package', async () => {
    await assert.rejects(readDacpac(new TextEncoder().encode('no zip'), 'x.dacpac'), (error: RehearsalError) => {
      assert.equal(error.diagnostics[0]?.code, 'PKG001');
      assert.match(error.message, /x\.dacpac/);
      return true;
    });
  });

  it('refuses a damaged package', async () => {
    const bytes = writeDacpac(dacpac);
    for (const at of [40, 80, 200]) {
      const damaged = Uint8Array.from(bytes, (byte, i) => (i === at ? byte ^ 0xff : byte));
      await assert.rejects(readDacpac(damaged, 'x.dacpac'), RehearsalError);
    }
  });
});
