import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { isOperandWord } from './reserved-words.ts';
import type { SourceText } from './tree/index.ts';

/**
 * Finds where expressions and conditions end. They are kept as source text, so only the grammar between operands is
 * followed; whatever stands in parentheses is skipped as a whole.
 */
const binary: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%', '&', '|', '^', '||', '<<', '>>']);
const comparison: ReadonlySet<string> = new Set(['=', '<', '>', '<=', '>=', '<>', '!=', '!<', '!>', '*=', '=*']);

/** expression ::= { + | - | ~ } operand [ operator expression ] */
export function skipExpression(c: Cursor): void {
  for (;;) {
    while (c.atAny('+', '-', '~')) c.advance();
    skipOperand(c);
    if (c.kind() !== TokenKind.symbol || !binary.has(c.raw())) return;
    c.advance();
  }
}

/** condition ::= { NOT } predicate [ { AND | OR } condition ] */
export function skipCondition(c: Cursor): void {
  do {
    while (c.accept('NOT'));
    skipPredicate(c);
  } while (c.accept('AND') || c.accept('OR'));
}

export function readExpression(c: Cursor): SourceText {
  const from = c.index;
  skipExpression(c);
  return c.textFrom(from);
}

export function readCondition(c: Cursor): SourceText {
  const from = c.index;
  skipCondition(c);
  return c.textFrom(from);
}

/** The text between the parentheses at which the cursor stands; white space inside them is left out. */
export function readParenthesized(c: Cursor): SourceText {
  c.skipParentheses();
  const close = c.index - 1;
  let open = close;
  for (let depth = 1; depth > 0; ) {
    open -= 1;
    const at = c.tokens.starts[open] ?? 0;
    if (c.tokens.kinds[open] !== TokenKind.symbol) continue;
    const mark = c.tokens.text[at];
    if (mark === ')') depth += 1;
    else if (mark === '(') depth -= 1;
  }
  const start = c.tokens.starts[open + 1] ?? 0;
  const end = Math.max(start, c.tokens.ends[close - 1] ?? start);
  return open + 1 === close ? { text: '', start, end: start } : { text: c.tokens.text.slice(start, end), start, end };
}

/** ( expression [ ,… ] ), each as source text. */
export function readExpressionList(c: Cursor): SourceText[] {
  const values: SourceText[] = [];
  c.expect('(');
  if (!c.at(')')) {
    do values.push(readExpression(c));
    while (c.accept(','));
  }
  c.expect(')');
  return values;
}

/**
 * predicate ::= expression [ comparison [ ALL | SOME | ANY ] expression | IS [ NOT ] { NULL | DISTINCT FROM expression }
 *   | [ NOT ] { LIKE expression [ ESCAPE expression ] | BETWEEN expression AND expression | IN ( … ) } ]
 */
function skipPredicate(c: Cursor): void {
  skipExpression(c);
  for (;;) {
    if (c.kind() === TokenKind.symbol && comparison.has(c.raw())) {
      c.advance();
      if (c.atAny('ALL', 'SOME', 'ANY')) c.advance();
      skipExpression(c);
    } else if (c.accept('IS')) {
      c.accept('NOT');
      if (c.accept('DISTINCT')) {
        c.expect('FROM');
        skipExpression(c);
      } else if (!c.accept('NULL')) {
        c.accept('JSON');
      }
    } else {
      const not = c.accept('NOT');
      if (c.accept('LIKE')) {
        skipExpression(c);
        if (c.accept('ESCAPE')) skipExpression(c);
      } else if (c.accept('BETWEEN')) {
        skipExpression(c);
        c.expect('AND');
        skipExpression(c);
      } else if (c.accept('IN')) {
        if (c.at('(')) c.skipParentheses();
        else skipExpression(c);
      } else {
        if (not) c.fail("'LIKE', 'BETWEEN' or 'IN' expected");
        return;
      }
    }
  }
}

/** operand ::= literal | variable | CASE … END | ( … ) | NEXT VALUE FOR name | name [ (…) ], and what may follow each */
function skipOperand(c: Cursor): void {
  switch (c.kind()) {
    case TokenKind.string:
    case TokenKind.nationalString:
    case TokenKind.number:
    case TokenKind.binary:
    case TokenKind.money:
    case TokenKind.variable:
      c.advance();
      break;
    case TokenKind.symbol:
      if (c.at('(') && c.upper(1) !== ')') c.skipParentheses();
      else if (c.at('{')) skipOdbcEscape(c);
      else if (!c.at('.')) c.fail('an expression expected');
      break;
    case TokenKind.word:
      if (c.at('CASE')) skipCase(c);
      else if (c.accept('NEXT', 'VALUE', 'FOR')) c.name();
      else if (isOperandWord(c.upper())) c.advance();
      else c.fail('an expression expected');
      break;
    case TokenKind.end:
      c.fail('an expression expected');
      break;
    default:
      c.advance();
  }
  skipSuffixes(c);
}

/** `.member`, `::method`, `(arguments)`, OVER (…), COLLATE name, AT TIME ZONE operand */
function skipSuffixes(c: Cursor): void {
  for (;;) {
    if (c.at('.') || c.at('::')) {
      while (c.accept('.') || c.accept('::'));
      if (c.kind() !== TokenKind.symbol) c.advance();
    } else if (c.at('(')) {
      c.skipParentheses();
    } else if (c.kind() !== TokenKind.word) {
      return;
    } else if (c.at('OVER', '(')) {
      c.advance();
      c.skipParentheses();
    } else if (c.accept('OVER')) {
      c.name();
    } else if (c.at('WITHIN', 'GROUP', '(')) {
      c.advance(2);
      c.skipParentheses();
    } else if (c.accept('COLLATE')) {
      c.name();
    } else if (c.accept('AT', 'TIME', 'ZONE')) {
      if (c.at('(')) c.skipParentheses();
      else c.advance();
    } else if (!c.accept('IGNORE', 'NULLS') && !c.accept('RESPECT', 'NULLS')) {
      return;
    }
  }
}

/** CASE … END, with the ones nested in it. */
export function skipCase(c: Cursor): void {
  c.expect('CASE');
  for (let depth = 1; depth > 0; ) {
    if (c.done) c.fail("'END' of CASE expected");
    if (c.at('(')) {
      c.skipParentheses();
      continue;
    }
    if (c.at('CASE')) depth += 1;
    else if (c.at('END')) depth -= 1;
    c.advance();
  }
}

/** { d '2012-01-31' } and its like. */
export function skipOdbcEscape(c: Cursor): void {
  c.expect('{');
  for (let depth = 1; depth > 0; c.advance()) {
    if (c.done) c.fail("'}' expected");
    if (c.at('{')) depth += 1;
    else if (c.at('}')) depth -= 1;
  }
}
