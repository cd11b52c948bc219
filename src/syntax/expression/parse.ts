import { Cursor } from '../cursor.ts';
import { lex } from '../lexer.ts';
import { TokenKind } from '../token.ts';
import { logical } from './logical.ts';
import { readPrimary } from './primary.ts';
import type { ExpressionReader } from './reader.ts';
import type { ArithmeticOperator, ComparisonOperator, Expression } from './tree.ts';

/** Far beyond what the server takes (error 191); below what our own stack takes. */
const deepest = 300;
const longest = 2000;

export type ExpressionOptions = {
  readonly quotedIdentifier?: boolean;
  readonly file?: string;
};

/** Parses a text that is one expression. Errors: SYN001 with the place in `text`, SYN005 nested too deeply. */
export function parseExpression(text: string, options: ExpressionOptions = {}): Expression {
  const tokens = lex(text, options.file ?? '');
  const cursor = new Cursor(tokens, 0, tokens.kinds.length - 1, options.quotedIdentifier ?? true);
  const expression = readExpression(cursor);
  if (!cursor.done) cursor.fail('the end of the expression expected');
  return expression;
}

/** Reads the longest expression from the cursor on. */
export function readExpression(cursor: Cursor): Expression {
  const reader: ExpressionReader = {
    cursor,
    depth: 0,
    first: undefined,
    expression: () => readOr(reader),
    scalar: () => readScalar(reader),
    arguments: () => readArguments(reader),
  };
  return isLoneLiteral(cursor) ? readPrimary(reader) : readOr(reader);
}

/** Nine in ten values of the rows that scripts insert; the way down through every operator is long for them. */
function isLoneLiteral(cursor: Cursor): boolean {
  const kind = cursor.kind();
  if (kind !== TokenKind.string && kind !== TokenKind.nationalString && kind !== TokenKind.number) return false;
  if (cursor.kind(1) !== TokenKind.symbol) return false;
  const next = cursor.raw(1);
  return next === ',' || next === ')';
}

/** expression ::= and_term { OR and_term } */
function readOr(r: ExpressionReader): Expression {
  if (r.depth > deepest) r.cursor.fail('this expression is nested too deeply', 'SYN005');
  r.depth += 1;
  const items = [readAnd(r)];
  while (r.cursor.accept('OR')) items.push(readAnd(r));
  r.depth -= 1;
  return logical('OR', items);
}

/** and_term ::= not_term { AND not_term } */
function readAnd(r: ExpressionReader): Expression {
  const items = [readNot(r)];
  while (r.cursor.accept('AND')) items.push(readNot(r));
  return logical('AND', items);
}

/** not_term ::= { NOT } predicate */
function readNot(r: ExpressionReader): Expression {
  let negations = 0;
  while (!r.first && r.cursor.accept('NOT')) negations += 1;
  if (negations > deepest) r.cursor.fail('this expression is nested too deeply', 'SYN005');
  let expression = readPredicate(r);
  for (; negations > 0; negations -= 1) expression = { kind: 'not', operand: expression };
  return expression;
}

/**
 * predicate ::= scalar [ comparison [ ALL | ANY | SOME ] scalar | IS [ NOT ] NULL | IS [ NOT ] DISTINCT FROM scalar
 *   | [ NOT ] IN ( list | subquery ) | [ NOT ] BETWEEN scalar AND scalar | [ NOT ] LIKE scalar [ ESCAPE scalar ] ]
 */
function readPredicate(r: ExpressionReader): Expression {
  const { cursor } = r;
  const left = readScalar(r);
  const operator = readComparison(cursor);
  if (operator) {
    const quantifier = cursor.accept('ALL') ? 'all' : cursor.accept('ANY') || cursor.accept('SOME') ? 'any' : undefined;
    const right = readScalar(r);
    return { kind: 'comparison', operator, left, right, ...(quantifier && { quantifier }) };
  }
  if (cursor.accept('IS')) {
    const negated = cursor.accept('NOT');
    if (cursor.accept('DISTINCT', 'FROM')) return { kind: 'distinct', left, right: readScalar(r), negated };
    cursor.expect('NULL');
    return { kind: 'isNull', operand: left, negated };
  }
  const negated = cursor.at('NOT') && ['IN', 'BETWEEN', 'LIKE'].includes(cursor.upper(1)) && cursor.accept('NOT');
  if (cursor.accept('IN')) return { kind: 'in', operand: left, items: readInList(r), negated };
  if (cursor.accept('BETWEEN')) {
    const low = readScalar(r);
    cursor.expect('AND');
    return { kind: 'between', operand: left, low, high: readScalar(r), negated };
  }
  if (cursor.accept('LIKE')) {
    const pattern = readScalar(r);
    const mark = cursor.accept('ESCAPE') ? readScalar(r) : undefined;
    return { kind: 'like', operand: left, pattern, ...(mark && { escape: mark }), negated };
  }
  return left;
}

