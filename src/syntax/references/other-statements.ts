import { TokenKind } from '../token.ts';
import { rawAt } from '../token-at.ts';
import { readColumnDefinitions, readType } from './types.ts';
import type { Walk, WalkedName } from './walk.ts';
import { statementWords } from './words.ts';

/** A statement that names nothing of the database, or nothing that could be read: to the next one. */
export function skipStatement(w: Walk): void {
  w.endStatement();
  w.keyword();
  skipRest(w);
}

/** To the next statement; what stands in parentheses is skipped as a whole. */
export function skipRest(w: Walk): void {
  while (w.i < w.limit && !w.isSymbol(w.i, 59) && !startsStatement(w)) {
    if (w.atOpening()) w.skipParentheses();
    else w.i += 1;
  }
  w.operand = false;
}

/** EXEC [ @result = ] { name | @name | ( text ) } … */
export function readExecute(w: Walk): void {
  w.keyword();
  if (w.is(w.i, 'AS')) {
    w.i += 2;
    return;
  }
  w.frame.scope = undefined;
  w.frame.inFrom = false;
  if (w.atVariable() && w.isSymbol(w.i + 1, 61)) {
    w.variable();
    w.i += 1;
  }
  if (w.atOpening() || w.atVariable()) {
    w.dynamicSql = true;
    return;
  }
  const name = w.readName();
  if (!name || (w.atOpening() && (name.parts[0] ?? '').toLowerCase() === 'opendatasource')) return;
  if ((name.parts.at(-1) ?? '').toLowerCase() === 'sp_executesql') w.dynamicSql = true;
  w.report('procedure', name);
  // What follows in parentheses is no argument but a query of its own.
  if (!w.atOpening()) readArguments(w, name);
}

/** [ @parameter = ] value [ OUTPUT ] , …: parameters that are named are used as columns are. */
function readArguments(w: Walk, procedure: WalkedName): void {
  for (;;) {
    if (w.atVariable() && w.isSymbol(w.i + 1, 61)) {
      w.report('column', { ...procedure, parts: [...procedure.parts, rawAt(w.tokens, w.i)] });
      w.i += 2;
    }
    while (w.i < w.limit && !w.isSymbol(w.i, 44) && !w.isSymbol(w.i, 41)) {
      if (w.isSymbol(w.i, 59) || startsStatement(w)) return;
      w.step();
    }
    if (!w.isSymbol(w.i, 44)) return;
    w.keyword();
  }
}

/** DECLARE { @x [ AS ] type [ = … ] | @t TABLE ( … ) } , … | DECLARE c CURSOR … */
export function readDeclare(w: Walk): void {
  w.endStatement();
  w.keyword();
  while (w.atVariable()) {
    w.i += 1;
    if (w.is(w.i, 'AS')) w.i += 1;
    if (w.is(w.i, 'TABLE')) {
      w.i += 1;
      readColumnDefinitions(w);
    } else if (!w.is(w.i, 'CURSOR')) readType(w);
    const depth = w.frames.length;
    while (w.i < w.limit && !w.isSymbol(w.i, 44)) {
      if (w.isSymbol(w.i, 59) || startsStatement(w)) return;
      do w.step();
      while (w.frames.length > depth && w.i < w.limit);
    }
    w.keyword();
  }
}

const queryWords = new Set(
  'select insert update delete merge with set for declare exec execute create alter drop truncate fetch open close deallocate begin goto'.split(
    ' ',
  ),
);

/** Whether a word stands here that begins a statement, or a clause that only a statement has. */
export function startsStatement(w: Walk): boolean {
  if (w.frame.caseDepth > 0 || w.tokens.kinds[w.i] !== TokenKind.word) return false;
  const word = w.wordAt(w.i);
  return statementWords.has(word) || queryWords.has(word);
}

/** FETCH [ NEXT … ] [ FROM ] cursor; OFFSET … FETCH NEXT 10 ROWS ONLY has no FROM. */
export function readFetch(w: Walk): void {
  w.keyword();
  for (let i = w.i; i < Math.min(w.i + 4, w.limit); i += 1) {
    if (!w.is(i, 'FROM')) continue;
    w.i = w.is(i + 1, 'GLOBAL') ? i + 3 : i + 2;
    return;
  }
}

/** BEGIN DIALOG [ CONVERSATION ] @h FROM SERVICE name TO SERVICE 'name' [ , 'broker' ] [ ON CONTRACT name ] [ WITH … ] */
export function readBegin(w: Walk): void {
  w.endStatement();
  w.keyword();
  if (!w.is(w.i, 'DIALOG') && !(w.is(w.i, 'CONVERSATION') && w.is(w.i + 1, 'TIMER'))) return;
  const dialog = w.is(w.i, 'DIALOG');
  while (w.i < w.limit && !w.isSymbol(w.i, 59)) {
    if (w.is(w.i, 'WITH')) {
      w.i += 1;
      skipDialogOptions(w);
      return;
    }
    const service = w.is(w.i, 'FROM') && w.is(w.i + 1, 'SERVICE');
    if (service || (w.is(w.i, 'ON') && w.is(w.i + 1, 'CONTRACT'))) {
      w.i += 2;
      const name = w.readName();
      if (name) w.report(service ? 'service' : 'contract', name);
    } else if (w.atVariable()) w.variable();
    else if (dialog && !/^(dialog|conversation|to|service|)$/.test(w.wordAt(w.i))) return;
    else w.i += 1;
  }
}

/** name = value { , name = value } */
function skipDialogOptions(w: Walk): void {
  for (;;) {
    w.i += 1;
    if (!w.isSymbol(w.i, 61)) return;
    w.i += 1;
    if (w.atVariable()) w.variable();
    else w.i += 1;
    if (!w.isSymbol(w.i, 44)) return;
    w.i += 1;
  }
}
