import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { type Dacpac, readDacpac } from '../../src/formats/dacpac.ts';
import type { ModelElement } from '../../src/formats/model-element.ts';
import { PairMap } from '../../src/formats/pair-map.ts';
import { readZip } from '../../src/formats/read-zip.ts';
import { writeDacpac } from '../../src/formats/write-dacpac.ts';
import { writeZip } from '../../src/formats/write-zip.ts';

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

/** Maps of either kind as lists of pairs: what is private in an object, deepEqual does not see. */
function plain(value: unknown): unknown {
  const isMap = (v: unknown): v is ReadonlyMap<string, unknown> => v instanceof Map || v instanceof PairMap;
  return JSON.parse(JSON.stringify(value, (_, v: unknown) => (isMap(v) ? [...v] : v)));
}

describe('dacpac', () => {
  it('reads what it writes, byte for byte in scripts and headers', async () => {
    assert.deepEqual(plain(await readDacpac(writeDacpac(dacpac), 'shop.dacpac')), plain(dacpac));
  });

  it('reads values that another tool wrote as text', async () => {
    const parts = await readZip(writeDacpac(dacpac), 'shop.dacpac');
    const xml = Buffer.from(parts.get('model.xml')?.content() ?? []).toString();
    const asText = xml.replace(/<!\[CDATA\[SELECT[\s\S]*?more\]\]>/, 'SELECT 1 &lt; 2 <![CDATA[&]]> 3');
    assert.notEqual(asText, xml);
    const other = writeZip(new Map([['model.xml', Buffer.from(asText)]]));
    for (const shared of [
      undefined,
      { elements: new Map<string, ModelElement>(), ignored: new Map(), texts: new Map() },
    ]) {
      const { model } = await readDacpac(other, 'other.dacpac', shared);
      assert.equal([...model.elements][0]?.properties.get('QueryScript'), 'SELECT 1 < 2 & 3');
    }
  });

  it('writes control characters as references, as DacFx does, and reads them', async () => {
    const script = "SELECT 'a\u0001\u0002', ']]>\u001f'\r\n\t";
    const properties = PairMap.of({ QueryScript: script, Remark: 'x\u000by' }, () => true);
    const bytes = writeDacpac({ ...dacpac, model: { ...dacpac.model, elements: [{ ...element, properties }] } });
    const xml = Buffer.from((await readZip(bytes, 'shop.dacpac')).get('model.xml')?.content() ?? []).toString();
    assert.match(xml, /<!\[CDATA\[SELECT 'a\]\]>&#x1;<!\[CDATA\[\]\]>&#x2;<!\[CDATA\[', '/);
    const { model } = await readDacpac(bytes, 'shop.dacpac');
    const read = [...model.elements][0]?.properties;
    assert.deepEqual([read?.get('QueryScript'), read?.get('Remark')], [script, 'x\u000by']);
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

  it('takes a script that is packed as the one before from there, and reads any other', async () => {
    const shared = { elements: new Map<string, ModelElement>(), ignored: new Map(), texts: new Map() };
    const read = async (postDeploy: string) =>
      (await readDacpac(writeDacpac({ ...dacpac, postDeploy }), 'x.dacpac', shared)).postDeploy;
    assert.equal(await read('SELECT 1;'), 'SELECT 1;');
    // What was read first is taken, whatever is packed: the bytes are not inflated again.
    shared.texts.set('postdeploy.sql', { ...shared.texts.get('postdeploy.sql'), text: 'the first' });
    assert.equal(await read('SELECT 1;'), 'the first');
    assert.equal(await read('SELECT 2;'), 'SELECT 2;');
    assert.equal(await read('SELECT 1;'), 'SELECT 1;');
  });

  it('tells parts of a zip file apart by their packed bytes', async () => {
    const part = async (text: string) => {
      const found = (await readZip(writeZip(new Map([['a', Buffer.from(text)]])), 'x.zip')).get('a');
      assert.ok(found);
      return found;
    };
    const one = await part('SELECT 1;');
    assert.equal(Buffer.from(one.content()).toString(), 'SELECT 1;');
    assert.ok(one.equals(await part('SELECT 1;')));
    assert.ok(!one.equals(await part('SELECT 2;')));
    assert.ok(!one.equals(await part('SELECT 1; ')));
    assert.equal((await part('')).content().length, 0);
  });

  it('shares equal elements between packages, whatever their numbers, and reads the same with and without', async () => {
    const numbered = (n: string, extra: readonly ModelElement[]): Dacpac => ({
      ...dacpac,
      model: {
        ...dacpac.model,
        elements: [
          ...extra,
          element,
          {
            ...element,
            name: '[dbo].[n]',
            annotations: [{ type: 'SqlInlineConstraintAnnotation', disambiguator: n, properties: new Map() }],
          },
          {
            ...element,
            name: '[dbo].[tricky]',
            properties: new Map([['QueryScript', 'SELECT 1\n\t\t<Element Type="x">\n\t</Model>']]),
          },
        ],
      },
    });
    const first = writeDacpac(numbered('3', []));
    const second = writeDacpac(numbered('4', [{ ...element, name: '[dbo].[new]' }]));
    const shared = { elements: new Map<string, ModelElement>(), ignored: new Map(), texts: new Map() };
    const a = await readDacpac(first, 'a.dacpac', shared);
    const b = await readDacpac(second, 'b.dacpac', shared);
    assert.deepEqual(plain(a), plain(await readDacpac(first, 'a.dacpac')));
    assert.deepEqual(
      b.model.elements.map((e) => e.name),
      (await readDacpac(second, 'b.dacpac')).model.elements.map((e) => e.name),
    );
    assert.equal(b.model.elements.length, 4);
    const ignored = new Map([['SqlView', ['Columns']]]);
    const less = await readDacpac(first, 'a.dacpac', { elements: new Map(), ignored, texts: new Map() });
    assert.deepEqual([...(less.model.elements[0]?.relationships.keys() ?? [])], ['Schema']);
    assert.deepEqual(plain(less.model.elements[0]?.properties), plain(element.properties));
    for (const i of [0, 1, 2]) assert.equal(b.model.elements[i + 1], a.model.elements[i]);
  });
});
