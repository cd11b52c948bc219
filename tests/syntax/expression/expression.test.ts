import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalText } from '../../../src/syntax/expression/canonical.ts';
import { parseExpression } from '../../../src/syntax/expression/parse.ts';
import { storedText } from '../../../src/syntax/expression/stored.ts';
import { lex } from '../../../src/syntax/lexer.ts';
import { TokenKind } from '../../../src/syntax/token.ts';
import { anyBoolean, anyScalar } from './expressions.ts';

describe('storedText', () => {
  const table: readonly (readonly [string, string])[] = [
    ['0', '((0))'],
    ['((1))', '((1))'],
    ['-1', '((-1))'],
    ["'x'", "('x')"],
    ["N'it''s'", "(N'it''s')"],
    ['null', '(NULL)'],
    ['GETDATE()', '(getdate())'],
    ['CURRENT_TIMESTAMP', '(getdate())'],
    ['SYSTEM_USER', '(suser_sname())'],
    ['CAST(0 AS bit)', '(CONVERT([bit],(0)))'],
    ['convert(varchar(10), a, 120)', '(CONVERT([varchar](10),[a],(120)))'],
    ['NEXT VALUE FOR dbo.Seq', '(NEXT VALUE FOR [dbo].[Seq])'],
    ['a > 0', '([a]>(0))'],
    ['a between 1 and 10', '([a]>=(1) AND [a]<=(10))'],
    ['a IN (1, 2, 3)', '([a]=(3) OR [a]=(2) OR [a]=(1))'],
    ["a LIKE '%x' escape '!'", "([a] like '%x' escape '!')"],
    ["a NOT LIKE 'x%'", "(NOT [a] like 'x%')"],
    ['a is not null', '([a] IS NOT NULL)'],
    ['(a + b) * c', '(([a]+[b])*[c])'],
    ['a + (b * c)', '([a]+[b]*[c])'],
    ['a - (b - c)', '([a]-([b]-[c]))'],
    ['(a = 1 AND b = 2) OR c = 3', '([a]=(1) AND [b]=(2) OR [c]=(3))'],
    ['(a = 1 OR b = 2) AND c = 3', '(([a]=(1) OR [b]=(2)) AND [c]=(3))'],
    ["case when a = 1 then 'x' else 'y' end", "(case when [a]=(1) then 'x' else 'y' end)"],
    ['COALESCE(a, b)', '(case when [a] IS NOT NULL then [a] else [b] end)'],
    ['Year(a)', '(datepart(year,[a]))'],
    ['DATEADD(dd, 1, a)', '(dateadd(day,(1),[a]))'],
    ['dbo.F(a)', '([dbo].[F]([a]))'],
    ["[a] COLLATE Latin1_General_CI_AS + 'x'", "([a] collate Latin1_General_CI_AS+'x')"],
    ['@@SERVERNAME', '(@@servername)'],
    ["json_value(d, '$.x.y')", "(json_value([d],'$.x.y'))"],
    ['a != 1', '([a]<>(1))'],
    ['a + b + c', '(([a]+[b])+[c])'],
    // From the sample databases of the vendor, as their server wrote them.
    ['UnitPrice * (1.0 - Discount) * Qty', '(([UnitPrice]*((1.0)-[Discount]))*[Qty])'],
    ["UPPER(Style) IN ('W', 'M') OR Style IS NULL", "(upper([Style])='M' OR upper([Style])='W' OR [Style] IS NULL)"],
    ["T IS NULL OR UPPER(T) IN ('S', 'V')", "([T] IS NULL OR (upper([T])='V' OR upper([T])='S'))"],
    ['h BETWEEN -40 AND 240', '([h]>=(-40) AND [h]<=(240))'],
    ['DATEADD(YEAR, -18, GETDATE())', '(dateadd(year,(-18),getdate()))'],
    ['Node.GetLevel()', '([Node].[GetLevel]())'],
    [
      '((a IS NULL) AND (b = 0) AND (c = 1.00)) OR ((a IS NOT NULL) AND (b >= 1))',
      '([a] IS NULL AND [b]=(0) AND [c]=(1.00) OR [a] IS NOT NULL AND [b]>=(1))',
    ],
  ];
  for (const [source, expected] of table) it(source, () => assert.equal(storedText(source), expected));

  it('keeps IN in a filter', () => {
    assert.equal(storedText('a in (1, 2)', { filter: true }), '([a] IN ((1), (2)))');
  });
});

