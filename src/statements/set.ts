import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readQuery } from './dml.ts';
import { readExpression } from './extent.ts';
import { readObjectName } from './names.ts';
import { readSingleValue } from './options.ts';
import type { SetOption, SetVariable, SourceText } from './tree/index.ts';

const assignments = ['=', '+=', '-=', '*=', '/=', '%=', '&=', '^=', '|=', '||='];

/** SET { @variable … | option … }, the cursor behind SET. */
export function parseSet(c: Cursor): SetOption | SetVariable {
  return c.kind() === TokenKind.variable ? readAssignment(c) : readOption(c);
}

/**
 * @name [ { . | :: } member … ] { = | += | … } { expression | CURSOR … FOR query }, or @name . method ( … ) by itself,
 * which has '' as operator and the whole call as value.
 */
function readAssignment(c: Cursor): SetVariable {
  const from = c.index;
  const name = c.raw();
  c.advance();
  let member = false;
  while (c.accept('.') || c.accept('::')) {
    c.name();
    member = true;
    if (c.at('(')) {
      c.skipParentheses();
      return { kind: 'setVariable', name, operator: '', value: c.textFrom(from) };
    }
  }
  const operator = assignments.find((one) => c.accept(one)) ?? c.fail("'=' expected");
  if (member) {
    readExpression(c);
    return { kind: 'setVariable', name, operator: '', value: c.textFrom(from) };
  }
  const value = c.at('CURSOR') ? readCursorValue(c) : readExpression(c);
  return { kind: 'setVariable', name, operator, value };
}

/** CURSOR [ option … ] FOR query */
export function readCursorValue(c: Cursor): SourceText {
  const from = c.index;
  c.expect('CURSOR');
  while (!c.accept('FOR')) {
    if (c.kind() !== TokenKind.word) c.fail("'FOR' expected");
    c.advance();
  }
  readQuery(c);
  return c.textFrom(from);
}

/**
 * option [ ,… ] { ON | OFF | value } | IDENTITY_INSERT table { ON | OFF } | TRANSACTION ISOLATION LEVEL level
 *   | STATISTICS name [ ,… ] { ON | OFF } | OFFSETS name [ ,… ] { ON | OFF }
 */
function readOption(c: Cursor): SetOption {
  if (c.accept('TRANSACTION', 'ISOLATION', 'LEVEL')) {
    const level = readLevel(c);
    return { kind: 'setOption', options: ['TRANSACTION ISOLATION LEVEL'], value: level };
  }
  if (c.accept('IDENTITY_INSERT')) {
    const table = readObjectName(c);
    return { kind: 'setOption', options: ['IDENTITY_INSERT'], value: readOnOff(c), table };
  }
  const prefix = c.accept('STATISTICS') ? 'STATISTICS ' : c.accept('OFFSETS') ? 'OFFSETS ' : '';
  const options: string[] = [];
  do {
    if (c.kind() !== TokenKind.word) c.fail('an option expected');
    options.push(prefix + c.upper());
    c.advance();
  } while (c.accept(','));
  if (c.atAny('ON', 'OFF')) return { kind: 'setOption', options, value: readOnOff(c) };
  if (prefix !== '' || c.done || c.at(';')) c.fail("'ON' or 'OFF' expected");
  return { kind: 'setOption', options, value: readSingleValue(c) };
}

/** READ { UNCOMMITTED | COMMITTED } | REPEATABLE READ | SNAPSHOT | SERIALIZABLE */
function readLevel(c: Cursor): string {
  for (const words of [
    ['READ', 'COMMITTED'],
    ['READ', 'UNCOMMITTED'],
    ['REPEATABLE', 'READ'],
  ]) {
    if (c.accept(...words)) return words.join(' ');
  }
  if (c.accept('SNAPSHOT')) return 'SNAPSHOT';
  if (c.accept('SERIALIZABLE')) return 'SERIALIZABLE';
  return c.fail('an isolation level expected');
}

function readOnOff(c: Cursor): string {
  if (c.accept('ON')) return 'ON';
  c.expect('OFF');
  return 'OFF';
}
