import { insertRows } from '../data/insert-rows.ts';
import { conversionAllowed } from '../ddl/conversions.ts';
import type { Insert } from '../query/dml-tree.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { typeText } from '../types.ts';
import { bindQuery, targetTable } from './bind-dml.ts';
import { evaluate } from './evaluate.ts';
import type { Runner } from './flow.ts';
import { isTemp } from './from.ts';
import { checkExplicit, checkRequired, insertColumns } from './insert-checks.ts';
import { rowsOfExecute } from './insert-execute.ts';
import { queryResult } from './select.ts';
import type { Session } from './session.ts';
import type { Steps } from './steps.ts';
import { insertTemp } from './temp-dml.ts';

/** INSERT. Without rows in user tables the values are looked at and go nowhere. */
export function* runInsert(s: Session, tree: Insert, runner: Runner): Steps<void> {
  if (isTemp(tree.target)) return yield* insertTemp(s, tree, runner);
  const table = targetTable(s, tree.target);
  if (s.keepsRows) return yield* insertRows(s, table, tree, runner);
  if (table.type === 'SN') return;
  if ((table as TableRow).temporal_type === 1) refuse(13559, table.name);
  const columns = insertColumns(s, table, tree.columns);
  const { from } = tree;
  if (from.kind === 'execute') {
    checkExplicit(s, table, columns, undefined);
    s.rowCount = (yield* rowsOfExecute(s, from.text, columns.length, runner)).length;
    if (s.rowCount > 0) checkRequired(s, table, columns);
    return;
  }
  if (from.kind === 'default') {
    checkRequired(s, table, []);
    return;
  }
  if (from.kind === 'values') {
    for (const row of from.rows) {
      if (row.length < columns.length) refuse(tree.columns ? 109 : 213);
      if (row.length > columns.length) refuse(tree.columns ? 110 : 213);
      for (const value of row) checkValue(s, value);
    }
    checkExplicit(s, table, columns, from.rows);
    checkRequired(s, table, columns);
    s.rowCount = from.rows.length;
    return;
  }
  const given = bindQuery(s, { ...from.query, ctes: [...tree.ctes, ...from.query.ctes] });
  checkExplicit(s, table, columns, undefined);
  if (given) {
    if (given.length < columns.length) refuse(tree.columns ? 120 : 213);
    if (given.length > columns.length) refuse(tree.columns ? 121 : 213);
    columns.forEach((column, position) => {
      const type = given[position]?.type;
      if (type && !conversionAllowed(type.system_type_id, column.system_type_id))
        refuse(206, typeText(s, type), typeText(s, column));
    });
  }
  // Evaluated for its errors and its count: a query over the catalog may give rows.
  const result = queryResult(s, { ...from.query, ctes: [...tree.ctes, ...from.query.ctes] }, undefined, new Map());
  if (result.rows.length > 0) checkRequired(s, table, columns);
  s.rowCount = result.rows.length;
}

function checkValue(s: Session, value: Parameters<typeof evaluate>[1]): void {
  if (value.kind === 'keyword' || value.kind === 'nextValue') return;
  evaluate(s, value);
}
