import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { keywordOf, knownKeywords } from '../../src/server/connection-keywords.ts';

describe('docs/connections.md', () => {
  it('names every keyword of a connection string', () => {
    const text = readFileSync('docs/connections.md', 'utf8');
    const rows = text
      .slice(text.indexOf('| Keyword | Here |'))
      .split('\n')
      .filter((line) => line.startsWith('| `'));
    const words = rows.flatMap((row) => [...(row.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map((m) => m[1] ?? ''));
    for (const word of words) assert.ok(keywordOf(word), word);
    const folded = words.map((word) => word.replace(/\s+/g, '').toLowerCase());
    assert.deepEqual(folded.sort(), [...knownKeywords()].sort());
  });
});
