import { RehearsalError } from '../../base/errors.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import { TokenKind } from '../../syntax/token.ts';
import type { Context } from '../context.ts';
import type { Use } from '../dependencies.ts';
import { findObject, isElsewhere } from '../names.ts';
import { refuse } from '../sql-error.ts';
import { type BindOptions, QueryBinder } from './bind-query.ts';
import { queriesOf } from './dml-queries.ts';
import { readDml } from './parse-dml.ts';

/**
 * What the statements of a body use: each query in it is bound by itself, and functions called outside queries are looked
 * up. Where a query cannot be read, the names behind FROM, JOIN, INTO and UPDATE are. Errors 208, 4512, 4513.
 */
export function scanBody(c: Context, text: string, options: BindOptions): readonly Use[] {
  const tokens = lex(text, '');
  const cursor = new Cursor(tokens, 0, tokens.kinds.length - 1, options.quotedIdentifier);
  const binder = new QueryBinder(c, options);
  const found = new Map<string, Use>();
  while (!cursor.done) {
    if (cursor.atAny('SELECT', 'INSERT', 'DELETE', 'MERGE', 'UPDATE') || (cursor.at('WITH') && isCte(cursor))) {
      const from = cursor.index;
      try {
        for (const query of queriesOf(readDml(cursor), (name) => c.catalog.fold(name))) binder.bind(query);
        if (cursor.index > from) continue;
      } catch (error) {
        if (!(error instanceof RehearsalError)) throw error;
      }
      cursor.index = from + 1;
      continue;
    }
    if (cursor.atAny('FROM', 'JOIN', 'INTO', 'UPDATE', 'APPLY') && cursor.atName(1)) {
      cursor.advance();
      addObject(c, readParts(cursor), options, found, cursor.at('('));
      continue;
    }
    if (cursor.atName() && cursor.upper(1) === '.' && cursor.atName(2)) {
      const parts = readParts(cursor);
      if (cursor.at('(') && parts.length === 2) addFunction(c, parts, options, found);
      continue;
    }
    cursor.advance();
  }
  const uses = new Map(binder.uses.map((use) => [`${use.class}.${use.id}.${use.minor}`, use]));
  for (const [key, use] of found) uses.set(key, use);
  return [...uses.values()];
}

const isCte = (cursor: Cursor): boolean => cursor.atName(1) && (cursor.upper(2) === 'AS' || cursor.upper(2) === '(');

function readParts(cursor: Cursor): string[] {
  const parts = [cursor.name()];
  while (cursor.at('.') && (cursor.atName(1) || cursor.kind(1) === TokenKind.symbol)) {
    cursor.advance();
    parts.push(cursor.atName() ? cursor.name() : '');
    if (!cursor.at('.')) break;
  }
  return parts;
}

function addObject(
  c: Context,
  parts: readonly string[],
  options: BindOptions,
  found: Map<string, Use>,
  called: boolean,
): void {
  const name = { parts, start: 0, end: 0 };
  const [first = ''] = parts;
  if (first.startsWith('#') || /^(sys|information_schema|inserted|deleted)$/i.test(first) || isElsewhere(c, name))
    return;
  // One part may be an alias, a CTE or a built-in function.
  const row = findObject(c, name, options.schema);
  if (!row) {
    if (parts.length === 2 && !called && options.bound) refuse(208, parts.join('.'));
    return;
  }
  found.set(`1.${row.object_id}.0`, { class: 1, id: row.object_id, minor: 0, name: row.name });
}

function addFunction(c: Context, parts: readonly string[], options: BindOptions, found: Map<string, Use>): void {
  const row = findObject(c, { parts, start: 0, end: 0 }, options.schema);
  if (!row || !/^(FN|FS|IF|TF|AF)/.test(row.type)) return;
  if (options.bound && row.type === 'FN' && !c.catalog.modules.get(row.object_id)?.is_schema_bound) {
    refuse(4513, options.noun, options.name, row.name);
  }
  found.set(`1.${row.object_id}.0`, { class: 1, id: row.object_id, minor: 0, name: row.name });
}
