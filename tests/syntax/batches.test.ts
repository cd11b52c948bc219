import assert from 'node:assert/strict';
import { splitBatches } from '../../src/syntax/batches.ts';
import { corpusFiles } from './corpus-files.ts';

function texts(text: string): readonly string[] {
  return splitBatches(text, 'a.sql').map((batch) => text.slice(batch.start, batch.end));
}

describe('splitBatches', () => {
  const table: readonly (readonly [string, readonly string[]])[] = [
    ['select 1\ngo\nselect 2', ['select 1\n', 'select 2']],
    ['select 1\r\n  GO\t\r\nselect 2\r\ngo', ['select 1\r\n', 'select 2\r\n']],
    ['select 1\ngo -- x\nselect 2', ['select 1\n', 'select 2']],
    ['select 1\ngo /* c */\nselect 2', ['select 1\n', 'select 2']],
    ['select 1\n/* c */ go\nselect 2', ['select 1\n', 'select 2']],
    ['select 1\n/* c\n */ go\nselect 2', ['select 1\n/* c\n */ ', 'select 2']],
    ['select 1\ngo /* c\n*/ select 2', ['select 1\n', ' select 2']],
    ['select 1\ngo;\nselect 2', ['select 1\n', 'select 2']],
    ["select '\ngo\n'", ["select '\ngo\n'"]],
    ['select 1 /*\ngo\n*/', ['select 1 /*\ngo\n*/']],
    ['select [\ngo\n] from t', ['select [\ngo\n] from t']],
    ['select 1 go\nselect 2', ['select 1 go\nselect 2']],
    ['create table t (\n go int)', ['create table t (\n go int)']],
    ['go\ngo\n\n-- only a comment\ngo\nselect 1', ['select 1']],
    ['', []],
    ['\ufeffselect 1', ['select 1']],
  ];
  for (const [text, expected] of table) it(JSON.stringify(text), () => assert.deepEqual(texts(text), expected));

  it('reads the count', () => {
    assert.deepEqual(
      splitBatches('a\ngo 5 -- x\nb\nGO 3', 'a.sql').map((batch) => batch.count),
      [5, 3],
    );
  });

  const settings = (text: string) =>
    splitBatches(text, 'a.sql')
      .map((b) => `${b.settings.quotedIdentifier ? 'Q' : 'q'}${b.settings.ansiNulls ? 'A' : 'a'}`)
      .join(' ');
  for (const [text, expected] of [
    ['select 1', 'QA'],
    [
      'set quoted_identifier off\ngo\ncreate proc p as select "x"\ngo\nset ansi_nulls, quoted_identifier on\ngo\nselect 1',
      'qA qA QA QA',
    ],
    ['SET ANSI_NULLS OFF; SET NOCOUNT ON; create table t (a int)\ngo\nselect 1', 'Qa Qa'],
    ['create proc p as set quoted_identifier off\ngo\nselect 1', 'QA QA'],
    ['select 1 set ansi_defaults off\ngo\nselect 2', 'QA qa'],
    ['update t set quoted_identifier = 1\ngo\nset identity_insert t on', 'QA QA'],
  ] as const) {
    it(`settings of ${JSON.stringify(text)}`, () => assert.equal(settings(text), expected));
  }

  it('covers every token of every corpus file but GO itself', () => {
    for (const { path, text } of corpusFiles().filter((_, i) => i % 5 === 0)) {
      let before = 0;
      for (const batch of splitBatches(text, path)) {
        assert.ok(batch.from >= before && batch.to > batch.from, path);
        assert.ok(batch.tokens.starts[batch.from]! >= batch.start, path);
        assert.ok(batch.tokens.ends[batch.to - 1]! <= batch.end, path);
        before = batch.to;
      }
    }
  });
});
