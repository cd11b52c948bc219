import type { Cursor } from '../syntax/cursor.ts';
import { readColumnDefinition } from './column-definition.ts';
import { atConstraint, readConstraint } from './constraints.ts';
import { readInlineIndex } from './inline-index.ts';
import type { ColumnDefinition, Constraint, InlineIndex, Period } from './tree/index.ts';

/** What stands between the parentheses of CREATE TABLE, CREATE TYPE … AS TABLE and RETURNS @t TABLE. */
export type TableElements = {
  readonly columns: readonly ColumnDefinition[];
  readonly constraints: readonly Constraint[];
  readonly indexes: readonly InlineIndex[];
  readonly period?: Period;
};

/** ( element [ ,… ] [ , ] ); the comma before a constraint may be left out, and a last one may stand. */
export function readTableElements(c: Cursor): TableElements {
  c.expect('(');
  const elements = readElementList(c);
  c.expect(')');
  return elements;
}

/** element [ ,… ] up to a token that continues none. */
export function readElementList(c: Cursor): TableElements {
  const columns: ColumnDefinition[] = [];
  const constraints: Constraint[] = [];
  const indexes: InlineIndex[] = [];
  let period: Period | undefined;
  while (!c.at(')')) {
    if (atConstraint(c)) constraints.push(readConstraint(c));
    else if (c.at('INDEX')) indexes.push(readInlineIndex(c));
    else if (c.at('PERIOD', 'FOR', 'SYSTEM_TIME')) period = readPeriod(c);
    else columns.push(hoistTableConstraints(readColumnDefinition(c), constraints));
    if (!c.accept(',') && !atConstraint(c)) break;
  }
  return { columns, constraints, indexes, ...(period ? { period } : {}) };
}

/** PERIOD FOR SYSTEM_TIME ( start , end ) */
export function readPeriod(c: Cursor): Period {
  c.expect('PERIOD', 'FOR', 'SYSTEM_TIME', '(');
  const start = c.name();
  c.expect(',');
  const end = c.name();
  c.expect(')');
  return { start, end };
}

/** A key or foreign key with a column list is the table's, even when the comma before it is missing. */
function hoistTableConstraints(column: ColumnDefinition, constraints: Constraint[]): ColumnDefinition {
  if (!column.constraints.some(isTableConstraint)) return column;
  constraints.push(...column.constraints.filter(isTableConstraint));
  return { ...column, constraints: column.constraints.filter((one) => !isTableConstraint(one)) };
}

function isTableConstraint(constraint: Constraint): boolean {
  switch (constraint.constraint) {
    case 'primaryKey':
    case 'unique':
    case 'foreignKey':
      return constraint.columns.length > 0;
    case 'default':
      return constraint.column !== undefined;
    default:
      return false;
  }
}
