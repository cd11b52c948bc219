import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readParenthesized } from './extent.ts';
import { readObjectName } from './names.ts';
import { readVariable } from './parameters.ts';
import { isReserved } from './reserved-words.ts';
import { atStatementStart } from './statement-start.ts';
import { recogniseSystemProcedure } from './system-procedures.ts';
import type { Execute, ObjectName, SourceText, StatementBody } from './tree/index.ts';

type Argument = Execute['arguments'][number];
type Result = Pick<Execute, 'into'>;

/**
 * { EXEC | EXECUTE } { ( text ) [ AS … ] [ AT server ] | [ @result = ] { procedure [ ; number ] | @name }
 *   [ argument [ ,… ] ] [ WITH … ] }, the cursor behind the verb. System procedures that change the schema come out as
 * trees of their own; a procedure named by a variable has that variable as its only name part.
 */
export function parseExecute(c: Cursor): StatementBody {
  if (c.at('(')) return readExecuteText(c);
  let into: string | undefined;
  if (c.kind() === TokenKind.variable && c.upper(1) === '=') {
    into = readVariable(c);
    c.expect('=');
  }
  return readCall(c, into === undefined ? {} : { into });
}

/** A call without EXEC, as the first statement of a batch. */
export function parseBareCall(c: Cursor): StatementBody {
  return readCall(c, {});
}

function readExecuteText(c: Cursor): Execute {
  const text = readParenthesized(c);
  if (c.accept('AS')) {
    c.name();
    if (c.accept('=')) c.string();
  }
  if (c.accept('AT')) {
    c.accept('DATA_SOURCE');
    c.name();
  }
  skipExecuteOptions(c);
  return { kind: 'execute', text, arguments: [] };
}

function readCall(c: Cursor, result: Result): StatementBody {
  const procedure = readProcedureName(c);
  if (c.at(';') && c.kind(1) === TokenKind.number) c.advance(2);
  const call: Execute = { kind: 'execute', ...result, procedure, arguments: readArguments(c) };
  skipExecuteOptions(c);
  return recogniseSystemProcedure(call) ?? call;
}

function readProcedureName(c: Cursor): ObjectName {
  if (c.kind() !== TokenKind.variable) return readObjectName(c);
  const start = c.start();
  return { parts: [readVariable(c)], start, end: c.end(-1) };
}

/** [ WITH option [ ,… ] ] */
function skipExecuteOptions(c: Cursor): void {
  if (!c.at('WITH', 'RECOMPILE') && !c.at('WITH', 'RESULT')) return;
  c.advance();
  do skipExecuteOption(c);
  while (c.accept(','));
}

/** RECOMPILE | RESULT SETS { UNDEFINED | NONE | ( … ) } */
function skipExecuteOption(c: Cursor): void {
  if (c.accept('RECOMPILE')) return;
  c.expect('RESULT', 'SETS');
  if (c.at('(')) c.skipParentheses();
  else if (!c.accept('UNDEFINED')) c.expect('NONE');
}

/** [ [ @name = ] value [ OUT | OUTPUT ] [ ,… ] ] */
function readArguments(c: Cursor): Argument[] {
  const list: Argument[] = [];
  if (!atArgument(c)) return list;
  do {
    if (!atArgument(c)) c.fail('a value expected');
    const name = c.kind() === TokenKind.variable && c.upper(1) === '=' ? readVariable(c) : undefined;
    if (name !== undefined) c.expect('=');
    const value = readArgumentValue(c);
    const output = c.accept('OUT') || c.accept('OUTPUT');
    list.push(name === undefined ? { value, output } : { name, value, output });
  } while (c.accept(','));
  return list;
}

function atArgument(c: Cursor): boolean {
  switch (c.kind()) {
    case TokenKind.end:
      return false;
    case TokenKind.symbol:
      return c.atAny('-', '+', '{');
    case TokenKind.word:
      return c.atAny('NULL', 'DEFAULT') || (!isReserved(c.upper()) && !atStatementStart(c));
    default:
      return true;
  }
}

/** A literal with an optional sign, a variable, or a bare word, which is taken as a string. */
function readArgumentValue(c: Cursor): SourceText {
  const from = c.index;
  if (c.atAny('-', '+')) c.advance();
  if (c.done || c.atAny(',', ';', '(', ')')) c.fail('a value expected');
  c.advance();
  return c.textFrom(from);
}
