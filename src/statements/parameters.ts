import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readDataType } from './data-type.ts';
import { readExpression } from './extent.ts';
import type { Parameter } from './tree/index.ts';

/** [ ( ] [ parameter [ ,… ] ] [ ) ]: a procedure may leave the parentheses out, a function may not. */
export function readParameters(c: Cursor): Parameter[] {
  const parameters: Parameter[] = [];
  const enclosed = c.accept('(');
  while (c.kind() === TokenKind.variable) {
    parameters.push(readParameter(c));
    if (!c.accept(',')) break;
  }
  if (enclosed) c.expect(')');
  return parameters;
}

/** parameter ::= @name [ AS ] type [ VARYING ] [ [ NOT ] NULL ] [ = default ] [ OUT | OUTPUT | READONLY ] */
function readParameter(c: Cursor): Parameter {
  const name = readVariable(c);
  c.accept('AS');
  const parameter: { -readonly [K in keyof Parameter]: Parameter[K] } = {
    name,
    type: readDataType(c),
    output: false,
    readOnly: false,
    varying: false,
  };
  for (;;) {
    if (c.accept('VARYING')) parameter.varying = true;
    else if (c.accept('NOT', 'NULL')) parameter.nullable = false;
    else if (c.accept('NULL')) parameter.nullable = true;
    else if (c.accept('=')) parameter.default = readExpression(c);
    else if (c.accept('OUT') || c.accept('OUTPUT')) parameter.output = true;
    else if (c.accept('READONLY')) parameter.readOnly = true;
    else return parameter;
  }
}

/** `@name`, with its `@`. */
export function readVariable(c: Cursor): string {
  if (c.kind() !== TokenKind.variable) c.fail('a variable expected');
  const name = c.raw();
  c.advance();
  return name;
}