function readInList(r: ExpressionReader): readonly Expression[] {
  const { cursor } = r;
  if (cursor.at('(', 'SELECT') || cursor.at('(', 'WITH')) return [readScalar(r)];
  cursor.expect('(');
  const items = [readScalar(r)];
  while (cursor.accept(',')) items.push(readScalar(r));
  cursor.expect(')');
  return items;
}

const comparisons: Readonly<Record<string, ComparisonOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '>': '>',
  '<=': '<=',
  '>=': '>=',
  '!<': '>=',
  '!>': '<=',
};

/** The server allows blanks inside `> =`, `< >` and `! =`. */
function readComparison(cursor: Cursor): ComparisonOperator | undefined {
  if (cursor.kind() !== TokenKind.symbol) return undefined;
  const first = cursor.raw();
  const second = cursor.kind(1) === TokenKind.symbol ? cursor.raw(1) : '';
  if (first === '!' || ((first === '<' || first === '>') && (second === '=' || second === '>'))) {
    const both = comparisons[first + second];
    if (both) {
      cursor.advance(2);
      return both;
    }
  }
  const operator = Object.hasOwn(comparisons, first) ? comparisons[first] : undefined;
  if (operator) cursor.advance();
  return operator;
}

const additive = new Set(['+', '-', '&', '|', '^', '||', '<<', '>>']);
const multiplicative = new Set(['*', '/', '%']);

/** scalar ::= term { ( + | - | & | ^ | '|' | '||' ) term } */
function readScalar(r: ExpressionReader): Expression {
  return readChain(r, additive, readTerm);
}

/** term ::= factor { ( * | / | % ) factor } */
function readTerm(r: ExpressionReader): Expression {
  return readChain(r, multiplicative, readFactor);
}

function readChain(
  r: ExpressionReader,
  operators: ReadonlySet<string>,
  next: (r: ExpressionReader) => Expression,
): Expression {
  const { cursor } = r;
  let left = next(r);
  for (let count = 0; cursor.kind() === TokenKind.symbol && operators.has(cursor.raw()); count += 1) {
    if (count > longest) cursor.fail('this expression is too long', 'SYN005');
    const operator = cursor.raw() as ArithmeticOperator;
    cursor.advance();
    left = { kind: 'arithmetic', operator, left, right: next(r) };
  }
  return left;
}

/** factor ::= { - | + | ~ } postfix */
function readFactor(r: ExpressionReader): Expression {
  const { cursor } = r;
  const signs: ('-' | '+' | '~')[] = [];
  while (!r.first) {
    const sign = cursor.accept('-') ? '-' : cursor.accept('+') ? '+' : cursor.accept('~') ? '~' : undefined;
    if (!sign) break;
    signs.push(sign);
  }
  if (signs.length > deepest) cursor.fail('this expression is nested too deeply', 'SYN005');
  let operand = readPostfix(r);
  for (const operator of signs.reverse()) operand = { kind: 'unary', operator, operand };
  return operand;
}

/** postfix ::= primary { COLLATE name | AT TIME ZONE postfix | . member [ ( arguments ) ] } */
function readPostfix(r: ExpressionReader): Expression {
  const { cursor } = r;
  let operand = r.first ?? readPrimary(r);
  r.first = undefined;
  for (let count = 0; count < longest; count += 1) {
    if (cursor.accept('COLLATE')) operand = { kind: 'collate', operand, collation: cursor.name() };
    else if (cursor.accept('AT', 'TIME', 'ZONE')) operand = { kind: 'timeZone', operand, zone: readPrimary(r) };
    else if (cursor.at('.') && cursor.atName(1)) {
      cursor.advance();
      const member = cursor.name();
      const args = cursor.at('(') ? readArguments(r) : undefined;
      operand = { kind: 'member', target: operand, member, ...(args && { args }) };
    } else break;
  }
  return operand;
}

/** arguments ::= ( [ expression { , expression } ] ); an argument list of another shape is one node of source text. */
function readArguments(r: ExpressionReader): readonly Expression[] {
  const { cursor } = r;
  const opening = cursor.index;
  cursor.expect('(');
  if (cursor.accept(')')) return [];
  const args: Expression[] = [];
  do {
    if (cursor.at('*') && cursor.upper(1) === ')') {
      cursor.advance();
      args.push({ kind: 'keyword', text: '*' });
    } else args.push(readOr(r));
  } while (cursor.accept(','));
  if (cursor.accept(')')) return args;
  // TRIM(LEADING 'x' FROM y), JSON_OBJECT('a': 1 NULL ON NULL) and the like.
  const from = opening + 1;
  cursor.index = opening;
  cursor.skipParentheses();
  const { text } = cursor.tokens;
  return [{ kind: 'tokens', text: text.slice(cursor.tokens.starts[from], cursor.tokens.ends[cursor.index - 2]) }];
}
