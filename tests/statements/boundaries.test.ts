import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RehearsalError } from '../../src/base/errors.ts';
import { parseScript } from '../../src/statements/parse-script.ts';
import { parseAll, parseErrors, parseOne } from './parse-one.ts';
import { samples } from './samples.ts';

describe('statement boundaries', () => {
  for (const [kind, sql] of samples) {
    it(`${kind}: ${sql}`, () => {
      const statement = parseOne(kind, sql);
      assert.equal(sql.slice(statement.start, statement.end), sql);
    });
  }

  it('lets statements follow one another without semicolons', () => {
    const some = fc.array(fc.constantFrom(...samples), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(some, fc.constantFrom('\n', ' ', ';\n', ' /* GO */ '), (list, separator) => {
        // WITH may continue most statements, so the server wants a semicolon before a common table expression.
        const text = list.reduce((all, [, sql]) => `${all}${sql.startsWith('WITH') ? ';' : ''}${separator}${sql}`, '');
        const found = parseAll(text).map((one) => [one.kind, text.slice(one.start, one.end)]);
        assert.deepEqual(
          found,
          list.map(([kind, sql]) => [kind, sql]),
        );
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it('answers half-written text with a diagnostic, never with another error', () => {
    const cut = fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.nat({ max: 12 }));
    fc.assert(
      fc.property(cut, ([[, sql], from, length]) => {
        const at = from % sql.length;
        try {
          parseScript(sql.slice(0, at) + sql.slice(at + length), 'cut.sql');
        } catch (error) {
          assert.ok(error instanceof RehearsalError, String(error));
        }
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('goes on with the next batch after an error', () => {
    const { batches, diagnostics } = parseScript('SELECT 1;\nCREATE TABLE dbo.T (a int,, b int)\nGO\nPRINT 1', 'a.sql');
    assert.deepEqual(
      batches.map((batch) => batch.statements.map((one) => one.kind)),
      [['dml'], ['print']],
    );
    assert.deepEqual(
      diagnostics.map((one) => [one.code, one.at]),
      [['SYN001', { file: 'a.sql', line: 2, column: 27 }]],
    );
  });

  it('refuses what is no statement', () => {
    assert.deepEqual(parseErrors('SELECT 1; FOO BAR'), [
      "test.sql:1:11: error SYN001: a statement expected, found 'FOO'",
    ]);
    assert.deepEqual(parseErrors('BEGIN SELECT 1'), ["test.sql:1:15: error SYN001: 'END' expected, found the end"]);
    assert.deepEqual(parseErrors('END'), ["test.sql:1:1: error SYN001: a statement expected, found 'END'"]);
    assert.match(parseErrors('CREATE TABLE select (a int)')[0] ?? '', /a name expected, found 'select'/);
    assert.match(parseErrors('ALTER TABLE dbo.T DROP CONSTRAINT ;')[0] ?? '', /a name expected, found ';'/);
    assert.match(parseErrors('PRINT 1; CREATE VIEW v AS SELECT 1')[0] ?? '', /must be the first statement/);
  });

  it('refuses options and values that are cut', () => {
    for (const sql of [
      'CREATE INDEX i ON t (a) WITH (ONLINE ON)',
      'CREATE INDEX i ON t (a) WITH (FILLFACTOR = 80 PAD_INDEX = ON)',
      'CREATE INDEX i ON t (a) WITH (= ON)',
      'CREATE INDEX i ON t (a) (b)',
      'CREATE COLUMNSTORE INDEX i ON t',
      'ALTER TABLE t ADD DEFAULT () FOR a',
      'ALTER TABLE t ADD CHECK ()',
      'EXEC p 1,',
      'DECLARE @a',
      'SET @a',
    ]) {
      assert.equal(parseErrors(sql).length, 1, sql);
    }
  });

  it('bounds nesting', () => {
    const deep = 100_000;
    assert.match(parseErrors('IF 1 = 1 '.repeat(deep))[0] ?? '', /SYN005/);
    assert.match(parseErrors('BEGIN '.repeat(deep))[0] ?? '', /SYN005/);
    assert.match(parseErrors(`CREATE TABLE t (a int) WITH (${'a ('.repeat(deep)}`)[0] ?? '', /SYN005/);
    assert.equal(parseAll(`SELECT ${'('.repeat(deep)}1${')'.repeat(deep)}`).length, 1);
    assert.equal(parseAll(`PRINT ${'CASE WHEN 1 = 1 THEN '.repeat(deep)}1${' END'.repeat(deep)}`).length, 1);
  });
});
