import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { hazardTitle } from '../../src/review/hazard-titles.ts';

/** A code is a literal of its own (`DATA001`, `SQL71501`); those that are plain words stand behind `code:`. */
const literals = [/'([A-Z]{2,6}\d{3}|SQL\d{5})'/g, /\bcode: '([A-Z]+)'/g];

/** Codes that nobody sees: text that is no XML is no mistake there, so the error is caught and the text taken as it is. */
const neverShown = ['XML001'];

function reportedCodes(): readonly string[] {
  const codes = new Set<string>();
  for (const folder of ['src', 'tasks']) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
      const file = path.join(folder, name);
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(file, 'utf8');
      for (const literal of literals) for (const [, code = ''] of text.matchAll(literal)) codes.add(code);
    }
  }
  return [...codes].filter((code) => !neverShown.includes(code)).sort();
}

type Row = { readonly section: string; readonly code: string; readonly meaning: string; readonly advice: string };

function documentedRows(): readonly Row[] {
  return readFileSync('docs/error-codes.md', 'utf8')
    .split('\n## ')
    .flatMap((section) =>
      [...section.matchAll(/^\| `(\w+)` \| (.*?) \| (.*?) \|$/gm)].map(([, code = '', meaning = '', advice = '']) => ({
        section: section.split(':', 1)[0] ?? '',
        code,
        meaning,
        advice,
      })),
    );
}

describe('docs/error-codes.md', () => {
  const rows = documentedRows();

  it('has one row for every code that the program reports, and no other', () => {
    assert.deepEqual(rows.map(({ code }) => code).sort(), reportedCodes());
  });

  it('says what each code means and what to do', () => {
    for (const { code, meaning, advice } of rows) {
      assert.match(meaning, /[.)]$/, code);
      assert.match(advice, /\.$/, code);
    }
  });

  it('calls hazards what the review calls them', () => {
    for (const { code, meaning } of rows) {
      const title = hazardTitle(code);
      assert.equal(/^\*\*(.+?)\*\*/.exec(meaning)?.[1] ?? '', title, code);
    }
  });

  it('has each code under its prefix, in order', () => {
    const prefix = (code: string): string => (/\d/.test(code) ? code.replace(/\d+$/, '') : 'Words');
    for (const [i, { section, code }] of rows.entries()) {
      assert.equal(section, prefix(code), code);
      const before = rows[i - 1];
      if (before?.section === section && section !== 'Words') assert.ok(before.code < code, code);
    }
  });
});
