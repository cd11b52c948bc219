import { TokenKind } from '../token.ts';
import type { ExpressionReader } from './reader.ts';
import type { Expression, ExpressionType } from './tree.ts';

/** Words that end an expression rather than name a column. */
const terminators = new Set(
  'AND OR THEN ELSE END WHEN AS FROM WHERE IN IS LIKE BETWEEN SELECT ON GROUP ORDER HAVING UNION INTO VALUES SET ESCAPE'.split(
    ' ',
  ),
);

const noParentheses: Readonly<Record<string, string>> = {
  CURRENT_TIMESTAMP: 'getdate',
  CURRENT_DATE: 'current_date',
  CURRENT_USER: 'user_name',
  SESSION_USER: 'user_name',
  USER: 'user_name',
  SYSTEM_USER: 'suser_sname',
};

/**
 * primary ::= literal | variable | ( expression ) | ( SELECT … ) | CASE … END | CAST ( … ) | CONVERT ( … )
 *   | NEXT VALUE FOR name | EXISTS ( SELECT … ) | name [ ( arguments ) [ OVER ( … ) ] ] | type :: member | { fn … }
 */
export function readPrimary(r: ExpressionReader): Expression {
  const { cursor } = r;
  const kind = cursor.kind();
  switch (kind) {
    case TokenKind.string:
      return { kind: 'literal', type: 'string', value: cursor.string() };
    case TokenKind.nationalString:
      return { kind: 'literal', type: 'nationalString', value: cursor.string() };
    case TokenKind.number:
    case TokenKind.binary:
    case TokenKind.money:
      return readNumber(r, kind);
    case TokenKind.variable: {
      const name = cursor.raw();
      cursor.advance();
      return { kind: 'variable', name };
    }
    case TokenKind.doubleQuoted:
      if (!cursor.quotedIdentifier) return { kind: 'literal', type: 'string', value: cursor.string() };
      return readNamed(r);
    case TokenKind.symbol:
      return readSymbol(r);
    case TokenKind.word:
      return readWord(r);
    case TokenKind.end:
      return cursor.fail('an expression expected');
    default:
      return readNamed(r);
  }
}

function readNumber(r: ExpressionReader, kind: TokenKind): Expression {
  const value = r.cursor.raw();
  r.cursor.advance();
  if (kind === TokenKind.binary) return { kind: 'literal', type: 'binary', value };
  if (kind === TokenKind.money) return { kind: 'literal', type: 'money', value };
  const type = /e/i.test(value) ? 'float' : value.includes('.') ? 'decimal' : 'integer';
  return { kind: 'literal', type, value };
}

function readSymbol(r: ExpressionReader): Expression {
  const { cursor } = r;
  if (cursor.at('(')) {
    if (cursor.at('(', 'SELECT') || cursor.at('(', 'WITH')) return { kind: 'subquery', text: readParentheses(r) };
    return readNested(r);
  }
  if (cursor.at('{')) {
    const from = cursor.index;
    while (!cursor.done && !cursor.at('}')) cursor.advance();
    cursor.expect('}');
    return { kind: 'tokens', text: cursor.textFrom(from).text };
  }
  return cursor.fail('an expression expected');
}

/**
 * `((([a]+[b])+[c])+[d])`, as the server stores a sum: what stands in the innermost parentheses is read first and then goes on
 * outside them, so that a sum of many terms is not as deep as it has terms.
 */
function readNested(r: ExpressionReader): Expression {
  const { cursor } = r;
  let opened = 0;
  do {
    cursor.advance();
    opened += 1;
  } while (cursor.at('(') && !cursor.at('(', 'SELECT') && !cursor.at('(', 'WITH'));
  let inner = r.expression();
  cursor.expect(')');
  for (; opened > 1; opened -= 1) {
    r.first = inner;
    inner = r.expression();
    cursor.expect(')');
  }
  return inner;
}

function readParentheses(r: ExpressionReader): string {
  const from = r.cursor.index;
  r.cursor.skipParentheses();
  return r.cursor.textFrom(from).text;
}

