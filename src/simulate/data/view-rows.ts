import { parseBatch } from '../../statements/parse-batch.ts';
import { splitBatches } from '../../syntax/batches.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query-tree.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { noCtes, type Result } from '../script/result.ts';
import type { Session } from '../script/session.ts';
import { unsupported } from '../sql-error.ts';

/** By the row of sys.sql_modules, which is another one after ALTER. */
const queries = new WeakMap<object, Query>();

/** The rows of a view over tables with rows, under the names of its columns. */
export function viewRows(s: Session, view: ObjectColumns): Result {
  const query = queryOf(s, view);
  const { scope } = s;
  const names: string[] = [];
  for (const column of s.catalog.columns.of(view.object_id)) names.push(column.name);
  s.scope = { ...scope, home: s.catalog.schemaName(view.schema_id) };
  try {
    const result = s.query(s, query, undefined, noCtes);
    return names.length === 0 ? result : { names, rows: result.rows };
  } finally {
    s.scope = scope;
  }
}

function queryOf(s: Session, view: ObjectColumns): Query {
  const stored = s.catalog.modules.get(view.object_id);
  if (!stored || stored.definition === null) return unsupported(`rows of the view ${view.name}, which has no text`);
  const known = queries.get(stored);
  if (known) return known;
  const settings = { quotedIdentifier: stored.uses_quoted_identifier, ansiNulls: stored.uses_ansi_nulls };
  const [batch] = splitBatches(stored.definition, view.name, settings);
  const module = batch && parseBatch(batch).statements[0];
  if (module?.kind !== 'module') return unsupported(`rows of the view ${view.name}`);
  const body = stored.definition
    .slice(module.bodyStart, module.bodyEnd)
    .replace(/\bWITH\s+CHECK\s+OPTION\s*;?\s*$/i, '');
  const query = parseQuery(body, settings.quotedIdentifier);
  queries.set(stored, query);
  return query;
}
