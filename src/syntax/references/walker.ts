import { TokenKind } from '../token.ts';
import { nameAt, rawAt } from '../token-at.ts';
import type { Tokens } from '../tokens.ts';
import type { ReferenceOptions } from './body-reference.ts';
import { readColumns, readDelete, readInsert, readMerge, readSet, readUpdate, skipTop } from './changes.ts';
import { readDefinition, readTriggerState, readTruncate } from './definitions.ts';
import { readBegin, readDeclare, readExecute, readFetch, skipStatement } from './other-statements.ts';
import { readPermission, readSignature } from './permissions.ts';
import type { Scope } from './scope.ts';
import { atReceive, closeSource, openCall, readSource, readTable } from './sources.ts';
import { readType } from './types.ts';
import { Walk } from './walk.ts';
import { clauseWords, isMethod, statementWords } from './words.ts';

/** Reads a body from left to right and never fails: what it does not know, it steps over. */
export function walkBody(tokens: Tokens, from: number, to: number, options: ReferenceOptions): Walk {
  const w = new Walk(tokens, from, to, options);
  w.step = () => step(w);
  while (w.i < w.limit) step(w);
  return w;
}

function step(w: Walk): void {
  switch (w.tokens.kinds[w.i]) {
    case TokenKind.word:
      readWord(w);
      return;
    case TokenKind.symbol:
      readSymbol(w);
      return;
    case TokenKind.variable:
      w.variable();
      return;
  }
  if (w.atName()) {
    readNamed(w);
    return;
  }
  w.i += 1;
  w.operand = true;
}

function readSymbol(w: Walk): void {
  switch (w.tokens.text.charCodeAt(w.tokens.starts[w.i] ?? 0)) {
    case 40: // (
      w.open();
      return;
    case 41: {
      // )
      w.i += 1;
      const closed = w.close();
      if (closed.sourceOf) closeSource(w, closed, closed.sourceOf);
      else if (closed.cte !== undefined) w.ctes.set(closed.cte, closed.query);
      return;
    }
    case 44: // ,
      w.keyword();
      if (w.frame.inCtes) readCte(w);
      else if (w.frame.inFrom) readSource(w);
      return;
    case 59: // ;
      w.keyword();
      if (w.frames.length === 0) w.endStatement();
      return;
    case 42: // * of a select list, where no operand stands before it
      if (!w.operand && w.frame.scope && w.frame.called === '') w.frame.scope.star = true;
  }
  w.keyword();
}

type Handler = (w: Walk, word: string) => void;

function keyword(w: Walk): void {
  w.keyword();
}

function endFrom(w: Walk): void {
  w.frame.inFrom = false;
  w.keyword();
}

/** At a word that begins a statement, unless it is part of CASE or stands in parentheses. */
function startStatement(w: Walk): void {
  if (w.frames.length === 0 && w.frame.caseDepth === 0) w.endStatement();
  w.keyword();
}

function readCursorName(w: Walk): void {
  startStatement(w);
  if (w.frames.length === 0 && w.atName()) w.i += 1;
}

function readCaseWord(w: Walk, word: string): void {
  if (w.frame.caseDepth === 0) {
    startStatement(w);
    return;
  }
  if (word === 'end') w.frame.caseDepth -= 1;
  w.i += 1;
  w.operand = word === 'end';
}

const handlers = new Map<string, Handler>([
  ...[...clauseWords].map((word): [string, Handler] => [word, keyword]),
  ...[...statementWords].map((word): [string, Handler] => [word, startStatement]),
  ['select', readSelect],
  ['from', readFrom],
  ['join', readJoin],
  ['apply', readJoin],
  ['order', readOrder],
  ...['where', 'group', 'having', 'union', 'except', 'intersect', 'window'].map((word): [string, Handler] => [
    word,
    endFrom,
  ]),
  ['for', readFor],
  ['option', readOption],
  ['with', readWith],
  ['as', readAs],
  ['into', readInto],
  ['insert', readInsert],
  ['update', readUpdate],
  ['delete', readDelete],
  ['merge', readMerge],
  ['using', readUsing],
  ['set', readSet],
  ['exec', readExecute],
  ['execute', readExecute],
  ['declare', readDeclare],
  ['truncate', readTruncate],
  ['create', readDefinition],
  ['alter', readDefinition],
  ['drop', readDefinition],
  ...['grant', 'deny', 'revoke'].map((word): [string, Handler] => [word, readPermission]),
  ...['backup', 'restore', 'dbcc', 'kill'].map((word): [string, Handler] => [word, skipStatement]),
  ['enable', readState],
  ['disable', readState],
  ['receive', readReceive],
  ['add', readAdd],
  ['begin', readBegin],
  ['fetch', readFetch],
  ['open', readCursorName],
  ['close', readCursorName],
  ['deallocate', readCursorName],
  ['goto', readCursorName],
  ['next', readNext],
  ['collate', skipTwo],
  ['case', readCase],
  ['end', readCaseWord],
  ['else', readCaseWord],
  ['null', readNull],
  ['top', readTop],
  ['references', readForeignKey],
]);

