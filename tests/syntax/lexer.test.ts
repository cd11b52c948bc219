import assert from 'node:assert/strict';
import fc from 'fast-check';
import { RehearsalError } from '../../src/base/errors.ts';
import { isWhiteSpace } from '../../src/syntax/character.ts';
import { lex } from '../../src/syntax/lexer.ts';
import { TokenKind } from '../../src/syntax/token.ts';
import type { Tokens } from '../../src/syntax/tokens.ts';
import { corpusFiles } from './corpus-files.ts';

const kindNames = Object.keys(TokenKind);

function shown(text: string): string {
  const tokens = lex(text, 'a.sql');
  return Array.from(tokens.kinds)
    .slice(0, -1)
    .map((kind, i) => `${kindNames[kind]}:${text.slice(tokens.starts[i], tokens.ends[i])}`)
    .join(' ');
}

/** What lies between the tokens must be white space, comments or SQLCMD lines, and nothing else. */
function assertComplete(tokens: Tokens): void {
  const pieces: [number, number][] = [];
  for (let i = 0; i < tokens.kinds.length; i += 1) pieces.push([tokens.starts[i]!, tokens.ends[i]!]);
  for (let i = 0; i < tokens.comments.length; i += 2) pieces.push([tokens.comments[i]!, tokens.comments[i + 1]!]);
  for (let i = 0; i < tokens.directives.length; i += 2) pieces.push([tokens.directives[i]!, tokens.directives[i + 1]!]);
  pieces.sort((a, b) => a[0] - b[0]);
  let at = 0;
  for (const [start, end] of pieces) {
    assert.ok(start >= at, `overlap at ${start}`);
    for (let i = at; i < start; i += 1) {
      assert.ok(isWhiteSpace(tokens.text.charCodeAt(i)), `${tokens.file}: lost '${tokens.text[i]}' at ${i}`);
    }
    at = end;
  }
  assert.equal(at, tokens.text.length);
}

describe('lexer', () => {
  const table: readonly (readonly [string, string])[] = [
    ['select a.b', 'word:select word:a symbol:. word:b'],
    ['[a]]b] "c""d" \'e\'\'f\'', 'bracketed:[a]]b] doubleQuoted:"c""d" string:\'e\'\'f\''],
    ["N'x' n'y' nx", "nationalString:N'x' nationalString:n'y' word:nx"],
    ['1 1. .5 1.5 1e3 1.5E-10 1e', 'number:1 number:1. number:.5 number:1.5 number:1e3 number:1.5E-10 number:1e'],
    ['1else', 'number:1 word:else'],
    ['0x 0xAF 0XaF', 'binary:0x binary:0xAF binary:0XaF'],
    ['0xAB\\\r\nCD', 'binary:0xAB\\\r\nCD'],
    ['$1.5 £3 €.5 $ $-2', 'money:$1.5 money:£3 money:€.5 money:$ money:$-2'],
    ['@x @@rowcount @', 'variable:@x variable:@@rowcount variable:@'],
    ['#t ##g #', 'temporary:#t temporary:##g temporary:#'],
    ['$action $IDENTITY $PARTITION.f', 'word:$action word:$IDENTITY word:$PARTITION symbol:. word:f'],
    [
      '$(Db) [$(Db)].[dbo] $(a)b a$(b)',
      'sqlcmdVariable:$(Db) bracketed:[$(Db)] symbol:. bracketed:[dbo] word:$(a)b word:a$(b)',
    ],
    ['$(a)$(b)', 'word:$(a)$(b)'],
    ['f$(1)', 'word:f$ symbol:( number:1 symbol:)'],
    [
      'a+=b-=c*=d/=e%=f&=g|=h^=i',
      'word:a symbol:+= word:b symbol:-= word:c symbol:*= word:d symbol:/= word:e symbol:%= word:f symbol:&= word:g symbol:|= word:h symbol:^= word:i',
    ],
    [
      '<= >= <> != !< !> :: || ||= << >>',
      'symbol:<= symbol:>= symbol:<> symbol:!= symbol:!< symbol:!> symbol::: symbol:|| symbol:||= symbol:<< symbol:>>',
    ],
    ['a/*x/*y*/z*/b--c\nd', 'word:a word:b word:d'],
    ['a/**/b', 'word:a word:b'],
    ['naïve Größe 名前 имя_1', 'word:naïve word:Größe word:名前 word:имя_1'],
    ['db..t', 'word:db symbol:. symbol:. word:t'],
    ["'a--b' '/*'", "string:'a--b' string:'/*'"],
    ['a\u00a0b\ufeffc', 'word:a word:b word:c'],
    [":r a'b.sql\nx", 'word:x'],
    ['!!dir\nx !< y', 'word:x symbol:!< word:y'],
    ['l:\nx', 'word:l symbol:: word:x'],
  ];
  for (const [text, expected] of table) {
    it(JSON.stringify(text), () => {
      assert.equal(shown(text), expected);
      assertComplete(lex(text, 'a.sql'));
    });
  }

  it('keeps offsets of the whole text when it reads a part', () => {
    const tokens = lex("x 'a' y", 'a.sql', 2, 5);
    assert.deepEqual(
      [Array.from(tokens.starts), Array.from(tokens.ends)],
      [
        [2, 5],
        [5, 5],
      ],
    );
  });

  for (const [text, code, line, column] of [
    ["\n  'abc", 'SYN002', 2, 3],
    ["a N'abc''", 'SYN002', 1, 3],
    ['[abc]]', 'SYN003', 1, 1],
    ['x "abc', 'SYN003', 1, 3],
    ['x\n/* a /* b */', 'SYN004', 2, 1],
  ] as const) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      assert.throws(
        () => lex(text, 'a.sql'),
        (error: unknown) => {
          assert.ok(error instanceof RehearsalError);
          assert.equal(error.diagnostics[0]?.code, code);
          assert.deepEqual(error.diagnostics[0]?.at, { file: 'a.sql', line, column });
          return true;
        },
      );
    });
  }

  it('loses nothing of any text', () => {
    const piece = fc.constantFrom(
      "'",
      '"',
      '[',
      ']',
      '/*',
      '*/',
      '--',
      '\n',
      ' ',
      'N',
      'go',
      '$',
      '(',
      ')',
      '$(a)',
      '@',
      '#',
      '1',
      '.',
      'e',
      '-',
      '<',
      '=',
      ':r',
      '!!',
      '😀',
      'é',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let tokens: Tokens;
        try {
          tokens = lex(text, 'a.sql');
        } catch (error) {
          assert.ok(error instanceof RehearsalError);
          return;
        }
        assertComplete(tokens);
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  it('reads every corpus file without loss', () => {
    for (const { path, text } of corpusFiles()) assertComplete(lex(text, path));
  });

  it('gives the same tokens when comments stand between them', () => {
    for (const { path, text } of corpusFiles().filter((_, i) => i % 20 === 0)) {
      const tokens = lex(text, path);
      const raws = Array.from(tokens.kinds)
        .slice(0, -1)
        .map((_, i) => text.slice(tokens.starts[i], tokens.ends[i]));
      const mixed = raws.join('/* x /* y */ */');
      const again = lex(mixed, path);
      assert.deepEqual(again.kinds, tokens.kinds, path);
      assert.deepEqual(
        Array.from(again.kinds)
          .slice(0, -1)
          .map((_, i) => mixed.slice(again.starts[i], again.ends[i])),
        raws,
      );
    }
  });
});