function readWord(r: ExpressionReader): Expression {
  const { cursor } = r;
  const word = cursor.upper();
  const called = cursor.upper(1) === '(';
  switch (word) {
    case 'NULL':
      cursor.advance();
      return { kind: 'literal', type: 'null', value: 'NULL' };
    case 'CASE':
      return readCase(r);
    case 'NEXT':
      if (cursor.accept('NEXT', 'VALUE', 'FOR')) return readNextValue(r);
      break;
    case 'CAST':
    case 'TRY_CAST':
    case 'PARSE':
    case 'TRY_PARSE':
      if (called) return readCast(r, word);
      break;
    case 'CONVERT':
    case 'TRY_CONVERT':
      if (called) return readConvert(r, word);
      break;
    case 'EXISTS':
      if (called) {
        cursor.advance();
        return { kind: 'exists', text: readParentheses(r) };
      }
      break;
  }
  if (!called && terminators.has(word)) cursor.fail('an expression expected');
  const plain =
    called || cursor.upper(1) === '.' || !Object.hasOwn(noParentheses, word) ? undefined : noParentheses[word];
  if (plain !== undefined) {
    cursor.advance();
    return { kind: 'call', parts: [plain], args: [] };
  }
  return readNamed(r);
}

/** NEXT VALUE FOR name [ OVER ( … ) ] */
function readNextValue(r: ExpressionReader): Expression {
  const sequence = readParts(r);
  const from = r.cursor.index;
  if (!r.cursor.accept('OVER')) return { kind: 'nextValue', sequence };
  r.cursor.skipParentheses();
  return { kind: 'nextValue', sequence, tail: r.cursor.textFrom(from).text };
}

/** CASE [ input ] { WHEN expression THEN expression } [ ELSE expression ] END */
function readCase(r: ExpressionReader): Expression {
  const { cursor } = r;
  cursor.expect('CASE');
  const input = cursor.at('WHEN') ? undefined : r.expression();
  const whens: { readonly when: Expression; readonly result: Expression }[] = [];
  while (cursor.accept('WHEN')) {
    const when = r.expression();
    cursor.expect('THEN');
    whens.push({ when, result: r.expression() });
  }
  if (whens.length === 0) cursor.fail("'WHEN' expected");
  const otherwise = cursor.accept('ELSE') ? r.expression() : undefined;
  cursor.expect('END');
  return { kind: 'case', whens, ...(input && { input }), ...(otherwise && { otherwise }) };
}

/** ( CAST | TRY_CAST | PARSE | TRY_PARSE ) ( expression AS type [ USING culture ] ) */
function readCast(r: ExpressionReader, word: 'CAST' | 'TRY_CAST' | 'PARSE' | 'TRY_PARSE'): Expression {
  const { cursor } = r;
  cursor.expect(word, '(');
  const operand = r.expression();
  cursor.expect('AS');
  const type = readType(r);
  const style = cursor.accept('USING') ? r.scalar() : undefined;
  cursor.expect(')');
  const names = { CAST: 'convert', TRY_CAST: 'try_cast', PARSE: 'parse', TRY_PARSE: 'try_parse' } as const;
  return { kind: 'convert', function: names[word], type, operand, ...(style && { style }) };
}

/** ( CONVERT | TRY_CONVERT ) ( type , expression [ , style ] ) */
function readConvert(r: ExpressionReader, word: 'CONVERT' | 'TRY_CONVERT'): Expression {
  const { cursor } = r;
  cursor.expect(word, '(');
  const type = readType(r);
  cursor.expect(',');
  const operand = r.expression();
  const style = cursor.accept(',') ? r.scalar() : undefined;
  cursor.expect(')');
  return {
    kind: 'convert',
    function: word === 'CONVERT' ? 'convert' : 'try_convert',
    type,
    operand,
    ...(style && { style }),
  };
}

