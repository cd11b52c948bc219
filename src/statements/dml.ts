import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { skipCase } from './extent.ts';
import { readObjectName } from './names.ts';
import { atStatementStart, skipToStatement } from './statement-start.ts';
import type { Dml, SourceText } from './tree/index.ts';

/**
 * SELECT, INSERT, UPDATE, DELETE, MERGE, TRUNCATE TABLE and BULK INSERT, kept as text: only their end is looked for,
 * which T-SQL marks by nothing but the first word of the next statement.
 */
export function parseDml(c: Cursor): Dml {
  const from = c.index;
  if (c.at('WITH')) skipCommonTables(c);
  const verb = skipDml(c);
  return { kind: 'dml', verb, text: c.textFrom(from) };
}

/** A query as it stands in DECLARE … CURSOR FOR: FOR READ ONLY and FOR UPDATE [ OF … ] belong to it. */
export function readQuery(c: Cursor): SourceText {
  const from = c.index;
  if (c.at('WITH')) skipCommonTables(c);
  if (!c.at('SELECT') && !c.at('(')) c.fail("'SELECT' expected");
  skipQuery(c);
  return c.textFrom(from);
}

function skipDml(c: Cursor): Dml['verb'] {
  switch (c.upper()) {
    case '(':
    case 'SELECT':
      skipQuery(c);
      return 'SELECT';
    case 'INSERT':
      skipInsert(c);
      return 'INSERT';
    case 'UPDATE':
      skipUpdate(c);
      return 'UPDATE';
    case 'DELETE':
      c.advance();
      if (c.done) c.fail('a table expected');
      skipToStatement(c);
      return 'DELETE';
    case 'MERGE':
      skipMerge(c);
      return 'MERGE';
    case 'TRUNCATE':
      c.expect('TRUNCATE', 'TABLE');
      readObjectName(c);
      if (c.accept('WITH')) c.skipParentheses();
      return 'TRUNCATE';
    case 'BULK':
      c.expect('BULK', 'INSERT');
      skipToStatement(c);
      return 'BULK INSERT';
    default:
      return c.fail("'SELECT', 'INSERT', 'UPDATE', 'DELETE' or 'MERGE' expected");
  }
}

/** WITH { XMLNAMESPACES ( … ) | CHANGE_TRACKING_CONTEXT ( … ) | name [ ( column [ ,… ] ) ] AS ( … ) } [ ,… ] */
function skipCommonTables(c: Cursor): void {
  c.expect('WITH');
  do {
    if (c.atAny('XMLNAMESPACES', 'CHANGE_TRACKING_CONTEXT') && c.upper(1) === '(') {
      c.advance();
      c.skipParentheses();
      continue;
    }
    c.name();
    if (c.at('(')) c.skipParentheses();
    c.expect('AS');
    c.skipParentheses();
  } while (c.accept(','));
}

/** { SELECT … | ( query ) } [ { UNION [ ALL ] | EXCEPT | INTERSECT } query ] …, clauses behind it included. */
function skipQuery(c: Cursor): void {
  const from = c.index;
  skipToStatement(c, (at) => at.index === from || continuesQuery(at));
  if (c.index === from + 1) c.fail('a select list expected');
}

/** SELECT behind UNION and its like, FETCH behind OFFSET … ROWS, UPDATE behind FOR. */
function continuesQuery(c: Cursor): boolean {
  const last = wordBefore(c, 1);
  const before = last === 'ALL' ? wordBefore(c, 2) : last;
  switch (c.upper()) {
    case 'SELECT':
      return before === 'UNION' || before === 'EXCEPT' || before === 'INTERSECT';
    case 'FETCH':
      return before === 'ROWS' || before === 'ROW' || c.upper(1).startsWith('APPROX');
    case 'UPDATE':
      return before === 'FOR';
    default:
      // A label looks like `name :`, which is no part of a query either.
      return false;
  }
}

/**
 * INSERT [ TOP … ] [ INTO ] target [ ( column [ ,… ] ) ] [ OUTPUT … ]
 *   { VALUES ( … ) [ ,… ] | DEFAULT VALUES | query | EXEC … }
 */
function skipInsert(c: Cursor): void {
  c.expect('INSERT');
  for (;;) {
    if (c.at('SELECT') || atQueryInParentheses(c)) {
      skipQuery(c);
      return;
    }
    if (c.at('(')) c.skipParentheses();
    else if (c.at('WITH') && c.upper(1) !== '(') {
      skipCommonTables(c);
    } else if (c.atAny('EXEC', 'EXECUTE') || c.at('VALUES') || c.at('DEFAULT', 'VALUES')) {
      c.advance();
      skipToStatement(c);
      return;
    } else if (c.done || atStatementStart(c)) c.fail("'VALUES' or 'SELECT' expected");
    else c.advance();
  }
}

/** ( SELECT …, not a list of columns. */
export function atQueryInParentheses(c: Cursor): boolean {
  let ahead = 0;
  while (c.upper(ahead) === '(') ahead += 1;
  return ahead > 0 && c.upper(ahead) === 'SELECT';
}

/** UPDATE [ TOP … ] target SET … [ FROM … ] [ WHERE … ] */
function skipUpdate(c: Cursor): void {
  c.expect('UPDATE');
  while (!c.at('SET')) {
    if (c.at('(')) c.skipParentheses();
    else if (c.done || atStatementStart(c)) c.fail("'SET' expected");
    else c.advance();
  }
  c.advance();
  skipToStatement(c);
}

/** MERGE … ;  Its actions begin with words that start statements elsewhere, and the server insists on the semicolon. */
function skipMerge(c: Cursor): void {
  c.expect('MERGE');
  while (!c.done && !c.at(';')) {
    if (c.at('(')) c.skipParentheses();
    else if (c.at('CASE')) skipCase(c);
    else if (c.at('END')) return;
    else c.advance();
  }
}

function wordBefore(c: Cursor, back: number): string {
  return c.index >= back && c.kind(-back) === TokenKind.word ? c.upper(-back) : '';
}
