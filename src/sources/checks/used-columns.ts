import { RehearsalError } from '../../base/errors.ts';
import type { Naming } from '../../base/names.ts';
import { isReserved } from '../../statements/reserved-words.ts';
import { takesDatePart } from '../../syntax/expression/date-parts.ts';
import { mapChildren } from '../../syntax/expression/map.ts';
import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { isKeyword } from '../../syntax/keywords.ts';

/** What can stand where an expression names a column. */
export type Scope = {
  readonly path: readonly string[];
  /** Folded names. */
  readonly columns: ReadonlySet<string>;
  readonly naming: Naming;
  /** Whether "x" is a name. */
  readonly quoted: boolean;
};

/**
 * Columns that an expression names and its table has not. Only what is a column for certain: what the reader of expressions does
 * not look into (subqueries, OVER clauses) and bare words with a meaning somewhere (`VALUE` in ISJSON) are left alone.
 */
export function missingColumns(expression: string, scope: Scope): readonly string[] {
  const { fold } = scope.naming;
  if (!mayMiss(expression, isSuspect)) return [];
  const missing = new Set<string>();
  for (const parts of columnNames(expression, scope.quoted)) {
    const [first = '', , last = ''] = parts;
    if (parts.length === 1 && isSuspect(first)) missing.add(first);
    if (parts.length === 3 && isOwn(parts) && !known(last)) missing.add(last);
  }
  return [...missing];

  function isSuspect(name: string): boolean {
    return !known(name) && !isKeyword(name.toLowerCase());
  }

  function known(name: string): boolean {
    return name.startsWith('$') || scope.columns.has(fold(name));
  }

  function isOwn(parts: readonly string[]): boolean {
    return parts.slice(0, 2).every((part, i) => fold(part) === fold(scope.path[i] ?? ''));
  }
}

/** A literal, a name in brackets or quotation marks, or a word or number, with the parenthesis behind it. */
const pieces = /'[^']*'|\[([^\]]+)\]|"([^"]*)"|([\w@#$\u0080-\uffff]+)\s*(\()?/g;

/** Whether it is worth while to read the expression: nearly all of them name nothing but columns that are there. */
function mayMiss(expression: string, isSuspect: (name: string) => boolean): boolean {
  pieces.lastIndex = 0;
  for (let piece = pieces.exec(expression); piece; piece = pieces.exec(expression)) {
    const name = piece[1] ?? piece[2] ?? (piece[4] === undefined ? piece[3] : undefined);
    if (name !== undefined && !startsAsValue(name) && isSuspect(name)) return true;
  }
  return false;
}

/** A number or a variable. */
function startsAsValue(word: string): boolean {
  const code = word.charCodeAt(0);
  return code === 64 || (code >= 48 && code <= 57);
}

/** A literal or a call without arguments, as nearly every default is. */
const plainDefault = /^[\s(]*(?:[-+]?[\d.]+|N?'[^']*'|[\w.[\]]+\(\s*\)|NULL)[\s)]*$/i;

/** What a DEFAULT names as if it were a column: it can name none. */
export function namesInDefault(expression: string, quoted: boolean): readonly string[] {
  if (plainDefault.test(expression)) return [];
  const names = columnNames(expression, quoted).flatMap((parts) => (parts.length === 1 ? parts : []));
  return [...new Set(names)].filter((name) => !name.startsWith('$') && !isReserved(name.toUpperCase()));
}

function columnNames(expression: string, quotedIdentifier: boolean): readonly (readonly string[])[] {
  const names: (readonly string[])[] = [];
  const visit = (e: Expression): Expression => {
    if (e.kind === 'name') names.push(e.parts);
    if (e.kind === 'call') valuesOf(e.parts, e.args).map(visit);
    else mapChildren(e, visit);
    return e;
  };
  try {
    visit(parseExpression(expression, { quotedIdentifier }));
  } catch (error) {
    // What cannot be read is reported where the definition is read, or is newer than the reader: nothing is known of its names.
    if (!(error instanceof RehearsalError)) throw error;
    return [];
  }
  return names;
}

/** The arguments of a call that are values: not a date part, and not the words of ISJSON(x, SCALAR). */
function valuesOf(parts: readonly string[], args: readonly Expression[]): readonly Expression[] {
  const name = parts.length === 1 ? (parts[0] ?? '').toLowerCase() : '';
  if (takesDatePart(name)) return args.slice(1);
  return name === 'isjson' ? args.slice(0, 1) : args;
}