/** type ::= [ schema . ] name { word } [ ( … ) ] */
function readType(r: ExpressionReader): ExpressionType {
  const { cursor } = r;
  let name = cursor.name();
  let schema: string | undefined;
  if (cursor.accept('.')) {
    schema = name;
    name = cursor.name();
  }
  // double precision, national char varying
  while (cursor.atAny('PRECISION', 'VARYING', 'CHARACTER', 'CHAR', 'TEXT')) name += ` ${cursor.name()}`;
  const base = { name, ...(schema !== undefined && { schema }) };
  if (!cursor.at('(')) return base;
  if (cursor.accept('(', 'MAX', ')')) return { ...base, length: 'max' };
  const plain = cursor.upper(2) === ')' || (cursor.upper(2) === ',' && cursor.kind(3) === TokenKind.number);
  if (cursor.kind(1) !== TokenKind.number || !plain) return { ...base, rest: readParentheses(r).slice(1, -1).trim() };
  const length = Number(cursor.raw(1));
  cursor.advance(2);
  const scale = cursor.accept(',') ? Number(cursor.raw()) : undefined;
  if (scale !== undefined) cursor.advance();
  cursor.expect(')');
  return { ...base, length, ...(scale !== undefined && { scale }) };
}

/** name ::= identifier { . [ identifier ] } */
function readParts(r: ExpressionReader): readonly string[] {
  const { cursor } = r;
  const parts = [cursor.name()];
  while (cursor.at('.') && (cursor.atName(1) || cursor.upper(1) === '.')) {
    cursor.advance();
    parts.push(cursor.atName() ? cursor.name() : '');
  }
  return parts;
}

/** A column, a function call or a static member of a type. */
function readNamed(r: ExpressionReader): Expression {
  const { cursor } = r;
  if (cursor.kind() === TokenKind.sqlcmdVariable && cursor.upper(1) !== '.' && cursor.upper(1) !== '(') {
    const name = cursor.raw();
    cursor.advance();
    return { kind: 'variable', name };
  }
  if (!cursor.atName()) cursor.fail('an expression expected');
  const parts = readParts(r);
  if (cursor.accept('::')) {
    const member = cursor.name();
    const args = cursor.at('(') ? r.arguments() : undefined;
    return { kind: 'static', type: parts, member, ...(args && { args }) };
  }
  if (!cursor.at('(')) return { kind: 'name', parts };
  return readCall(r, parts);
}

/** call ::= name ( [ DISTINCT | ALL ] arguments ) [ WITHIN GROUP ( … ) ] [ ( IGNORE | RESPECT ) NULLS ] [ OVER ( … ) ] */
function readCall(r: ExpressionReader, parts: readonly string[]): Expression {
  const { cursor } = r;
  let distinct = false;
  let args: readonly Expression[];
  if (cursor.upper(1) === 'DISTINCT' || (cursor.upper(1) === 'ALL' && cursor.upper(2) !== ')')) {
    distinct = cursor.upper(1) === 'DISTINCT';
    cursor.advance(2);
    args = [r.expression()];
    cursor.expect(')');
  } else if (isTokensFunction(parts) || isTokensArgument(cursor.upper(1))) {
    const text = readParentheses(r).slice(1, -1).trim();
    args = [{ kind: 'tokens', text }];
  } else args = r.arguments();
  const from = cursor.index;
  if (cursor.at('WITHIN', 'GROUP', '(')) {
    cursor.advance(2);
    cursor.skipParentheses();
  }
  if (cursor.at('IGNORE', 'NULLS') || cursor.at('RESPECT', 'NULLS')) cursor.advance(2);
  if (cursor.at('OVER', '(')) {
    cursor.advance();
    cursor.skipParentheses();
  } else if (cursor.at('OVER') && cursor.atName(1)) cursor.advance(2);
  const tail = cursor.index > from ? cursor.textFrom(from).text : undefined;
  return { kind: 'call', parts, args, ...(distinct && { distinct }), ...(tail !== undefined && { tail }) };
}

/** Functions whose arguments have a grammar of their own. */
function isTokensFunction(parts: readonly string[]): boolean {
  return (
    parts.length === 1 &&
    /^(json_object|json_array|json_objectagg|json_arrayagg|identity|contains|freetext)$/i.test(parts[0] ?? '')
  );
}

function isTokensArgument(word: string): boolean {
  return word === 'LEADING' || word === 'TRAILING' || word === 'BOTH';
}
