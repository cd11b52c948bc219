import { TokenKind } from '../token.ts';
import type { Scope } from './scope.ts';
import { readSource, readTable, skipHints } from './sources.ts';
import type { Walk } from './walk.ts';
import { isRowFunction } from './words.ts';

/** INSERT [ TOP … ] [ INTO ] target [ hints ] [ ( columns ) ] …; also WHEN NOT MATCHED THEN INSERT ( columns ). */
export function readInsert(w: Walk): void {
  const merged = w.wordAt(w.i - 1) === 'then' ? w.frame.scope : undefined;
  w.keyword();
  if (merged) {
    readColumns(w, merged.sources[0]?.table);
    return;
  }
  skipTop(w);
  if (w.is(w.i, 'INTO') || w.is(w.i, 'OVERWRITE')) w.i += 1;
  const scope = w.enterScope('insert');
  const table = readTable(w);
  addChanged(scope, table);
  skipHints(w);
  if (!w.is(w.i + 1, 'SELECT') && !w.is(w.i + 1, 'WITH')) readColumns(w, table);
}

/** ( name , … ): columns of a table of the database, or of none. */
export function readColumns(w: Walk, table: readonly string[] | undefined): void {
  if (!w.atOpening()) return;
  if (!table) {
    w.skipParentheses();
    return;
  }
  w.i += 1;
  while (w.i < w.limit && !w.isSymbol(w.i, 41)) {
    const name = w.readName();
    if (name) w.report('column', { ...name, parts: [...table, name.parts.at(-1) ?? ''] });
    else w.i += 1;
  }
  w.i += 1;
  w.operand = true;
}

/** `inserted` and `deleted` of OUTPUT are the changed table. */
function addChanged(scope: Scope, table: readonly string[] | undefined): void {
  scope.aliases.push({ alias: 'inserted', table }, { alias: 'deleted', table });
}

const notStatement = new Set(['then', 'for', 'after', 'of']);

/** `ON DELETE CASCADE` of a foreign key; but `SET NOCOUNT ON` may stand before a statement. */
function isKeyAction(w: Walk, before: string): boolean {
  if (before !== 'on') return false;
  const next = w.wordAt(w.i);
  return (
    next === 'cascade' ||
    (next === 'no' && w.is(w.i + 1, 'ACTION')) ||
    (next === 'set' && /^(null|default)$/.test(w.wordAt(w.i + 1)))
  );
}

/** UPDATE STATISTICS table | UPDATE [ TOP … ] target SET …; in triggers also UPDATE ( column ). */
export function readUpdate(w: Walk): void {
  const before = w.wordAt(w.i - 1);
  w.keyword();
  if (w.atOpening()) {
    w.open('update');
    return;
  }
  if (notStatement.has(before) || isKeyAction(w, before)) return;
  if (w.is(w.i, 'STATISTICS')) {
    w.i += 1;
    readTable(w);
    return;
  }
  readTarget(w, 'update');
}

/** DELETE [ TOP … ] [ FROM ] target … */
export function readDelete(w: Walk): void {
  const before = w.wordAt(w.i - 1);
  w.keyword();
  if (!notStatement.has(before) && !isKeyAction(w, before)) readTarget(w, 'delete');
}

function readTarget(w: Walk, kind: 'update' | 'delete'): void {
  skipTop(w);
  if (kind === 'delete' && w.is(w.i, 'FROM')) w.i += 1;
  const scope = w.enterScope(kind);
  if (w.atVariable()) {
    w.variable();
    return;
  }
  const name = w.readName();
  if (!name || (name.bare && w.atOpening() && isRowFunction(name.parts[0] ?? ''))) return;
  const lower = (name.parts.at(-1) ?? '').toLowerCase();
  if (lower.startsWith('#') || (name.parts.length === 1 && w.ctes.has(lower))) {
    scope.sources.push({ alias: lower, table: undefined, query: w.ctes.get(lower) });
  } else scope.target = { parts: name.parts, start: name.start, end: name.end };
  skipHints(w);
}

/** MERGE [ TOP … ] [ INTO ] target [ AS alias ] USING source ON …; `INNER MERGE JOIN` is a hint. */
export function readMerge(w: Walk): void {
  w.keyword();
  if (w.is(w.i, 'JOIN') || w.is(w.i, 'UNION')) return;
  skipTop(w);
  if (w.is(w.i, 'INTO')) w.i += 1;
  const scope = w.enterScope('merge');
  readSource(w);
  addChanged(scope, scope.sources[0]?.table);
}

/** SET of an UPDATE or MERGE is a clause; SET IDENTITY_INSERT names a table; the rest are options and variables. */
export function readSet(w: Walk): void {
  const { scope } = w.frame;
  const merged = w.wordAt(w.i - 1) === 'update';
  w.keyword();
  if (merged || w.frames.length > 0) return;
  if (scope?.kind === 'update' && !scope.assigned) {
    scope.assigned = true;
    return;
  }
  w.endStatement();
  if (w.is(w.i, 'OFFSETS')) {
    // SET OFFSETS SELECT , FROM , … ON: words of the language.
    w.i += 2;
    while (w.isSymbol(w.i, 44)) w.i += 2;
  }
  if (!w.is(w.i, 'IDENTITY_INSERT')) return;
  w.i += 1;
  readTable(w);
}

/** TOP ( n ) [ PERCENT ] */
export function skipTop(w: Walk): void {
  if (!w.is(w.i, 'TOP')) return;
  w.i += 1;
  if (w.atOpening()) w.skipParentheses();
  else if (w.tokens.kinds[w.i] !== TokenKind.word) w.i += 1;
  if (w.is(w.i, 'PERCENT')) w.i += 1;
}