describe('canonicalText', () => {
  const equal: readonly (readonly [string, string])[] = [
    ['((0))', '0'],
    ['([A]=(3) OR [A]=(2) OR [A]=(1))', 'A IN (1,2,3)'],
    ['(NOT ([a]=(2) OR [a]=(1)))', 'a NOT IN (2, 1)'],
    ['([a]<>(2) AND [a]<>(1))', 'a NOT IN (2, 1)'],
    ['([A]>=(1) AND [A]<=(5))', 'A BETWEEN 1 AND 5'],
    ['(CONVERT([date],[A]))', 'CAST(A AS date)'],
    ['(CONVERT([bit],(0),0))', 'CAST(0 AS BIT)'],
    ['(CONVERT([decimal](18,0),[a]))', 'cast(a as dec)'],
    ['(getdate())', 'CURRENT_TIMESTAMP'],
    ['/* c */ getdate() -- d', 'GETDATE( )'],
    [
      '(case when [a] IS NOT NULL then [a] else case when [b] IS NOT NULL then [b] else [c] end end)',
      'coalesce(a,b,c)',
    ],
    ['(isnull([UpdatedOn],[CreatedOn]))', 'ISNULL(UpdatedOn, CreatedOn)'],
    ['NOT (a = 1 AND b IS NULL)', 'a <> 1 OR b IS NOT NULL'],
    ['(datediff(minute,[a],getdate()))', 'DATEDIFF(mi, a, GetDate())'],
    ['NEXT VALUE FOR [dbo].[q]', 'next value for q'],
    ['double precision', '[double] precision'],
  ];
  for (const [a, b] of equal) {
    it(`${a} = ${b}`, () => assert.equal(canonicalText(a), canonicalText(b)));
  }
  const different: readonly (readonly [string, string])[] = [
    ["'a'", "'A'"],
    ["'a'", "N'a'"],
    ['a - (b - c)', 'a - b - c'],
    ['a + b', 'b + a'],
    ["'a b'", "'a  b'"],
    ['0.0', '0.00'],
    ['a = 1 OR b = 2', 'b = 2 AND a = 1'],
    ['(a or b) and c', 'a or b and c'],
    ['convert(varchar(10), a)', 'convert(varchar(11), a)'],
    ['[getdate]', 'getdate()'],
  ];
  for (const [a, b] of different) {
    it(`${a} ≠ ${b}`, () => assert.notEqual(canonicalText(a), canonicalText(b)));
  }

  it('folds names only when asked', () => {
    assert.equal(canonicalText('A = 1'), canonicalText('a = 1'));
    assert.notEqual(canonicalText('A = 1', { foldNames: false }), canonicalText('a = 1', { foldNames: false }));
    assert.equal(
      canonicalText('a = GETDATE()', { foldNames: false }),
      canonicalText('([a]=getdate())', { foldNames: false }),
    );
  });

  it('reads "x" as the setting says', () => {
    assert.equal(canonicalText('a = "x"', { quotedIdentifier: false }), canonicalText("a = 'x'"));
    assert.equal(canonicalText('a = "x"'), canonicalText('a = [x]'));
  });

  it('takes long and deep texts', () => {
    const chain = Array.from({ length: 5000 }, (_, i) => `a = ${i}`).join(' OR ');
    assert.equal(canonicalText(chain), canonicalText(storedText(chain)));
    const deep = `${'('.repeat(100_000)}1${')'.repeat(100_000)}`;
    assert.ok(canonicalText(deep).length > 0);
    assert.ok(canonicalText(Array.from({ length: 50_000 }, () => 'a').join('+')).length > 0);
    let coalesce = 'a';
    for (let i = 0; i < 60; i += 1) coalesce = `coalesce(${coalesce}, case when ${i} between a and b then 1 end)`;
    assert.ok(canonicalText(coalesce).length > 0);
    assert.throws(() => storedText(coalesce), /SYN005/);
    assert.equal(canonicalText("a = 'x"), "a = 'x");
    assert.ok(canonicalText(`${'not '.repeat(50_000)} a = 1`).length > 0);
  });

  for (const [name, arbitrary] of [
    ['scalar', anyScalar],
    ['boolean', anyBoolean],
  ] as const) {
    it(`is the same for source and stored text (${name})`, () => {
      fc.assert(
        fc.property(arbitrary, (text) => {
          const tree = parseExpression(text);
          const canonical = canonicalText(text);
          const stored = storedText(tree);
          assert.equal(canonicalText(stored), canonical, stored);
          assert.equal(storedText(stored), storedText(storedText(stored)));
          assert.equal(canonicalText(canonical), canonical);
          assert.equal(canonicalText(stored, { foldNames: false }), canonicalText(text, { foldNames: false }));
        }),
        { numRuns: 1000, seed: 7 },
      );
    });

    it(`does not see white space, comments, case and brackets (${name})`, () => {
      fc.assert(
        fc.property(arbitrary, fc.infiniteStream(fc.nat(5)), (text, choices) => {
          const tokens = lex(text, '');
          let noisy = ' ';
          for (let i = 0; i < tokens.kinds.length - 1; i += 1) {
            const raw = text.slice(tokens.starts[i], tokens.ends[i]);
            const choice = Number(choices.next().value);
            const foldable = tokens.kinds[i] === TokenKind.word;
            noisy += `${foldable && choice % 2 === 0 ? raw.toUpperCase() : foldable && choice === 1 ? raw.toLowerCase() : raw}${choice === 3 ? ' /* , */' : choice === 4 ? ' --)\n' : ' '}`;
          }
          assert.equal(canonicalText(`((${noisy}))`), canonicalText(text));
        }),
        { numRuns: 500, seed: 7 },
      );
    });
  }
});
