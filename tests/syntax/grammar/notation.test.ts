import assert from 'node:assert/strict';
import { splitBatches } from '../../../src/syntax/batches.ts';
import { builtins } from '../../../src/syntax/grammar/builtins.ts';
import { Grammar } from '../../../src/syntax/grammar/notation.ts';
import { Recognizer, TooDeep } from '../../../src/syntax/grammar/recognizer.ts';
import { tsql } from '../../../src/syntax/grammar/tsql.ts';

function recognizer(rules: string, text: string): Recognizer {
  const batch = splitBatches(text, 'a.sql')[0]!;
  return new Recognizer(new Grammar([rules], builtins), batch.tokens, batch.from, batch.to, true);
}

/** How many tokens the rule `r` takes, or what was wanted at which token. */
function follow(rules: string, text: string): string {
  const followed = recognizer(rules, text);
  const end = followed.rule('r', 0);
  if (end >= 0) return `${end}`;
  followed.listen('r', 0);
  return `at ${followed.furthest}: ${[...followed.wanted].sort().join(' ')}`;
}

describe('notation of rules', () => {
  const table: readonly (readonly [rules: string, text: string, result: string])[] = [
    ['r = ALPHA BETA', 'alpha Beta gamma', '2'],
    ['r = ALPHA BETA', 'alpha gamma', 'at 1: BETA'],
    ["r = ALPHA '(' ')'", 'alpha ( )', '3'],
    ['r = ALPHA [BETA] GAMMA', 'alpha gamma', '2'],
    ['r = ALPHA [BETA] GAMMA', 'alpha delta', 'at 1: GAMMA'],
    ['r = ALPHA [BETA GAMMA]', 'alpha beta delta', '1'],
    ['r = ALPHA [BETA GAMMA] DELTA', 'alpha beta delta', 'at 2: GAMMA'],
    ['r = { ALPHA } BETA', 'alpha alpha beta', '3'],
    ['r = (ALPHA | BETA) GAMMA', 'beta gamma', '2'],
    ['r = (ALPHA | BETA) GAMMA', 'gamma', 'at 0: ALPHA BETA'],
    ['r = name ,...', 'a, b, c d', '5'],
    ['r = (name ,...) END', 'a, b c', 'at 3: END'],
    ["r = name ,... [',' number]", 'a, b, 1', '5'],
    ['r = !ALPHA name', 'beta', '1'],
    ['r = !ALPHA name', 'alpha', 'at 0: '],
    ['r = !!(ALPHA BETA) ALPHA', 'alpha beta', '1'],
    ['r = s { s }\ns = ALPHA | BETA -- either', 'alpha beta alpha', '3'],
    ['r = name', '[a b]', '1'],
    ['r = name', '"a b"', '1'],
    ['r = name', 'select', 'at 0: a name'],
    ['r = bare_word', '[a]', 'at 0: a word'],
    ['r = integer', '1.5', 'at 0: a whole number'],
    ['r = object_name', 'db..t x', '4'],
    ['r = object_name', '..t', '3'],
    ['r = object_name', 'dbo.', 'at 2: a name'],
    ['r = parentheses BETA', '(a (b) c) beta', '8'],
  ];
  for (const [rules, text, result] of table) {
    it(`${rules} on ${text}`, () => assert.equal(follow(rules, text), result));
  }

  it('refuses rules that it cannot read', () => {
    assert.throws(() => follow('r = (ALPHA', 'alpha'), /'\)' is missing/);
    assert.throws(() => follow('r = missing', 'alpha'), /no rule missing/);
    assert.throws(() => new Grammar(['r = ALPHA\nr = BETA'], builtins), /rule r is there twice/);
  });

  it('follows what begins with a parenthesis once, however many alternatives ask', () => {
    const rules = "r = '(' r ')' ALPHA | '(' r ')' BETA | GAMMA";
    const depth = 200;
    assert.equal(follow(rules, `${'('.repeat(depth)}gamma${') beta'.repeat(depth)}`), `${3 * depth + 1}`);
  });

  it('gives up where a text takes too long', () => {
    const rules = 'r = ALPHA r BETA | ALPHA r GAMMA | DELTA';
    assert.throws(() => follow(rules, `${'alpha '.repeat(40)}delta${' gamma'.repeat(40)}`), TooDeep);
  });
});

describe('grammar of T-SQL', () => {
  it('can be read as a whole', () => {
    const grammar = tsql();
    for (const name of grammar.names) {
      const node = grammar.rule(name);
      if (node.type === 'rule') grammar.body(node);
    }
  });
});
