import assert from 'node:assert/strict';
import { canonicalJson, writeCanonicalJson } from '../../src/base/canonical-json.ts';
import { type FileContent, textContent, writeContent } from '../../src/base/file-content.ts';
import { sha256 } from '../../src/base/sha256.ts';

/** Long enough to be cut, at places where characters of two units stand and at others. */
const texts = [
  '',
  'a',
  'é'.repeat(40_000),
  'x'.repeat(100_000),
  `y${'😀'.repeat(60_000)}`,
  `z\ud800\udc00\udc00\ud800"\\\b\u0001\u007f\n${'w'.repeat(40_000)}`,
];

function written(content: FileContent): { readonly bytes: Buffer; readonly hash: string } {
  const parts: Buffer[] = [];
  const hash = writeContent(content, (bytes) => parts.push(Buffer.from(bytes)));
  return { bytes: Buffer.concat(parts), hash };
}

describe('content of files', () => {
  it('is the UTF-8 of its text, however long its pieces are, as often as it is written', () => {
    const content = textContent((push) => {
      for (const text of texts) push(text);
      for (let i = 0; i < 20_000; i += 1) push(`line ${i}\n`);
    });
    const whole = texts.join('') + Array.from({ length: 20_000 }, (_, i) => `line ${i}\n`).join('');
    const expected = new TextEncoder().encode(whole);
    for (const same of [content, content, expected]) {
      const { bytes, hash } = written(same);
      assert.ok(bytes.equals(expected));
      assert.equal(hash, sha256(expected));
    }
  });

  it('writes canonical JSON as JSON.stringify does, with sorted keys', () => {
    const value = {
      b: [1, -0, 1.5, true, null, undefined, '"\u2028\ud800', [], {}, { x: undefined }],
      a: { z: texts, y: new Map(), '10': 1, '9': 2, a1: Number.NaN, '0x': 3 },
      'ä"': undefined,
      é: { nested: [{ deep: [[1], [2, { d: 1, c: 2 }]] }] },
    };
    const sorted = {
      a: { '9': 2, '10': 1, '0x': 3, a1: Number.NaN, y: {}, z: texts },
      b: [1, -0, 1.5, true, null, null, '"\u2028\ud800', [], {}, {}],
      é: { nested: [{ deep: [[1], [2, { c: 2, d: 1 }]] }] },
    };
    assert.equal(canonicalJson(value), `${JSON.stringify(sorted, undefined, 2)}\n`);
    assert.equal(canonicalJson('a'), '"a"\n');
    const content = textContent((push) => writeCanonicalJson(value, push));
    assert.equal(written(content).bytes.toString(), Buffer.from(canonicalJson(value)).toString());
  });
});
