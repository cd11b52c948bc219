import type { Cursor } from '../../syntax/cursor.ts';
import { readExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { TokenKind } from '../../syntax/token.ts';
import type { JoinType, Query, Source } from './query-tree.ts';
import { isClauseWord, readNames, readRows } from './query-words.ts';

/** Reads a query in parentheses; handed in, since queries contain sources and sources queries. */
type ReadQuery = (c: Cursor) => Query;

/** sources ::= source [ ,… ] */
export function readSources(c: Cursor, query: ReadQuery): Source[] {
  const sources = [readJoined(c, query)];
  while (c.accept(',')) sources.push(readJoined(c, query));
  return sources;
}

/** source ::= primary { join primary [ ON condition ] | PIVOT … } */
function readJoined(c: Cursor, query: ReadQuery): Source {
  let left = readPrimary(c, query);
  for (;;) {
    const type = readJoin(c);
    if (!type) return left;
    // `a JOIN b JOIN c ON … ON …`: the right side may itself be joined before its ON.
    const right = type === 'CROSS' || type.endsWith('APPLY') ? readPrimary(c, query) : readRight(c, query);
    const on = c.accept('ON') ? readExpression(c) : undefined;
    left = { kind: 'join', type, left, right, ...(on && { on }) };
  }
}

/** A right side that is followed by another join before the ON of this one. */
function readRight(c: Cursor, query: ReadQuery): Source {
  let right = readPrimary(c, query);
  while (!c.at('ON')) {
    const type = readJoin(c);
    if (!type) return right;
    const inner = type === 'CROSS' || type.endsWith('APPLY') ? readPrimary(c, query) : readRight(c, query);
    const on = c.accept('ON') ? readExpression(c) : undefined;
    right = { kind: 'join', type, left: right, right: inner, ...(on && { on }) };
  }
  return right;
}

const hints = ['LOOP', 'HASH', 'MERGE', 'REMOTE'];

/** join ::= [ INNER | { LEFT | RIGHT | FULL } [ OUTER ] ] [ hint ] JOIN | CROSS JOIN | { CROSS | OUTER } APPLY */
function readJoin(c: Cursor): JoinType | undefined {
  if (c.accept('CROSS', 'JOIN')) return 'CROSS';
  if (c.accept('CROSS', 'APPLY')) return 'CROSS APPLY';
  if (c.accept('OUTER', 'APPLY')) return 'OUTER APPLY';
  if (c.accept('JOIN')) return 'INNER';
  if (!c.atAny('INNER', 'LEFT', 'RIGHT', 'FULL')) return undefined;
  const type = c.upper() as JoinType;
  c.advance();
  c.accept('OUTER');
  if (c.atAny(...hints)) c.advance();
  c.expect('JOIN');
  return type;
}

function readPrimary(c: Cursor, query: ReadQuery): Source {
  let source = c.at('(') ? readParenthesized(c, query) : readNamed(c);
  while (c.atAny('PIVOT', 'UNPIVOT') && c.upper(1) === '(') {
    c.advance();
    c.skipParentheses();
    source = { kind: 'pivot', source, alias: readAlias(c) ?? '' };
  }
  return source;
}

/** ( query ) alias [ ( columns ) ] | ( VALUES … ) alias ( columns ) | ( joined ) */
function readParenthesized(c: Cursor, query: ReadQuery): Source {
  let ahead = 0;
  while (c.upper(ahead) === '(') ahead += 1;
  const word = c.upper(ahead);
  if (word === 'VALUES' && ahead === 1) {
    c.advance(2);
    const rows = readRows(c);
    c.expect(')');
    const alias = readAlias(c) ?? '';
    return { kind: 'values', rows, alias, columns: c.at('(') ? readNames(c) : [] };
  }
  if (word === 'SELECT' || word === 'WITH') {
    const from = c.index;
    c.advance();
    const inner = query(c);
    if (c.accept(')')) {
      const alias = readAlias(c);
      if (alias !== undefined || ahead === 1) {
        const columns = c.at('(') ? readNames(c) : undefined;
        return { kind: 'derived', query: inner, alias: alias ?? '', ...(columns && { columns }) };
      }
    }
    c.index = from;
  }
  c.expect('(');
  const joined = readJoined(c, query);
  c.expect(')');
  return joined;
}

function readAlias(c: Cursor): string | undefined {
  if (c.accept('AS')) return c.atString() ? c.string() : c.name();
  if (c.atName() && !isClauseWord(c)) return c.name();
  return undefined;
}

function readNamed(c: Cursor): Source {
  if (c.kind() === TokenKind.variable) {
    const variable = c.raw();
    c.advance();
    if (c.at('.')) return readMethod(c, [variable]);
    return finishTable(c, [variable]);
  }
  // `::fn_listextendedproperty (…)`: how SQL Server 2000 wrote its own functions.
  c.accept('::');
  const parts = [c.name()];
  while (c.at('.')) {
    c.advance();
    parts.push(c.atName() ? c.name() : '');
  }
  if (!c.at('(')) return finishTable(c, parts);
  // `t (nolock)`: an old hint, not a call.
  if (
    c.upper(2) === ')' &&
    /^(NOLOCK|READUNCOMMITTED|HOLDLOCK|UPDLOCK|TABLOCK|ROWLOCK|READPAST|NOWAIT)$/.test(c.upper(1))
  ) {
    return finishTable(c, parts);
  }
  return readFunction(c, parts);
}

/** `@x.nodes('…') AS t(c)`, `col.nodes(…)` */
function readMethod(c: Cursor, parts: string[]): Source {
  while (c.accept('.')) parts.push(c.name());
  return readFunction(c, parts);
}

const ownGrammar = new Set([
  'OPENQUERY',
  'OPENROWSET',
  'OPENDATASOURCE',
  'CHANGETABLE',
  'CONTAINSTABLE',
  'FREETEXTTABLE',
  'PREDICT',
]);

function readFunction(c: Cursor, parts: readonly string[]): Source {
  const from = c.index;
  let args: Expression[] = [];
  c.advance();
  try {
    if (ownGrammar.has((parts[parts.length - 1] ?? '').toUpperCase())) c.fail('arguments of another grammar');
    if (!c.at(')')) {
      do args.push(readExpression(c));
      while (c.accept(','));
    }
    c.expect(')');
  } catch {
    // CHANGETABLE (CHANGES t, 0), OPENROWSET (BULK …): arguments with a grammar of their own.
    args = [];
    c.index = from;
    c.skipParentheses();
  }
  let columns: readonly string[] | undefined;
  if (c.at('WITH', '(')) {
    c.advance();
    columns = readWithColumns(c);
  }
  const alias = readAlias(c);
  if (c.at('(') && alias !== undefined) columns = readNames(c);
  skipHints(c);
  return { kind: 'function', parts, args, ...(alias !== undefined && { alias }), ...(columns && { columns }) };
}

/** WITH ( column type [ path ] [ AS JSON ] [ ,… ] ) of OPENJSON and OPENXML; the names. */
function readWithColumns(c: Cursor): string[] {
  const names: string[] = [];
  c.expect('(');
  do {
    names.push(c.name());
    while (!c.done && !c.atAny(',', ')')) {
      if (c.at('(')) c.skipParentheses();
      else c.advance();
    }
  } while (c.accept(','));
  c.expect(')');
  return names;
}

function finishTable(c: Cursor, parts: readonly string[]): Source {
  let temporal = false;
  if (c.at('FOR', 'SYSTEM_TIME') || c.at('FOR', 'PATH')) {
    temporal = true;
    c.advance(2);
    while (
      !c.done &&
      !c.atAny('AS', ')', ',', 'WHERE', 'JOIN', 'INNER', 'LEFT', 'RIGHT', 'FULL', 'CROSS', 'OUTER', 'ON')
    ) {
      if (c.at('(')) c.skipParentheses();
      else if (c.at('OF') || c.at('FROM') || c.at('TO') || c.at('BETWEEN') || c.at('AND')) {
        c.advance(2);
      } else if (c.atAny('ALL', 'CONTAINED', 'IN')) c.advance();
      else break;
    }
  }
  const alias = readAlias(c);
  if (c.at('TABLESAMPLE')) {
    c.advance();
    c.accept('SYSTEM');
    c.skipParentheses();
    if (c.accept('REPEATABLE')) c.skipParentheses();
  }
  skipHints(c);
  return { kind: 'table', parts, ...(alias !== undefined && { alias }), ...(temporal && { temporal }) };
}

/** [ WITH ] ( hint [ ,… ] ) */
function skipHints(c: Cursor): void {
  if (c.at('WITH', '(')) c.advance();
  else if (!c.at('(')) return;
  c.skipParentheses();
}