/** Words with a handler that are names or functions where `(` follows them. */
const callable = new Set([
  'left',
  'right',
  'identity',
  'default',
  'user',
  'first',
  'last',
  'row',
  'open',
  'close',
  'key',
]);

function readWord(w: Walk): void {
  const { tokens, i } = w;
  const next = i + 1 < w.limit ? tokens.text.charCodeAt(tokens.starts[i + 1] ?? 0) : 0;
  if (next === 46) {
    readNamed(w);
    return;
  }
  const word = rawAt(tokens, i).toLowerCase();
  const handler = handlers.get(word);
  if (handler && !(next === 40 && callable.has(word))) handler(w, word);
  else readNamed(w);
}

function readSelect(w: Walk): void {
  w.enterScope();
  w.keyword();
}

/** FROM source; IS DISTINCT FROM, TRIM ( x FROM y ) and { fn EXTRACT ( x FROM y ) } are no clauses. */
function readFrom(w: Walk): void {
  const distinct = w.wordAt(w.i - 1) === 'distinct' && /^(is|not)$/.test(w.wordAt(w.i - 2));
  w.keyword();
  if (distinct || /^(trim|substring|extract)$/.test(w.frame.called)) return;
  if (!w.frame.scope) w.enterScope();
  w.frame.inFrom = true;
  readSource(w);
}

function readOrder(w: Walk): void {
  endFrom(w);
  // In the parentheses of OVER and WITHIN GROUP no query begins.
  w.frame.inOrder = w.frame.scope?.kind === 'query' && w.frame.query !== undefined;
}

function readJoin(w: Walk): void {
  w.keyword();
  readSource(w);
}

function readFor(w: Walk): void {
  w.frame.inFrom = false;
  w.keyword();
  if (w.is(w.i, 'XML') || w.is(w.i, 'JSON')) w.frame.inOptions = true;
}

function readOption(w: Walk): void {
  w.keyword();
  w.skipParentheses();
}

/** WITH name [ ( columns ) ] AS ( … ) begins a statement; everything else behind WITH are options. */
function readWith(w: Walk): void {
  w.keyword();
  if (w.atOpening()) {
    w.skipParentheses();
    return;
  }
  if (w.is(w.i, 'XMLNAMESPACES')) {
    w.i += 1;
    w.skipParentheses();
    w.frame.inCtes = w.isSymbol(w.i, 44);
    return;
  }
  if (!w.is(w.i + 1, 'AS') && !w.isSymbol(w.i + 1, 40)) return;
  if (w.frames.length === 0) w.endStatement();
  readCte(w);
}

/** name [ ( columns ) ] AS ( query ) */
function readCte(w: Walk): void {
  if (!w.atName()) return;
  const name = nameAt(w.tokens, w.i).toLowerCase();
  w.i += 1;
  if (w.atOpening()) w.skipParentheses();
  if (w.is(w.i, 'AS')) w.i += 1;
  w.ctes.set(name, undefined);
  w.frame.inCtes = true;
  w.frame.inFrom = false;
  w.frame.scope = w.baseScope();
  if (w.atOpening()) w.open('', undefined, name);
}

/** A type behind CAST ( … AS; an alias everywhere else. */
function readAs(w: Walk): void {
  w.keyword();
  if (/^(try_)?(cast|parse)$/.test(w.frame.called)) readType(w);
  else if (w.atName() && isInSelectList(w)) {
    w.frame.scope?.outputs.add(nameAt(w.tokens, w.i).toLowerCase());
    w.i += 1;
  } else if (w.atName() && !/^(select|begin|with|return|external|set|declare|if|exec|execute)$/.test(w.wordAt(w.i)))
    w.i += 1;
  w.operand = true;
}

/** SELECT … INTO name makes a table; OUTPUT … INTO table [ ( columns ) ] uses one. */
function readInto(w: Walk): void {
  w.keyword();
  if (w.atVariable()) return;
  if (w.frame.scope?.kind === 'query') w.readName();
  else readColumns(w, readTable(w));
}

