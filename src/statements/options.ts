import type { Cursor } from '../syntax/cursor.ts';
import { TokenKind } from '../syntax/token.ts';
import { readParenthesized } from './extent.ts';
import { readLooseName, readNameList } from './names.ts';
import type { DataSpace, Option } from './tree/index.ts';

/** options ::= ( option [ ,… ] ) */
export function readOptions(c: Cursor, depth = 0): Option[] {
  if (depth > 10) c.fail('options are nested too deep', 'SYN005');
  const options: Option[] = [];
  c.expect('(');
  while (!c.accept(')')) {
    options.push(readOption(c, depth));
    if (!c.accept(',') && !c.at(')')) c.fail("',' or ')' expected");
  }
  return options;
}

/** [ WITH ( option [ ,… ] ) ] */
export function readWithOptions(c: Cursor): Option[] {
  if (!c.at('WITH', '(')) return [];
  c.advance();
  return readOptions(c);
}

/**
 * option ::= { word … | number } [ = value ] [ ( options ) ] [ ON PARTITIONS ( … ) ], inside parentheses: the name and
 * the value each run to the next `=`, `,` or parenthesis.
 */
function readOption(c: Cursor, depth: number): Option {
  const option: { -readonly [K in keyof Option]: Option[K] } = { name: readOptionName(c) };
  if (option.name === 'MOVE TO') return { ...option, value: readPlace(c) };
  if (option.name === 'EXECUTE AS') option.value = readValue(c);
  else if (c.accept('=')) {
    if (!c.at('(')) option.value = readValue(c);
  }
  if (c.at('(')) option.options = readOptions(c, depth + 1);
  if (c.accept('ON', 'PARTITIONS')) option.partitions = readParenthesized(c).text;
  return option;
}

/** Options without parentheses: WITH FILLFACTOR = 90, PAD_INDEX. Each value is one token, or one with a sign. */
export function readBareOptions(c: Cursor): Option[] {
  const options: Option[] = [];
  do {
    const name = c.at('EXECUTE', 'AS') || c.at('EXEC', 'AS') ? 'EXECUTE AS' : c.upper();
    if (c.kind() !== TokenKind.word) c.fail('an option expected');
    c.advance(name === 'EXECUTE AS' ? 2 : 1);
    const option: { -readonly [K in keyof Option]: Option[K] } = { name };
    if (name === 'EXECUTE AS' || c.accept('=')) option.value = readSingleValue(c);
    if (c.at('(')) option.options = readOptions(c);
    options.push(option);
  } while (c.accept(','));
  return options;
}

/** One value outside parentheses: an optional sign and a literal, or a name of several parts. */
export function readSingleValue(c: Cursor): string {
  const from = c.index;
  if (c.atAny('-', '+')) c.advance();
  if (c.done || c.kind() === TokenKind.symbol) c.fail('a value expected');
  c.advance();
  while (c.accept('.')) c.advance();
  return c.textFrom(from).text;
}

/** [ ON { file_group | scheme ( column [ ,… ] ) } ], the cursor behind ON. */
export function readDataSpace(c: Cursor): DataSpace {
  const name = readLooseName(c);
  return c.at('(') ? { name, partitionColumns: readNameList(c) } : { name };
}

/** The source text of a data space: `fg`, `'default'`, `scheme(column)`. */
function readPlace(c: Cursor): string {
  const from = c.index;
  readDataSpace(c);
  return c.textFrom(from).text;
}

function readOptionName(c: Cursor): string {
  const parts: string[] = [];
  if (c.kind() !== TokenKind.word && !c.atName()) {
    // An unnamed value, as in BOUNDING_BOX = (0, 0, 100, 100).
    return readValue(c);
  }
  while (!c.done && !c.atAny('=', ',', '(', ')') && !c.at('ON', 'PARTITIONS')) {
    const kind = c.kind();
    if (parts.length > 0 && (kind === TokenKind.number || c.atString())) break;
    parts.push(kind === TokenKind.word ? c.upper() : c.raw());
    c.advance();
    if (parts[0] === 'MOVE' && parts[1] === 'TO') return 'MOVE TO';
    if ((parts[0] === 'EXECUTE' || parts[0] === 'EXEC') && parts[1] === 'AS') return 'EXECUTE AS';
  }
  if (parts.length === 0) c.fail('an option expected');
  const last = parts.at(-1);
  // Only full-text indexes take a setting without `=`.
  if (parts.length > 1 && (last === 'ON' || last === 'OFF') && parts[0] !== 'CHANGE_TRACKING') {
    c.fail("'=' expected before ON or OFF");
  }
  return parts.join(' ');
}

/** Tokens up to the next `,`, `=`, `(`, `)` or ON PARTITIONS at this depth. */
function readValue(c: Cursor): string {
  const from = c.index;
  while (!c.done && !c.atAny(',', ')', '(', '=') && !c.at('ON', 'PARTITIONS')) c.advance();
  if (c.index === from) c.fail('a value expected');
  return c.textFrom(from).text;
}
