import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readExpression, readExpressionList } from './extent.ts';
import { atStatementStart } from './statement-start.ts';
import type { Print, RaiseError, SourceText, Throw } from './tree/index.ts';

/** PRINT expression, the cursor behind PRINT. */
export function parsePrint(c: Cursor): Print {
  return { kind: 'print', value: readExpression(c) };
}

/** RAISERROR { ( expression [ ,… ] ) [ WITH { LOG | NOWAIT | SETERROR } [ ,… ] ] | number [ text ] }, behind RAISERROR. */
export function parseRaiseError(c: Cursor): RaiseError {
  const options: string[] = [];
  if (!c.at('(')) {
    const values = [readExpression(c)];
    c.accept(',');
    if (!atStatementStart(c)) values.push(readExpression(c));
    return { kind: 'raiseError', arguments: values, options };
  }
  const values = readExpressionList(c);
  if (c.accept('WITH')) {
    do {
      if (c.kind() !== TokenKind.word) c.fail('an option expected');
      options.push(c.upper());
      c.advance();
    } while (c.accept(','));
  }
  return { kind: 'raiseError', arguments: values, options };
}

/** THROW [ number , message , state ], the cursor behind THROW. */
export function parseThrow(c: Cursor): Throw {
  const values: SourceText[] = [];
  if (c.kind() === TokenKind.number || c.kind() === TokenKind.variable) {
    do values.push(readExpression(c));
    while (c.accept(','));
  }
  return { kind: 'throw', arguments: values };
}
