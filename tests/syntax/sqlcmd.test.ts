import assert from 'node:assert/strict';
import { posix } from 'node:path';
import { lex } from '../../src/syntax/lexer.ts';
import { directivesOf, expandIncludes, substituteVariables, variablesUsed } from '../../src/syntax/sqlcmd.ts';

function reader(files: Record<string, string>) {
  return {
    resolve: (from: string, path: string) => posix.join(posix.dirname(from), path.replaceAll('\\', '/')),
    read: (file: string) => files[file],
  };
}

describe('sqlcmd', () => {
  it('reads directives', () => {
    const text =
      ':setvar a "x y"\n:SETVAR b z\n:r ".\\it\'s.sql"\n:r a.sql -- c\n:on error exit\n!!dir\n:setvar c "\n v\n"\nselect 1';
    assert.deepEqual(
      directivesOf(lex(text, 'a.sql')).map((d) => [d.name, ...d.args]),
      [
        ['setvar', 'a', 'x y'],
        ['setvar', 'b', 'z'],
        ['r', ".\\it's.sql"],
        ['r', 'a.sql'],
        ['on error', 'exit'],
        ['!!', 'dir'],
        ['setvar', 'c', '\n v\n'],
      ],
    );
  });

  it('puts included files in their place', () => {
    const files = { 's/b.sql': "print 'b'\n:r .\\c.sql\nprint 'b2'", 's/c.sql': 'select 1' };
    const expanded = expandIncludes(':setvar d s\n:r $(d)\\b.sql\nGO\n', 'a.sql', reader(files));
    assert.equal(expanded.text, ":setvar d s\nprint 'b'\nselect 1\nprint 'b2'\nGO\n");
    assert.deepEqual(expanded.files, ['a.sql', 's/b.sql', 's/c.sql']);
    assert.deepEqual([...expanded.variables], [['d', 's']]);
  });

  it('ignores :r in comments and strings', () => {
    const text = "/*\n:r x.sql\n*/ select '\n:r y.sql\n'";
    assert.equal(expandIncludes(text, 'a.sql', reader({})).text, text);
  });

  it('names the chain of a cycle', () => {
    const files = { 'b.sql': '\n:r a.sql', 'a.sql': ':r b.sql' };
    assert.throws(
      () => expandIncludes(':r b.sql', 'a.sql', reader(files)),
      /b\.sql:2:1: error SYN011: .*a\.sql → b\.sql → a\.sql/,
    );
    assert.throws(() => expandIncludes(':r c.sql', 'a.sql', reader({})), /a\.sql:1:1: error SYN010/);
  });

  it('finds variables', () => {
    assert.deepEqual(variablesUsed(lex("select $(a), '$(b)', [$(A)], x$(c) -- $(d)", 'a.sql')), ['a', 'b', 'c']);
    assert.equal(
      substituteVariables(
        '$(A)-$(b)-$(x)',
        new Map([
          ['a', '1'],
          ['B', '2'],
        ]),
      ),
      '1-2-$(x)',
    );
  });
});
