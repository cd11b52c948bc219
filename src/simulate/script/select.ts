import type { Expression } from '../../syntax/expression/tree.ts';
import type { OrderItem, Query, QueryBody, Select, SelectItem } from '../query/query-tree.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { aggregateValue, usesAggregate } from './aggregate.ts';
import { groupKey } from './compare.ts';
import { arithmetic, evaluate, holds } from './evaluate.ts';
import { type Binding, type Environment, readFrom, scopeOf } from './from.ts';
import { byOrder } from './order.ts';
import { type RecursiveParts, recursiveParts } from './recursive-cte.ts';
import type { Ctes, Result } from './result.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import { toNumber } from './to-number.ts';
import type { Value } from './value.ts';
import { assignVariable, variableValue } from './variables.ts';
import { windowOver } from './window.ts';

/** Runs a query. Errors: 207, 205, and what its expressions raise. */
export function queryResult(s: Session, query: Query, outer: RowScope | undefined, around: Ctes): Result {
  return withCtes(s, query.ctes, outer, around, (ctes) => {
    const result =
      query.body.kind === 'select'
        ? selectResult(s, query.body, query, outer, ctes)
        : ordered(s, bodyResult(s, query.body, outer, ctes), query, outer);
    if (query.forClause !== undefined) return serialised(query.forClause, result);
    return result;
  });
}

/** Common table expressions, each in sight of those behind it, and all in sight of `work` and of its subqueries. */
export function withCtes<T>(
  s: Session,
  list: Query['ctes'],
  outer: RowScope | undefined,
  around: Ctes,
  work: (ctes: Ctes) => T,
): T {
  const { scope } = s;
  const before = scope.ctes;
  try {
    scope.ctes = around;
    for (const cte of list) {
      const recursive = recursiveParts(s, cte);
      const inner = recursive
        ? recursion(s, cte, recursive, outer, scope.ctes)
        : queryResult(s, cte.query, outer, scope.ctes);
      const names = cte.columns.length > 0 ? cte.columns : inner.names;
      scope.ctes = new Map([...scope.ctes, [s.catalog.fold(cte.name), { names, rows: inner.rows }]]);
    }
    return work(scope.ctes);
  } finally {
    scope.ctes = before;
  }
}

/** Rounds that a recursive CTE may take; the server stops at 100 unless MAXRECURSION says otherwise. */
const mostRounds = 32_767;

/** Goes round with the rows of the round before until there are none. Error 530. */
function recursion(
  s: Session,
  cte: Query['ctes'][number],
  { anchors, members }: RecursiveParts,
  outer: RowScope | undefined,
  ctes: Ctes,
): Result {
  const parts = anchors.map((body) => bodyResult(s, body, outer, ctes));
  const names = cte.columns.length > 0 ? cte.columns : (parts[0]?.names ?? []);
  let rows = parts.flatMap((part) => [...part.rows]);
  const all = [...rows];
  for (let round = 0; rows.length > 0; round += 1) {
    if (round > mostRounds) refuse(530, mostRounds);
    const before: Ctes = new Map([...ctes, [s.catalog.fold(cte.name), { names, rows }]]);
    rows = members.flatMap((body) => [...bodyResult(s, body, outer, before).rows]);
    for (const row of rows) all.push(row);
  }
  return { names, rows: all };
}

function bodyResult(s: Session, body: QueryBody, outer: RowScope | undefined, ctes: Ctes): Result {
  if (body.kind === 'select') return selectResult(s, body, undefined, outer, ctes);
  if (body.kind === 'values') {
    const rows = body.rows.map((row) => row.map((value) => evaluate(s, value, outer)));
    return { names: rows[0]?.map(() => '') ?? [], rows };
  }
  const left = bodyResult(s, body.left, outer, ctes);
  const right = bodyResult(s, body.right, outer, ctes);
  if (left.names.length !== right.names.length) refuse(205);
  const keys = new Set(right.rows.map((row) => groupKey(s, row)));
  switch (body.operator) {
    case 'UNION ALL':
      return { names: left.names, rows: [...left.rows, ...right.rows] };
    case 'UNION':
      return { names: left.names, rows: distinct(s, [...left.rows, ...right.rows]) };
    case 'EXCEPT':
      return {
        names: left.names,
        rows: distinct(
          s,
          left.rows.filter((row) => !keys.has(groupKey(s, row))),
        ),
      };
    case 'INTERSECT':
      return {
        names: left.names,
        rows: distinct(
          s,
          left.rows.filter((row) => keys.has(groupKey(s, row))),
        ),
      };
  }
}

