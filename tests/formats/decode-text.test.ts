import assert from 'node:assert/strict';
import { decodeText } from '../../src/formats/decode-text.ts';

const text = "SELECT N'Zoë – 漢字' AS x;\r\n";
const utf16 = (littleEndian: boolean, mark: boolean) => {
  const full = mark ? `\uFEFF${text}` : text;
  const view = new DataView(new ArrayBuffer(full.length * 2));
  for (let i = 0; i < full.length; i += 1) view.setUint16(i * 2, full.charCodeAt(i), littleEndian);
  return new Uint8Array(view.buffer);
};

describe('decodeText', () => {
  for (const [name, bytes] of [
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with mark', new TextEncoder().encode(`\uFEFF${text}`)],
    ['UTF-16 LE with mark', utf16(true, true)],
    ['UTF-16 BE with mark', utf16(false, true)],
    ['UTF-16 LE', utf16(true, false)],
    ['UTF-16 BE', utf16(false, false)],
  ] as const) {
    it(`reads ${name}`, () => assert.equal(decodeText(bytes), text));
  }

  it('reads what is not UTF-8 as Windows-1252', () => {
    assert.equal(decodeText(Uint8Array.from([0x5a, 0x6f, 0xeb, 0x20, 0x80])), 'Zoë €');
  });
});
