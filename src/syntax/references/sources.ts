import { takesDatePart } from '../expression/date-parts.ts';
import { TokenKind } from '../token.ts';
import { nameAt, rawAt } from '../token-at.ts';
import type { Scope, Source } from './scope.ts';
import { readColumnDefinitions, readType } from './types.ts';
import { memberOf, type Walk, type WalkedName } from './walk.ts';
import { isMethod, isRowFunction, notAlias, tableArgumentFunctions, tableHints } from './words.ts';

/** Opens the parentheses of a call; the first argument of some functions is no expression. */
export function openCall(w: Walk, called: string, sourceOf?: Scope): void {
  w.open(called, sourceOf);
  if (takesDatePart(called) && w.tokens.kinds[w.i] === TokenKind.word) w.i += 1;
  else if (called === 'try_convert' || (called === 'convert' && w.wordAt(w.i - 3) !== 'fn')) readType(w);
  else if (called === 'changetable') {
    w.i += 1;
    readTable(w);
  } else if (tableArgumentFunctions.has(called)) {
    // VECTOR_SEARCH ( TABLE = name [ AS alias ] , … )
    if (!w.is(w.i, 'TABLE') || !w.isSymbol(w.i + 1, 61)) readTable(w);
    else {
      w.i += 2;
      readSource(w);
    }
  }
}

/** A table, function, subquery or join in parentheses behind FROM, JOIN, APPLY, USING or a comma, and its alias. */
export function readSource(w: Walk): void {
  const { scope } = w.frame;
  w.operand = false;
  if (!scope || w.i >= w.limit) return;
  if (w.atVariable()) {
    const name = rawAt(w.tokens, w.i);
    w.variable();
    if (!w.isSymbol(w.i, 46)) return readAlias(w, scope, { table: undefined }, name);
    w.i += 2;
    if (w.atOpening()) w.open('', scope);
    return;
  }
  if (w.atOpening()) return openSource(w, scope);
  // { oj source LEFT OUTER JOIN source … }
  if (w.isSymbol(w.i, 123) && w.is(w.i + 1, 'OJ')) w.i += 2;
  const name = w.readName();
  if (!name) return;
  const last = name.parts.at(-1) ?? '';
  if (w.atOpening() && !tableHints.has(w.wordAt(w.i + 1))) return openFunction(w, scope, name, last);
  readAlias(w, scope, reportTable(w, name), last);
}

function openFunction(w: Walk, scope: Scope, name: WalkedName, last: string): void {
  if (name.parts.length > 1 && isMethod(last)) {
    scope.candidates.push({ parts: name.parts.slice(0, -1), start: name.start, end: name.end, called: false });
    w.open('', scope);
    return;
  }
  if (name.bare && isRowFunction(last)) {
    openCall(w, last.toLowerCase(), scope);
    return;
  }
  w.report('function', name);
  w.open('', scope);
  w.frame.table = name.parts;
}

/** ( query ) alias, or ( source JOIN … ) */
function openSource(w: Walk, scope: Scope): void {
  const next = w.wordAt(w.i + 1);
  const query = /^(select|with|values|merge|insert|update|delete)$/.test(next) || opensQuery(w, w.i + 1);
  w.open('', query ? scope : undefined);
  if (query) return;
  w.frame.inFrom = true;
  readSource(w);
}

/** `((SELECT …) UNION …) AS x`, but not `((SELECT …) a JOIN b …)`: what follows the inner query decides. */
function opensQuery(w: Walk, from: number): boolean {
  let i = from;
  while (w.isSymbol(i, 40)) i += 1;
  if (i === from || !w.is(i, 'SELECT')) return false;
  for (let depth = 1; i < w.limit && depth > 0; i += 1) {
    if (w.isSymbol(i, 40)) depth += 1;
    else if (w.isSymbol(i, 41)) depth -= 1;
  }
  return w.isSymbol(i, 41) || /^(union|except|intersect)$/.test(w.wordAt(i));
}

/** Behind the `)` of a source. */
export function closeSource(w: Walk, closed: Walk['frame'], scope: Scope): void {
  if (closed.called === 'openxml' && w.is(w.i, 'WITH') && !w.isSymbol(w.i + 1, 40)) {
    // OPENXML ( … ) WITH table: rows like the table's.
    w.i += 1;
    readTable(w);
  }
  readAlias(w, scope, { table: closed.table, query: closed.query }, '');
}