function distinct(s: Session, rows: readonly (readonly Value[])[]): readonly (readonly Value[])[] {
  const seen = new Set<string>();
  return rows.filter((row) => {
    const key = groupKey(s, row);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** ORDER BY of a set operation: by name or position of its columns. */
function ordered(s: Session, result: Result, query: Query, outer: RowScope | undefined): Result {
  const keyed = result.rows.map((row) => ({ row, scope: outputScope(s, result.names, row, outer) }));
  return { names: result.names, rows: limited(s, sort(s, keyed, query.orderBy), query, undefined) };
}

function outputScope(
  s: Session,
  names: readonly string[],
  row: readonly Value[],
  outer: RowScope | undefined,
): RowScope {
  return {
    find: (parts) => {
      if (parts.length > 1) return undefined;
      const at = names.findIndex((name) => s.catalog.fold(name) === s.catalog.fold(parts[0] ?? ''));
      return at < 0 ? undefined : (row[at] ?? null);
    },
    outer,
  };
}

/** Rows put in order before their select list is evaluated. */
function sortScopes(s: Session, scopes: readonly RowScope[], order: readonly OrderItem[]): readonly RowScope[] {
  const keyed = scopes.map((scope, position) => ({ row: [position], scope }));
  return sort(s, keyed, order)
    .map((row) => scopes[Number(row[0])])
    .filter((scope) => scope !== undefined);
}

type Keyed = { readonly row: readonly Value[]; readonly scope: RowScope };

/** A number in ORDER BY is the position of a column. */
function sort(s: Session, rows: readonly Keyed[], order: readonly OrderItem[]): (readonly Value[])[] {
  const keyOf = ({ row, scope }: Keyed, { expression }: OrderItem): Value =>
    expression.kind === 'literal' && expression.type === 'integer'
      ? (row[Number(expression.value) - 1] ?? null)
      : evaluate(s, expression, scope);
  return byOrder(s, rows, order, ({ scope }) => scope, keyOf).map(({ row }) => row);
}

function limited(
  s: Session,
  rows: readonly (readonly Value[])[],
  query: Query | undefined,
  top: Expression | undefined,
): readonly (readonly Value[])[] {
  let result = rows;
  if (query?.offset) {
    const offset = toNumber(evaluate(s, query.offset) ?? 0);
    const end = query.fetch ? offset + toNumber(evaluate(s, query.fetch) ?? 0) : undefined;
    result = result.slice(offset, end);
  }
  return top ? result.slice(0, toNumber(evaluate(s, top) ?? 0)) : result;
}

function selectResult(
  s: Session,
  select: Select,
  query: Query | undefined,
  outer: RowScope | undefined,
  ctes: Ctes,
): Result {
  let environments = readFrom(s, select, outer, ctes);
  const { where } = select;
  if (where) environments = environments.filter((environment) => holds(s, where, scopeOf(s, environment, outer)));
  const items = expandStars(s, select.items, environments);
  const grouped =
    select.groupBy.length > 0 ||
    items.some((item) => 'expression' in item && usesAggregate(item.expression)) ||
    (select.having && usesAggregate(select.having));
  const scopes: RowScope[] = grouped
    ? groupScopes(s, select, environments, outer)
    : environments.map((environment) => scopeOf(s, environment, outer));
  const having = scopes.filter((scope) => !select.having || holds(s, select.having, scope));
  // Window functions see the rows that HAVING leaves.
  const window = windowOver(s, having);
  for (const scope of having) scope.window = (call) => window(call, scope);
  const names = items.map(nameOfItem);
  // Accumulating into variables follows ORDER BY, so there rows are put in order before they are read.
  const inOrder = items.some((item) => item.kind === 'assign') && query ? sortScopes(s, having, query.orderBy) : having;
  const keyed: Keyed[] = inOrder.map((scope) => {
    const row = items.map((item) => itemValue(s, item, scope));
    // ORDER BY sees the aliases first, then the columns of FROM.
    return {
      row,
      scope: {
        ...outputScope(s, names, row, scope),
        ...(scope.aggregate && { aggregate: scope.aggregate }),
      },
    };
  });
  let rows: readonly (readonly Value[])[] = sort(s, keyed, query?.orderBy ?? []);
  if (select.distinct) rows = distinct(s, rows);
  return { names, rows: limited(s, rows, query, select.top) };
}

/** `@x = @x + name` sees what the row before has made of @x, so variables are set row by row. Error 137. */
function itemValue(s: Session, item: SelectItem, scope: RowScope): Value {
  if (item.kind === 'star') return null;
  const value = evaluate(s, item.expression, scope);
  if (item.kind === 'value') return value;
  const before = variableValue(s, item.variable);
  const result = item.operator === '=' ? value : arithmetic(item.operator.charAt(0), before, value);
  assignVariable(s, item.variable, result);
  return result;
}

function nameOfItem(item: SelectItem): string {
  if (item.kind === 'star') return '*';
  if (item.kind === 'assign') return item.variable;
  return (
    item.alias ??
    (item.expression.kind === 'name' ? (item.expression.parts[item.expression.parts.length - 1] ?? '') : '')
  );
}

/** `*` as a list of columns. */
function expandStars(
  s: Session,
  items: readonly SelectItem[],
  environments: readonly Environment[],
): readonly SelectItem[] {
  if (!items.some((item) => item.kind === 'star')) return items;
  const bindings: readonly Binding[] = environments[0] ?? [];
  return items.flatMap((item): SelectItem[] => {
    if (item.kind !== 'star') return [item];
    const key = item.qualifier.length > 0 ? s.catalog.fold(item.qualifier[item.qualifier.length - 1] ?? '') : undefined;
    return bindings
      .filter((binding) => key === undefined || binding.alias === key)
      .flatMap((binding) =>
        binding.names().map(
          (name): SelectItem => ({
            kind: 'value',
            expression: { kind: 'name', parts: [binding.alias, name] },
            alias: name,
          }),
        ),
      );
  });
}

function groupScopes(
  s: Session,
  select: Select,
  environments: readonly Environment[],
  outer: RowScope | undefined,
): RowScope[] {
  const groups = new Map<string, Environment[]>();
  if (select.groupBy.length === 0) groups.set('', [...environments]);
  for (const environment of select.groupBy.length === 0 ? [] : environments) {
    const scope = scopeOf(s, environment, outer);
    const key = groupKey(
      s,
      select.groupBy.map((e) => evaluate(s, e, scope)),
    );
    const group = groups.get(key);
    if (group) group.push(environment);
    else groups.set(key, [environment]);
  }
  return [...groups.values()].map((group) => {
    const first = scopeOf(s, group[0] ?? [], outer);
    return {
      ...first,
      aggregate: (call) =>
        aggregateValue(
          s,
          call,
          group.map((environment) => scopeOf(s, environment, outer)),
        ),
    };
  });
}

/** FOR XML PATH('') joins what scripts build lists with; other forms only of no rows. */
function serialised(clause: string, result: Result): Result {
  if (result.rows.length === 0) return { names: [''], rows: [[null]] };
  if (/^XML\s+PATH\s*\(\s*N?''\s*\)/i.test(clause)) {
    const text = result.rows
      .flatMap((row) =>
        row.map((value, column) => {
          const name = result.names[column] ?? '';
          const inner = escapeXml(value === null ? '' : String(value));
          // `AS [text()]` and its kin name no element.
          return /^(|\*|text\(\)|node\(\))$/i.test(name) || value === null ? inner : `<${name}>${inner}</${name}>`;
        }),
      )
      .join('');
    return { names: [''], rows: [[text]] };
  }
  return unsupported(`FOR ${clause}`);
}

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#x0D;');
