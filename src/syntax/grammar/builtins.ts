import { condition, expression, parenthesisedValue } from './expressions.ts';
import { idOf, Special } from './keyword-ids.ts';
import { columnName, dottedName, starOfTable } from './names.ts';
import type { Builtin } from './node.ts';
import type { Recognizer } from './recognizer.ts';

const select = idOf('SELECT');
const [open, close, colon, dot] = [idOf('('), idOf(')'), idOf(':'), idOf('.')];

const [sys, xml] = [idOf('SYS'), idOf('XML')];

const special =
  (id: number, wanted: string): Builtin =>
  (r, at) =>
    r.is(at, id) || r.is(at, Special.sqlcmdVariable) ? at + 1 : r.fail(at, wanted);

/** What rules name in lower case and no rule defines. */
export const builtins: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ['name', (r, at) => (r.isName(at) ? at + 1 : r.fail(at, 'a name'))],
  ['object_name', dottedName],
  ['column_name', columnName],
  ['star_of_table', starOfTable],
  ['string', (r, at) => (r.isString(at) || r.is(at, Special.sqlcmdVariable) ? at + 1 : r.fail(at, 'a string'))],
  ['number', special(Special.number, 'a number')],
  ['integer', (r, at) => (isInteger(r, at) ? at + 1 : r.fail(at, 'a whole number'))],
  ['binary', special(Special.binary, 'a binary constant')],
  ['money', special(Special.money, 'a constant')],
  ['variable', special(Special.variable, 'a variable')],
  ['sqlcmd_variable', special(Special.sqlcmdVariable, 'a variable')],
  ['bare_word', (r, at) => (isBareWord(r, at) ? at + 1 : r.fail(at, 'a word'))],
  ['any_word', (r, at) => (r.isName(at) || r.isReserved(at) ? at + 1 : r.fail(at, 'a word'))],
  // A column with this name may go without a type.
  ['timestamp_name', (r, at) => (/^["[]?timestamp[\]"]?$/i.test(r.text(at)) ? at + 1 : r.fail(at))],
  ['xml_type', xmlType],
  ['expression', expression],
  ['parenthesised_value', parenthesisedValue],
  ['condition', condition],
  ['scalar_expression', withoutSubqueries(expression)],
  ['scalar_condition', withoutSubqueries(condition)],
  ['nothing', (_, at) => at],
  ['end_of_batch', (r, at) => (r.is(at, Special.end) ? at : r.fail(at))],
  ['label', (r, at) => (r.isName(at) && r.is(at + 1, colon) ? at + 2 : r.fail(at))],
  ['parentheses', parentheses],
  // Not the empty one.
  ['filled_string', (r, at) => (isFilled(r, at) ? at + 1 : r.fail(at, 'a string that is not empty'))],
  // As any_word, but not in brackets or double quotes.
  ['unquoted_word', (r, at) => (r.id(at) >= 0 && /^\w/.test(r.text(at)) ? at + 1 : r.fail(at, 'a word'))],
]);

/** Refuses what is read at its first subquery. */
function withoutSubqueries(read: Builtin): Builtin {
  return (r, at) => {
    const end = read(r, at);
    for (let next = at; next < end; next += 1) {
      if (!r.is(next, select)) continue;
      // The subquery itself was followed to its end; the error is where it begins.
      r.furthest = next;
      return r.fail(next);
    }
    return end;
  };
}

function isInteger(r: Recognizer, at: number): boolean {
  return r.is(at, Special.sqlcmdVariable) || (r.is(at, Special.number) && /^\d+$/.test(r.text(at)));
}

/** A name without quotes. */
function isBareWord(r: Recognizer, at: number): boolean {
  return r.isName(at) && (r.id(at) >= 0 || r.is(at, Special.sqlcmdVariable));
}

/** `xml` or `sys.xml`, with or without brackets. */
function xmlType(r: Recognizer, at: number): number {
  const is = (index: number, word: string): boolean =>
    r.isName(index) &&
    r
      .text(index)
      .replace(/^[["]|[\]"]$/g, '')
      .toUpperCase() === word;
  if (r.id(at) !== xml && r.id(at) !== Special.bracketed && r.id(at) !== sys) return r.fail(at);
  if (is(at, 'SYS') && r.is(at + 1, dot) && is(at + 2, 'XML')) return at + 3;
  return is(at, 'XML') && !r.is(at + 1, dot) ? at + 1 : r.fail(at);
}

/** `( … )`, whatever stands inside. */
function parentheses(r: Recognizer, at: number): number {
  return r.is(at, open) ? inParentheses(r, at) : r.fail(at, '(');
}

/** One token, or all from `(` to its `)`. */
function inParentheses(r: Recognizer, at: number): number {
  let depth = 0;
  for (let next = at; ; next += 1) {
    if (r.is(next, Special.end)) return r.fail(next, ')');
    if (r.is(next, open)) depth += 1;
    if (r.is(next, close)) {
      depth -= 1;
      if (depth < 0) return r.fail(next);
    }
    if (depth === 0) return next + 1;
  }
}

function isFilled(r: Recognizer, at: number): boolean {
  return r.is(at, Special.sqlcmdVariable) || (r.isString(at) && !/^N?(''|"")$/i.test(r.text(at)));
}
