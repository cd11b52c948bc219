import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readDataType } from './data-type.ts';
import { readQuery } from './dml.ts';
import { readExpression } from './extent.ts';
import { readIdentifier } from './names.ts';
import { readVariable } from './parameters.ts';
import type { Declare, DeclareCursor } from './tree/index.ts';

type Variable = Declare['variables'][number];

/** DECLARE { variable [ ,… ] | name [ option … ] CURSOR [ option … ] FOR query }, the cursor behind DECLARE. */
export function parseDeclare(c: Cursor): Declare | DeclareCursor {
  if (c.kind() !== TokenKind.variable) return readDeclareCursor(c);
  const variables: Variable[] = [];
  do variables.push(readDeclaredVariable(c));
  while (c.accept(','));
  return { kind: 'declare', variables };
}

/** variable ::= @name [ AS ] { TABLE ( … ) | CURSOR | type [ = expression ] } */
function readDeclaredVariable(c: Cursor): Variable {
  const name = readVariable(c);
  c.accept('AS');
  const from = c.index;
  if (c.accept('TABLE')) {
    c.skipParentheses();
    return { name, table: c.textFrom(from) };
  }
  if (c.accept('CURSOR')) return { name, cursor: c.textFrom(from) };
  const type = readDataType(c);
  if (!c.accept('NOT', 'NULL')) c.accept('NULL');
  return c.accept('=') ? { name, type, value: readExpression(c) } : { name, type };
}

/** name [ INSENSITIVE ] [ SCROLL ] CURSOR [ LOCAL | GLOBAL | … ] FOR query */
function readDeclareCursor(c: Cursor): DeclareCursor {
  const name = readIdentifier(c);
  while (!c.accept('FOR')) {
    if (c.kind() !== TokenKind.word) c.fail("'CURSOR' expected");
    c.advance();
  }
  return { kind: 'declareCursor', name, query: readQuery(c) };
}
