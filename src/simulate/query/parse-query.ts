import { Cursor } from '../../syntax/cursor.ts';
import { readExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import { readSources } from './parse-source.ts';
import type { OrderItem, Query, QueryBody, Select, SelectItem } from './query-tree.ts';
import { isClauseWord, readNames, readRows } from './query-words.ts';

/** Parses a text that is one query, with or without parentheses around it. Error SYN001. */
export function parseQuery(text: string, quotedIdentifier = true): Query {
  const tokens = lex(text, '');
  const cursor = new Cursor(tokens, 0, tokens.kinds.length - 1, quotedIdentifier);
  const closing = openParentheses(cursor);
  const query = readQuery(cursor);
  for (let i = 0; i < closing; i += 1) cursor.expect(')');
  while (cursor.accept(';'));
  if (!cursor.done) cursor.fail('the end of the query expected');
  return query;
}

/** Moves behind the parentheses that stand around the whole text, and says how many there are. */
function openParentheses(c: Cursor): number {
  let count = 0;
  while (c.at('(')) {
    const from = c.index;
    c.skipParentheses();
    let end = c.index;
    while (end < c.limit && [';', ')'].includes(c.tokens.text.slice(c.tokens.starts[end], c.tokens.ends[end])))
      end += 1;
    const whole = end === c.limit;
    c.index = from;
    if (!whole) return count;
    c.advance();
    count += 1;
  }
  return count;
}

/**
 * query ::= [ WITH cte [ ,… ] ] body [ ORDER BY … [ OFFSET … FETCH … ] ] [ FOR … ] [ OPTION ( … ) ]
 * cte ::= name [ ( column [ ,… ] ) ] AS ( query )
 */
export function readQuery(c: Cursor): Query {
  const ctes = c.at('WITH') ? readCtes(c) : [];
  const body = readBody(c);
  const orderBy = c.accept('ORDER', 'BY') ? readOrder(c) : [];
  const offset = c.accept('OFFSET') ? readExpression(c) : undefined;
  if (offset) c.advance();
  let fetch: Expression | undefined;
  if (offset && c.accept('FETCH')) {
    c.advance();
    fetch = readExpression(c);
    c.advance();
    c.expect('ONLY');
  }
  const forClause = readFor(c);
  if (c.accept('OPTION')) c.skipParentheses();
  return {
    ctes,
    body,
    orderBy,
    ...(offset && { offset }),
    ...(fetch && { fetch }),
    ...(forClause !== undefined && { forClause }),
  };
}

export function readCtes(c: Cursor): Query['ctes'] {
  const ctes: { name: string; columns: readonly string[]; query: Query }[] = [];
  c.expect('WITH');
  do {
    if (c.accept('XMLNAMESPACES')) {
      c.skipParentheses();
      continue;
    }
    const name = c.name();
    const columns = c.at('(') ? readNames(c) : [];
    c.expect('AS', '(');
    const query = readQuery(c);
    c.expect(')');
    ctes.push({ name, columns, query });
  } while (c.accept(','));
  return ctes;
}

/** body ::= term { ( UNION [ ALL ] | EXCEPT ) term } */
function readBody(c: Cursor): QueryBody {
  let left = readTerm(c);
  for (;;) {
    const operator = c.accept('UNION', 'ALL')
      ? 'UNION ALL'
      : c.accept('UNION')
        ? 'UNION'
        : c.accept('EXCEPT')
          ? 'EXCEPT'
          : undefined;
    if (!operator) return left;
    left = { kind: 'set', operator, left, right: readTerm(c) };
  }
}

/** term ::= primary { INTERSECT primary } */
function readTerm(c: Cursor): QueryBody {
  let left = readPrimary(c);
  while (c.accept('INTERSECT')) left = { kind: 'set', operator: 'INTERSECT', left, right: readPrimary(c) };
  return left;
}

/** primary ::= ( body ) | VALUES … | SELECT … */
function readPrimary(c: Cursor): QueryBody {
  if (c.accept('(')) {
    const query = readQuery(c);
    c.expect(')');
    return query.body;
  }
  if (c.accept('VALUES')) return { kind: 'values', rows: readRows(c) };
  return readSelect(c);
}

/**
 * SELECT [ ALL | DISTINCT ] [ TOP … ] items [ INTO name ] [ FROM … ] [ WHERE … ] [ GROUP BY … ] [ HAVING … ]
 */
function readSelect(c: Cursor): Select {
  c.expect('SELECT');
  const distinct = c.accept('DISTINCT');
  c.accept('ALL');
  const top = c.accept('TOP') ? readTop(c) : undefined;
  const items = [readItem(c)];
  while (c.accept(',')) items.push(readItem(c));
  let into: string[] | undefined;
  if (c.accept('INTO')) {
    into = [c.name()];
    while (c.accept('.')) into.push(c.atName() ? c.name() : '');
    if (c.accept('ON')) c.name();
  }
  const from = c.accept('FROM') ? readSources(c, readQuery) : [];
  const where = c.accept('WHERE') ? readExpression(c) : undefined;
  const groupBy = c.accept('GROUP', 'BY') ? readGroups(c) : [];
  const having = c.accept('HAVING') ? readExpression(c) : undefined;
  if (c.accept('WINDOW')) while (!c.done && !c.atAny('ORDER', 'UNION', 'EXCEPT', 'INTERSECT', ')', ';')) skipOne(c);
  return {
    kind: 'select',
    distinct,
    items,
    from,
    groupBy,
    ...(top && { top }),
    ...(into && { into }),
    ...(where && { where }),
    ...(having && { having }),
  };
}

function skipOne(c: Cursor): void {
  if (c.at('(')) c.skipParentheses();
  else c.advance();
}

export function readTop(c: Cursor): Expression {
  const parenthesized = c.accept('(');
  let top: Expression;
  if (parenthesized) {
    top = readExpression(c);
    c.expect(')');
  } else {
    top = { kind: 'literal', type: 'integer', value: c.raw() };
    c.advance();
  }
  c.accept('PERCENT');
  c.accept('WITH', 'TIES');
  return top;
}

const assignments = new Set(['=', '+=', '-=', '*=', '/=', '%=', '&=', '|=', '^=']);

/** item ::= [ qualifier . ] * | @variable = expression | alias = expression | expression [ [ AS ] alias ] */
export function readItem(c: Cursor): SelectItem {
  const star = readStar(c);
  if (star) return star;
  if (c.kind() === TokenKind.variable && assignments.has(c.raw(1))) {
    const variable = c.raw();
    const operator = c.raw(1);
    c.advance(2);
    return { kind: 'assign', variable, operator, expression: readExpression(c) };
  }
  if ((c.atName() || c.atString()) && c.upper(1) === '=') {
    const alias = c.atString() ? c.string() : c.name();
    c.advance();
    return { kind: 'value', expression: readExpression(c), alias };
  }
  const expression = readExpression(c);
  if (c.accept('AS')) return { kind: 'value', expression, alias: c.atString() ? c.string() : c.name() };
  if (c.atString()) return { kind: 'value', expression, alias: c.string() };
  if (c.atName() && !isClauseWord(c)) return { kind: 'value', expression, alias: c.name() };
  return { kind: 'value', expression };
}

function readStar(c: Cursor): SelectItem | undefined {
  let ahead = 0;
  while (c.atName(ahead) && c.upper(ahead + 1) === '.') ahead += 2;
  if (c.upper(ahead) !== '*') return undefined;
  const qualifier: string[] = [];
  while (c.atName()) {
    qualifier.push(c.name());
    c.expect('.');
  }
  c.expect('*');
  return { kind: 'star', qualifier };
}

/** GROUP BY with ROLLUP, CUBE and GROUPING SETS: those lists are flattened, since only their names matter. */
function readGroups(c: Cursor): Expression[] {
  const result: Expression[] = [];
  c.accept('ALL');
  do {
    if (c.at('(', ')')) c.advance(2);
    else if (c.at('GROUPING', 'SETS')) {
      c.advance(2);
      c.expect('(');
      result.push(...readGroups(c));
      c.expect(')');
    } else if (c.at('(') && isList(c)) {
      c.advance();
      result.push(...readGroups(c));
      c.expect(')');
    } else result.push(readExpression(c));
  } while (c.accept(','));
  if (c.at('WITH', 'ROLLUP') || c.at('WITH', 'CUBE')) c.advance(2);
  return result;
}

function isList(c: Cursor): boolean {
  let depth = 0;
  for (let ahead = 0; c.kind(ahead) !== TokenKind.end; ahead += 1) {
    const text = c.upper(ahead);
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    else if (text === ',' && depth === 1) return true;
    if (depth === 0) return false;
  }
  return false;
}

export function readOrder(c: Cursor): OrderItem[] {
  const items: OrderItem[] = [];
  do {
    const expression = readExpression(c);
    const descending = c.accept('DESC');
    if (!descending) c.accept('ASC');
    items.push({ expression, descending });
  } while (c.accept(','));
  return items;
}

/** FOR XML …, FOR JSON …, FOR BROWSE, FOR UPDATE …, FOR READ ONLY */
function readFor(c: Cursor): string | undefined {
  if (!c.accept('FOR')) return undefined;
  const from = c.index;
  while (!c.done && !c.atAny(')', ';', 'OPTION')) skipOne(c);
  return c.textFrom(from).text;
}