/** Reports a table unless it is a CTE, a temp table or one of a trigger's; what columns of it belong to. */
export function reportTable(w: Walk, name: WalkedName, optional = false): Pick<Source, 'table' | 'query'> {
  const last = name.parts.at(-1) ?? '';
  if (last.startsWith('#')) return { table: undefined };
  if (name.parts.length === 1) {
    const lower = last.toLowerCase();
    if (w.ctes.has(lower)) return { table: undefined, query: w.ctes.get(lower) };
    if (lower === 'inserted' || lower === 'deleted') return { table: w.options.triggerTable };
  }
  w.report('table', name, optional || w.isMade(name));
  return { table: name.parts };
}

/** The table behind INTO, TRUNCATE TABLE and the like; its parts where it is one of the database. */
export function readTable(w: Walk): readonly string[] | undefined {
  if (w.atVariable()) {
    w.variable();
    return undefined;
  }
  const name = w.readName();
  if (!name || (name.bare && w.atOpening() && isRowFunction(name.parts[0] ?? ''))) return undefined;
  return reportTable(w, name).table;
}

/** [ FOR SYSTEM_TIME … ] [ hints ] [ [ AS ] alias [ ( columns ) ] ] [ hints ] */
function readAlias(w: Walk, scope: Scope, what: Pick<Source, 'table' | 'query'>, name: string): void {
  if (w.is(w.i, 'FOR') && w.is(w.i + 1, 'SYSTEM_TIME')) skipSystemTime(w);
  skipHints(w, what.table);
  let alias: string | undefined;
  if (w.is(w.i, 'AS')) {
    w.i += 1;
    if (w.atName()) alias = nameAt(w.tokens, w.i);
  } else if (w.atName() && !notAlias.has(w.wordAt(w.i)) && !atReceive(w)) alias = nameAt(w.tokens, w.i);
  if (alias !== undefined) {
    w.i += 1;
    if (w.atOpening()) w.skipParentheses();
    skipHints(w, what.table);
  }
  scope.sources.push({ alias: (alias ?? name).toLowerCase(), ...what });
  w.operand = true;
}

/** RECEIVE is no reserved word; what follows it tells the statement from an alias. */
export function atReceive(w: Walk): boolean {
  const next = w.i + 1;
  if (!w.is(w.i, 'RECEIVE')) return false;
  return w.is(next, 'TOP') || w.isSymbol(next, 42) || (next < w.limit && w.tokens.kinds[next] === TokenKind.variable);
}

/** FOR SYSTEM_TIME { AS OF t | FROM t TO t | BETWEEN t AND t | CONTAINED IN ( t , t ) | ALL } */
function skipSystemTime(w: Walk): void {
  w.i += 2;
  const word = w.wordAt(w.i);
  if (word === 'as') w.i += 3;
  else if (word === 'from' || word === 'between') w.i += 4;
  else if (word === 'contained') {
    w.i += 2;
    w.skipParentheses();
  } else if (word === 'all') w.i += 1;
}

/** WITH ( hints ), the same without WITH, or the columns of OPENJSON: WITH ( name type path , … ). */
export function skipHints(w: Walk, table?: readonly string[]): void {
  const behind = w.is(w.i, 'WITH') ? w.i + 1 : w.i;
  if (!w.isSymbol(behind, 40)) return;
  const hints = tableHints.has(w.wordAt(behind + 1));
  if (behind === w.i && !hints) return;
  w.i = behind;
  if (hints) readHints(w, table);
  else readColumnDefinitions(w);
}

/** ( hint , … ): INDEX ( name , … ), INDEX = name and FORCESEEK ( name ( … ) ) name indexes of the table. */
function readHints(w: Walk, table: readonly string[] | undefined): void {
  const first = w.i + 1;
  w.skipParentheses();
  const end = w.i;
  for (w.i = first; table && w.i < end; ) {
    const hint = w.is(w.i, 'INDEX') || (w.is(w.i, 'FORCESEEK') && w.isSymbol(w.i + 1, 40));
    w.i += 1;
    if (!hint) continue;
    if (w.isSymbol(w.i, 61)) w.i += 1;
    const list = w.atOpening();
    do {
      if (list) w.i += 1;
      const index = w.readName();
      if (index) w.report('index', memberOf(table, index));
      else w.i += 1;
    } while (list && w.isSymbol(w.i, 44));
  }
  w.i = end;
}
