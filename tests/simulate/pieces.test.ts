import assert from 'node:assert/strict';
import { batchesOf, type ScriptPiece } from '../../src/syntax/batches.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { newServer } from './run.ts';

/** The batches of a script, cut out of it, with a batch in between. */
function cutUp(script: string, between = 'GO\n'): readonly ScriptPiece[] {
  const tokens = lex(script, 'script.sql');
  return batchesOf(tokens).flatMap((batch) => [
    { text: script.slice(batch.start, batch.end).trim(), batch },
    { text: `\nGO\n${between}` },
  ]);
}

const result = (script: string | readonly ScriptPiece[], before = '') => {
  const server = newServer();
  server.run(before);
  const { messages, error } = server.run(script);
  return { messages, number: error?.number, message: error?.message, statement: error?.statement };
};

describe('pieces of a script', () => {
  for (const script of [
    "PRINT 'a'\nGO\n\n  PRINT 'b' -- c\nGO\nPRINT 1 / 0",
    'SELECT * FROM dbo.Nowhere\nGO\nPRINT 1',
    'SET QUOTED_IDENTIFIER OFF\nGO\nPRINT "it\'s"\nGO\nSET QUOTED_IDENTIFIER ON\nDECLARE @a int = 1 PRINT @a',
    ":setvar Name value\nPRINT '$(Name)'\nGO\nPRINT '$(Name)'\n:setvar Name other\n",
    "PRINT 'a'\nGO\n:r file.sql\nPRINT 'b'",
    "PRINT 'a'\nGO\nPRINT 'b' )",
  ]) {
    it(`run as their text does: ${script.replace(/\s+/g, ' ')}`, () => {
      const pieces = cutUp(script);
      assert.ok(pieces.some(({ batch }) => batch));
      const text = pieces.map((piece) => piece.text).join('');
      assert.deepEqual(result(pieces), result(text));
      const off = 'SET QUOTED_IDENTIFIER OFF\nGO\nSET ANSI_NULLS OFF\nGO\nPRINT 1';
      assert.deepEqual(result(pieces, off), result(text, off));
    });
  }

  it('are cut again where other settings stand than those under which they were cut', () => {
    const pieces = cutUp('PRINT "x"');
    assert.notEqual(result(pieces).number, undefined);
    assert.equal(result(pieces, 'SET QUOTED_IDENTIFIER OFF\nGO\nPRINT 1').number, undefined);
    const [piece] = pieces;
    assert.ok(piece);
    assert.equal(result([{ text: 'SET QUOTED_IDENTIFIER OFF\nGO\n' }, piece]).number, undefined);
  });
});