/** ENABLE and DISABLE are no reserved words. */
function readState(w: Walk): void {
  if (w.is(w.i + 1, 'TRIGGER')) readTriggerState(w);
  else readNamed(w);
}

/** ADD [ COUNTER ] SIGNATURE is a statement, every other ADD a part of one. */
function readAdd(w: Walk): void {
  if (w.is(w.i + 1, 'SIGNATURE') || (w.is(w.i + 1, 'COUNTER') && w.is(w.i + 2, 'SIGNATURE'))) readSignature(w);
  else w.keyword();
}

/** RECEIVE [ TOP ( n ) ] column , … FROM queue [ INTO @table ] [ WHERE … ]; the word is not reserved. */
function readReceive(w: Walk): void {
  const waits = w.isSymbol(w.i - 1, 40) && w.wordAt(w.i - 2) === 'waitfor';
  const begins = waits || (w.frames.length === 0 && !w.frame.scope);
  if (!atReceive(w) && !(begins && w.isName(w.i + 1))) {
    readNamed(w);
    return;
  }
  readSelect(w);
}

function readUsing(w: Walk): void {
  w.keyword();
  if (w.frame.scope?.kind === 'merge') readSource(w);
}

/** NEXT VALUE FOR sequence */
function readNext(w: Walk): void {
  if (!w.is(w.i + 1, 'VALUE') || !w.is(w.i + 2, 'FOR')) {
    w.keyword();
    return;
  }
  w.i += 3;
  const name = w.readName();
  if (name) w.report('sequence', name);
  w.operand = true;
}

function skipTwo(w: Walk): void {
  w.i += 2;
  w.operand = true;
}

function readCase(w: Walk): void {
  w.frame.caseDepth += 1;
  w.keyword();
}

function readNull(w: Walk): void {
  w.i += 1;
  w.operand = true;
}

/** TOP n [ PERCENT ] [ WITH TIES ]: what follows is no alias of the number. */
function readTop(w: Walk): void {
  skipTop(w);
  if (w.is(w.i, 'WITH') && w.is(w.i + 1, 'TIES')) w.i += 2;
  w.operand = false;
}

/** REFERENCES table [ ( columns ) ] */
function readForeignKey(w: Walk): void {
  w.keyword();
  readColumns(w, readTable(w));
}

function isInSelectList(w: Walk): boolean {
  const { scope, query, inFrom, inOptions, inOrder, inCtes } = w.frame;
  return scope?.kind === 'query' && query !== undefined && !inFrom && !inOptions && !inOrder && !inCtes;
}

/** `alias = expression` in a select list. */
function isAssignedAlias(w: Walk, scope: Scope, index: number): boolean {
  if (scope.kind !== 'query' || w.frame.inFrom || w.frame.called !== '' || !w.isSymbol(w.i, 61)) return false;
  return w.isSymbol(index - 1, 44) || /^(select|distinct|all|ties)$/.test(w.wordAt(index - 1));
}

/** A column, a function, a type before `::`, or an alias without AS. */
function readNamed(w: Walk): void {
  const afterOperand = w.operand;
  const index = w.i;
  const name = w.readName();
  w.operand = true;
  if (!name) {
    w.i += 1;
    return;
  }
  const { parts, start, end } = name;
  const { scope } = w.frame;
  if (w.isSymbol(w.i, 40)) {
    if (parts.length === 1) {
      openCall(w, (parts[0] ?? '').toLowerCase());
      return;
    }
    if (parts.at(-2)?.toLowerCase() === '$partition') {
      // [ database . ] $PARTITION . function ( value )
      const [called = '', , database] = parts.toReversed();
      w.report('partitionFunction', { ...name, parts: database === undefined ? [called] : [database, '', called] });
      w.open();
      return;
    }
    const method = isMethod(parts.at(-1) ?? '');
    if (scope) scope.candidates.push({ parts: method ? parts.slice(0, -1) : parts, start, end, called: !method });
    else if (!method) w.report('function', name);
    w.open();
    return;
  }
  if (w.i < w.limit && w.tokens.kinds[w.i] === TokenKind.symbol && rawAt(w.tokens, w.i) === '::') {
    w.report('type', name);
    w.i += 2;
    return;
  }
  if (!scope || w.frame.inOptions) return;
  if (parts.length === 1 && (afterOperand || isAssignedAlias(w, scope, index))) {
    if (isInSelectList(w)) scope.outputs.add((parts[0] ?? '').toLowerCase());
    return;
  }
  scope.candidates.push({ parts, start, end, called: false, orders: w.frame.inOrder });
}
