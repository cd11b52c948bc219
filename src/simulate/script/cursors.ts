import type { CursorStatement } from '../../statements/tree/index.ts';
import { parseQuery } from '../query/parse-query.ts';
import { refuse } from '../sql-error.ts';
import { expand } from './evaluate.ts';
import { queryResult } from './select.ts';
import type { Session } from './session.ts';
import { assignVariable } from './variables.ts';

/** DECLARE … CURSOR FOR query. Error 16915 (it exists). */
export function declareCursor(s: Session, name: string, text: string): void {
  const key = name.toLowerCase();
  if (s.cursors.has(key) && !name.startsWith('@')) refuse(16915, name);
  // A cursor variable keeps CURSOR … FOR in front; what follows the query is FOR READ ONLY or FOR UPDATE.
  const query = expand(s, text)
    .replace(/^\s*CURSOR\b[\s\S]*?\bFOR\b/i, '')
    .replace(/\bFOR\s+(READ\s+ONLY|UPDATE(\s+OF\b[\s\S]*)?)\s*$/i, '');
  s.cursors.set(key, { query, quotedIdentifier: s.settings.quotedIdentifier, rows: undefined, at: -1 });
}

/** OPEN, FETCH, CLOSE, DEALLOCATE. Errors 16916 (none), 16905 (open already), 16917 (not open), 16924 (INTO list), 137. */
export function runCursor(s: Session, statement: CursorStatement): void {
  const key = statement.name.toLowerCase();
  const cursor = s.cursors.get(key) ?? refuse(16916, statement.name);
  switch (statement.action) {
    case 'OPEN':
      if (cursor.rows) refuse(16905);
      cursor.rows = queryResult(s, parseQuery(cursor.query, cursor.quotedIdentifier), undefined, new Map()).rows;
      cursor.at = -1;
      return;
    case 'FETCH': {
      if (!cursor.rows) return refuse(16917);
      cursor.at += 1;
      const row = cursor.rows[cursor.at];
      s.fetchStatus = row ? 0 : -1;
      if (!row) return;
      if (statement.into.length > 0 && statement.into.length !== row.length) refuse(16924);
      statement.into.forEach((name, position) => {
        assignVariable(s, name, row[position] ?? null);
      });
      return;
    }
    case 'CLOSE':
      if (!cursor.rows) refuse(16917);
      cursor.rows = undefined;
      return;
    case 'DEALLOCATE':
      s.cursors.delete(key);
  }
}
