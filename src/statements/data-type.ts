import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { atIdentifier, readIdentifier, readObjectName } from './names.ts';
import type { DataType } from './tree/index.ts';

/** data_type ::= [ schema . ] name [ ( { length | MAX | precision [ , scale ] | [ CONTENT | DOCUMENT ] collection } ) ] */
export function readDataType(c: Cursor): DataType {
  const first = readTypeName(c);
  const dotted = c.accept('.');
  const type: { -readonly [K in keyof DataType]: DataType[K] } = dotted
    ? { schema: first, name: c.name() }
    : { name: first };
  if (!c.at('(')) return type;
  if (c.accept('(', 'MAX', ')')) return { ...type, length: 'max' };
  c.advance();
  const afterComma = c.upper(1) === ',' ? 2 : 0;
  if (c.kind() === TokenKind.sqlcmdVariable || c.kind(afterComma) === TokenKind.sqlcmdVariable) {
    type.variables = readVariables(c);
  } else if (c.kind() === TokenKind.number) {
    type.length = readWholeNumber(c);
    if (c.accept(',')) {
      if (c.kind() === TokenKind.number) type.scale = readWholeNumber(c);
      else type.baseType = c.name();
    }
  } else {
    if (c.accept('CONTENT')) type.xmlStyle = 'CONTENT';
    else if (c.accept('DOCUMENT')) type.xmlStyle = 'DOCUMENT';
    type.xmlSchemaCollection = readObjectName(c);
  }
  c.expect(')');
  return type;
}

/** Type names of two and three words (`double precision`, `national char varying`) come out with single blanks. */
function readTypeName(c: Cursor): string {
  if (c.at('DOUBLE', 'PRECISION')) return words(c, 2);
  if (c.at('NATIONAL')) return words(c, c.upper(2) === 'VARYING' ? 3 : 2);
  if (c.at('CURSOR')) return words(c, 1);
  if (c.upper(1) === 'VARYING' && atIdentifier(c)) return words(c, 2);
  return readIdentifier(c);
}

function words(c: Cursor, count: number): string {
  const parts: string[] = [];
  for (let i = 0; i < count; i += 1) parts.push(c.raw(i));
  c.advance(count);
  return parts.join(' ');
}

/** `$(length)`, or two arguments of which one is a variable. */
function readVariables(c: Cursor): string[] {
  const variables: string[] = [];
  do {
    if (c.kind() !== TokenKind.sqlcmdVariable && c.kind() !== TokenKind.number) c.fail('a number expected');
    variables.push(c.raw());
    c.advance();
  } while (c.accept(','));
  return variables;
}

function readWholeNumber(c: Cursor): number {
  const value = Number(c.raw());
  if (!Number.isSafeInteger(value)) c.fail('a whole number expected');
  c.advance();
  return value;
}

/** Whether a data type can begin here. */
export function atDataType(c: Cursor): boolean {
  return atIdentifier(c) || c.at('DOUBLE', 'PRECISION') || c.atAny('NATIONAL', 'CURSOR');
}
