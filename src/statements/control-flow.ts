import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readCondition, readExpression } from './extent.ts';
import { atStatementStart } from './statement-start.ts';
import type { Block, Flow, If, Return, Statement, TryCatch, While } from './tree/index.ts';

/** Reads the statement at the cursor, with the `;` behind it. */
export type ReadStatement = () => Statement;

/** IF condition statement [ ELSE statement ], the cursor behind IF. */
export function parseIf(c: Cursor, next: ReadStatement): If {
  const condition = readCondition(c);
  const then = next();
  return c.accept('ELSE') ? { kind: 'if', condition, then, else: next() } : { kind: 'if', condition, then };
}

/** WHILE condition statement, the cursor behind WHILE. */
export function parseWhile(c: Cursor, next: ReadStatement): While {
  return { kind: 'while', condition: readCondition(c), body: next() };
}

/** BEGIN { statement } END, the cursor behind BEGIN. */
export function parseBlock(c: Cursor, next: ReadStatement): Block {
  if (c.accept('ATOMIC')) {
    c.expect('WITH');
    c.skipParentheses();
  }
  const statements = readUntilEnd(c, next);
  c.expect('END');
  return { kind: 'block', statements };
}

/** BEGIN TRY { statement } END TRY [ ; ] BEGIN CATCH { statement } END CATCH, the cursor behind BEGIN TRY. */
export function parseTryCatch(c: Cursor, next: ReadStatement): TryCatch {
  const statements = readUntilEnd(c, next);
  c.expect('END', 'TRY');
  while (c.accept(';'));
  c.expect('BEGIN', 'CATCH');
  const handler = readUntilEnd(c, next);
  c.expect('END', 'CATCH');
  return { kind: 'tryCatch', try: statements, catch: handler };
}

function readUntilEnd(c: Cursor, next: ReadStatement): Statement[] {
  const statements: Statement[] = [];
  while (c.accept(';'));
  while (!c.at('END') || c.at('END', 'CONVERSATION')) {
    if (c.done) c.fail("'END' expected");
    statements.push(next());
  }
  return statements;
}

/** RETURN [ expression ], the cursor behind RETURN. */
export function parseReturn(c: Cursor): Return {
  return atStatementStart(c) ? { kind: 'return' } : { kind: 'return', value: readExpression(c) };
}

/**
 * BREAK | CONTINUE | GOTO name | name : | WAITFOR { DELAY value | TIME value | ( statement ) [ , TIMEOUT value ] }
 */
export function parseFlow(c: Cursor): Flow {
  const from = c.index;
  if (c.kind(1) === TokenKind.symbol && c.upper(1) === ':') {
    const label = c.name();
    c.advance();
    return { kind: 'flow', action: 'LABEL', label, text: c.textFrom(from) };
  }
  if (c.accept('GOTO')) {
    const label = c.name();
    return { kind: 'flow', action: 'GOTO', label, text: c.textFrom(from) };
  }
  const action = readFlow(c);
  return { kind: 'flow', action, text: c.textFrom(from) };
}

function readFlow(c: Cursor): Flow['action'] {
  if (c.accept('BREAK')) return 'BREAK';
  if (c.accept('CONTINUE')) return 'CONTINUE';
  c.expect('WAITFOR');
  if (c.at('(')) {
    c.skipParentheses();
    if (c.accept(',', 'TIMEOUT')) readExpression(c);
    return 'WAITFOR';
  }
  if (!c.accept('DELAY')) c.expect('TIME');
  readExpression(c);
  return 'WAITFOR';
}
