import { parseQuotedPath } from '../../base/names.ts';
import type { Row } from '../../formats/catalog-rows.ts';
import { mapChildren } from '../../syntax/expression/map.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import { tableBindings } from '../data/table-rows.ts';
import { viewRows } from '../data/view-rows.ts';
import { findObject, isElsewhere } from '../names.ts';
import { isDefault } from '../query/default-argument.ts';
import type { Select, Source } from '../query/query-tree.ts';
import { type OutputColumn, tableRelation } from '../query/relations.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { catalogRowsOf, hasCatalogView } from './catalog-source.ts';
import { evaluate, holds } from './evaluate.ts';
import { listedProperties, propertyColumns } from './listed-properties.ts';
import { type Ctes, noCtes, type Result } from './result.ts';
import type { RowScope } from './row-scope.ts';
import type { Session } from './session.ts';
import { tableVariable } from './table-variables.ts';
import type { TempTable } from './temp-table.ts';
import { toNumber } from './to-number.ts';
import { fromCell, type Value } from './value.ts';

/** One row of one source of FROM. `get` answers undefined for a column that the source does not have. */
export type Binding = {
  readonly alias: string;
  get(key: string): Value | undefined;
  names(): readonly string[];
  typeOf?(key: string): ColumnRow | undefined;
};

/** A joined row. */
export type Environment = readonly Binding[];

/** The names that a joined row gives to expressions. */
export function scopeOf(s: Session, environment: Environment, outer: RowScope | undefined): RowScope {
  return {
    find: (parts) => {
      const key = s.catalog.fold(parts[parts.length - 1] ?? '');
      const qualifier = parts.length > 1 ? s.catalog.fold(parts[parts.length - 2] ?? '') : undefined;
      for (const binding of environment) {
        if (qualifier !== undefined && binding.alias !== qualifier) continue;
        const value = binding.get(key);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    typeOf: (parts) => {
      const key = s.catalog.fold(parts[parts.length - 1] ?? '');
      const qualifier = parts.length > 1 ? s.catalog.fold(parts[parts.length - 2] ?? '') : undefined;
      for (const binding of environment) {
        if (qualifier !== undefined && binding.alias !== qualifier) continue;
        if (binding.get(key) !== undefined) return binding.typeOf?.(key);
      }
      return undefined;
    },
    outer,
  };
}

/** The joined rows of FROM; one empty row without FROM. */
export function readFrom(s: Session, select: Select, outer: RowScope | undefined, ctes: Ctes): Environment[] {
  let environments: Environment[] = [[]];
  const conjuncts = conjunctsOf(select.where);
  for (const source of select.from) {
    environments = environments.flatMap((left) =>
      readSource(s, source, left, outer, ctes, conjuncts).map((right) => [...left, ...right]),
    );
  }
  return environments;
}

function conjunctsOf(e: Expression | undefined): readonly Expression[] {
  if (!e) return [];
  return e.kind === 'logical' && e.operator === 'AND' ? e.items : [e];
}

/** Rows of one source beside the row `left` that comes before it. `conjuncts` may narrow what is read. */
function readSource(
  s: Session,
  source: Source,
  left: Environment,
  outer: RowScope | undefined,
  ctes: Ctes,
  conjuncts: readonly Expression[],
): Environment[] {
  switch (source.kind) {
    case 'table':
      return readTable(s, source, left, outer, ctes, conjuncts).map((binding) => [binding]);
    case 'join':
      return readJoin(s, source, left, outer, ctes, conjuncts);
    case 'derived': {
      const result = s.query(s, source.query, scopeOf(s, left, outer), ctes);
      return result.rows.map((row) => [listBinding(s, source.alias, source.columns ?? result.names, row)]);
    }
    case 'values': {
      const scope = scopeOf(s, left, outer);
      return source.rows.map((row) => [
        listBinding(
          s,
          source.alias,
          source.columns,
          row.map((value) => evaluate(s, value, scope)),
        ),
      ]);
    }
    case 'function':
      return readFunction(s, source, scopeOf(s, left, outer));
    case 'pivot':
      if (readSource(s, source.source, left, outer, ctes, []).length === 0) return [];
      return unsupported('PIVOT and UNPIVOT');
  }
}

function readJoin(
  s: Session,
  source: Extract<Source, { readonly kind: 'join' }>,
  before: Environment,
  outer: RowScope | undefined,
  ctes: Ctes,
  conjuncts: readonly Expression[],
): Environment[] {
  const { type, on } = source;
  const inner = type === 'INNER' || type === 'CROSS';
  const lefts = readSource(s, source.left, before, outer, ctes, type === 'RIGHT' || type === 'FULL' ? [] : conjuncts);
  const result: Environment[] = [];
  const onConjuncts = conjunctsOf(on);
  const matchedRights = new Set<number>();
  const allRights =
    type === 'RIGHT' || type === 'FULL' ? readSource(s, source.right, before, outer, ctes, []) : undefined;
  for (const left of lefts) {
    const rights =
      allRights ??
      readSource(
        s,
        source.right,
        [...before, ...left],
        outer,
        ctes,
        inner ? [...onConjuncts, ...conjuncts] : onConjuncts,
      );
    let matched = false;
    rights.forEach((right, index) => {
      const row = [...left, ...right];
      if (on && !holds(s, on, scopeOf(s, [...before, ...row], outer))) return;
      matched = true;
      matchedRights.add(index);
      result.push(row);
    });
    if (!matched && (type === 'LEFT' || type === 'FULL' || type === 'OUTER APPLY')) {
      result.push([...left, ...nullRow(s, source.right)]);
    }
  }
  allRights?.forEach((right, index) => {
    if (!matchedRights.has(index)) result.push([...nullRow(s, source.left), ...right]);
  });
  return result;
}

/** The outer side of a join that found nothing: every column of it is NULL. */
function nullRow(s: Session, source: Source): Environment {
  if (source.kind === 'join') return [...nullRow(s, source.left), ...nullRow(s, source.right)];
  const alias = s.catalog.fold(aliasOf(source));
  return [{ alias, get: () => null, names: () => [] }];
}

function aliasOf(source: Source): string {
  if (source.kind === 'table' || source.kind === 'function')
    return source.alias ?? source.parts[source.parts.length - 1] ?? '';
  return source.kind === 'join' ? '' : source.alias;
}

function listBinding(s: Session, alias: string, names: readonly string[], row: readonly Value[]): Binding {
  return {
    alias: s.catalog.fold(alias),
    get: (key) => {
      for (let i = 0; i < names.length; i += 1) if (s.catalog.fold(names[i] ?? '') === key) return row[i] ?? null;
      return undefined;
    },
    names: () => names,
  };
}

/** A row of a system view; with `shown` it has those columns, whichever the row has. */
function rowBinding(alias: string, row: Row, shown?: ReadonlySet<string>): Binding {
  if (shown) {
    return {
      alias,
      get: (key) => (shown.has(key.toLowerCase()) ? fromCell(row[key.toLowerCase()]) : undefined),
      names: () => [...shown],
    };
  }
  return {
    alias,
    get: (key) => {
      const name = key.toLowerCase();
      return Object.hasOwn(row, name) ? fromCell(row[name]) : undefined;
    },
    names: () => Object.keys(row),
  };
}

export function tempRows(s: Session, alias: string, table: TempTable): Binding[] {
  const key = s.catalog.fold(alias);
  return table.rows.map((row) => ({
    alias: key,
    get: (name) => {
      const at = table.columns.findIndex((column) => column.key === name);
      return at < 0 ? undefined : (row[at] ?? null);
    },
    // A hidden column has no name.
    names: () => table.columns.flatMap(({ name }) => (name === '' ? [] : [name])),
  }));
}

function readTable(
  s: Session,
  source: Extract<Source, { readonly kind: 'table' }>,
  left: Environment,
  outer: RowScope | undefined,
  ctes: Ctes,
  conjuncts: readonly Expression[],
): Binding[] {
  const { parts } = source;
  const last = parts[parts.length - 1] ?? '';
  const alias = s.catalog.fold(source.alias ?? last);
  if (parts.length === 1) {
    const cte = ctes.get(s.catalog.fold(last));
    if (cte) return cte.rows.map((row) => listBinding(s, alias, cte.names, row));
  }
  const fired = parts.length === 1 && s.firing.length > 0 ? s.scope.tables.get(last.toLowerCase()) : undefined;
  if (fired) return tempRows(s, alias, fired);
  const temp = isTemp(parts) ? findTemp(s, last) : undefined;
  if (temp) return tempRows(s, alias, temp);
  const there = otherDatabase(s, parts);
  if (there) return readTable(there, { ...source, parts: insideParts(parts), alias }, left, outer, ctes, conjuncts);
  const view = viewName(s, parts);
  if (view !== undefined) {
    const columns = s.host?.viewColumns(s, view);
    if (columns === 'none') return refuse(208, parts.join('.'));
    const shown = columns && new Set(columns.map(({ name }) => (name ?? '').toLowerCase()));
    s.host?.readsCatalog(s, view);
    const seek = seekIn(s, conjuncts, alias, left, outer);
    return catalogRowsOf(s, view, seek)
      .filter((row) => isSought(row, seek))
      .map((row) => rowBinding(alias, row, shown));
  }
  const name = { parts, start: 0, end: 0 };
  if (isElsewhere(s, name)) return unsupported(`tables of other databases (${parts.join('.')})`);
  const row = findObject(s, name, s.scope.home);
  if (!row || !/^(U |V |SN|SQ)/.test(row.type)) return refuse(208, parts.join('.'));
  // Unless the server keeps rows, user tables are empty, and so is every view and synonym over them.
  return s.keepsRows ? rowsOf(s, row, alias) : [];
}

function rowsOf(s: Session, row: ObjectColumns, alias: string): Binding[] {
  switch (row.type) {
    case 'U ':
      s.host?.touches(s, row.object_id, false);
      return tableBindings(s, row.object_id, alias);
    case 'V ': {
      const { names, rows } = viewRows(s, row);
      return rows.map((values) => listBinding(s, alias, names, values));
    }
    case 'SN': {
      const { base_object_name: base } = row as ObjectColumns & { readonly base_object_name: string };
      const source: Source = { kind: 'table', parts: parseQuotedPath(base), alias };
      return readTable(s, source, [], undefined, noCtes, []);
    }
    default:
      return [];
  }
}

/** The session as it looks into the other database of a name; undefined for this one, and for tempdb, which is the session's. */
function otherDatabase(s: Session, parts: readonly string[]): Session | undefined {
  const database = parts[parts.length - 3];
  if (!s.host || database === undefined || database === '' || /^tempdb$/i.test(database)) return undefined;
  return s.host.within(s, database);
}

/** `db..name` is one of dbo. */
const insideParts = (parts: readonly string[]): readonly string[] => [
  parts[parts.length - 2] || 'dbo',
  parts.at(-1) ?? '',
];

/** What a host knows of the columns of a system view or of a table of another database. Error 208. */
export function columnsOfView(s: Session, parts: readonly string[]): readonly OutputColumn[] | undefined {
  if (!s.host) return undefined;
  const there = otherDatabase(s, parts);
  if (there) {
    const inside = insideParts(parts);
    const row = findObject(there, { parts: inside, start: 0, end: 0 });
    return row ? tableRelation(there, row, '').all?.() : columnsOfView(there, inside);
  }
  const view = viewName(s, parts);
  const columns = view === undefined ? undefined : s.host.viewColumns(s, view);
  return columns === 'none' ? refuse(208, parts.join('.')) : columns;
}

/** Whether a name is that of a temp table or table variable; `[s].[@x]` is a table like others. */
export const isTemp = (parts: readonly string[]): boolean =>
  /^#/.test(parts[parts.length - 1] ?? '') || (parts.length === 1 && /^@/.test(parts[0] ?? ''));

/** `#temp` or `@table`. Errors 208, 1087. */
export function findTemp(s: Session, name: string): TempTable | undefined {
  if (name.startsWith('@')) return tableVariable(s, name);
  if (!name.startsWith('#')) return undefined;
  return s.tempTables.get(name.toLowerCase()) ?? refuse(208, name);
}

/** The catalog view that a name means: `sys.tables`, `db.sys.tables`, `sysobjects` are asked for as `sys.…`. */
function viewName(s: Session, parts: readonly string[]): string | undefined {
  const last = (parts[parts.length - 1] ?? '').toLowerCase();
  const schema = parts[parts.length - 2]?.toLowerCase();
  if ((parts[parts.length - 3] ?? s.elsewhere)?.toLowerCase() === 'tempdb') {
    // `tempdb..sysobjects` is `tempdb.sys.sysobjects`.
    const view = `tempdb.${schema === 'information_schema' ? schema : 'sys'}.${last}`;
    if (hasCatalogView(view)) return view;
  }
  if (schema === 'sys' || schema === 'information_schema') {
    const view = `${schema}.${last}`;
    if (
      isElsewhere(s, { parts, start: 0, end: 0 }) &&
      !s.host &&
      !/^sys\.(configurations|credentials|databases|endpoints|master_files|server_|sql_logins|sysdatabases|syslogins)/.test(
        view,
      )
    ) {
      return unsupported(`catalog views of other databases (${parts.join('.')})`);
    }
    if (hasCatalogView(view) || s.host?.viewColumns(s, view)) return view;
    return unsupported(`the view ${view}`);
  }
  const own = `${s.databaseName.toLowerCase()}.dbo.${last}`;
  if (schema === undefined || schema === 'dbo') if (s.host?.viewColumns(s, own)) return own;
  // master.dbo.sysdatabases: the list of databases is the same everywhere, and so are the logins.
  if (last === 'sysdatabases' || last === 'syslogins') return `sys.${last}`;
  if (
    (schema === undefined || schema === 'dbo' || schema === '') &&
    hasCatalogView(`compatibility.${last}`) &&
    !isElsewhere(s, { parts, start: 0, end: 0 })
  )
    return `compatibility.${last}`;
  return undefined;
}

/** `alias.column = value` where the value does not depend on the source: what narrows the rows to be read. */
export type Seek = ReadonlyMap<string, number>;

/** Whether a row has what is sought where it has that column: comparing numbers is quicker than evaluating WHERE for each row. */
function isSought(row: Row, seek: Seek): boolean {
  for (const [column, value] of seek) {
    const cell = row[column];
    if (typeof cell === 'number' && !Number.isNaN(value) && cell !== value) return false;
  }
  return true;
}

const seekColumns = new Set([
  'object_id',
  'parent_object_id',
  'column_id',
  'parent_column_id',
  'constraint_object_id',
  'parent_id',
  'major_id',
  'referenced_object_id',
  'id',
  'parent_obj',
]);

function seekIn(
  s: Session,
  conjuncts: readonly Expression[],
  alias: string,
  left: Environment,
  outer: RowScope | undefined,
): Seek {
  const seek = new Map<string, number>();
  for (const conjunct of conjuncts) {
    if (conjunct.kind !== 'comparison' || conjunct.operator !== '=' || conjunct.quantifier) continue;
    for (const [own, other] of [
      [conjunct.left, conjunct.right],
      [conjunct.right, conjunct.left],
    ] as const) {
      if (own.kind !== 'name') continue;
      const column = (own.parts[own.parts.length - 1] ?? '').toLowerCase();
      if (!seekColumns.has(column) || seek.has(column)) continue;
      const qualifier = own.parts.length > 1 ? s.catalog.fold(own.parts[own.parts.length - 2] ?? '') : undefined;
      if (qualifier !== undefined && qualifier !== alias) continue;
      // An unqualified name may be a column of another source: then the row before must not have it.
      if (qualifier === undefined && left.length > 0) continue;
      if (!isIndependent(s, other, alias, left, outer)) continue;
      const value = evaluate(s, other, scopeOf(s, left, outer));
      seek.set(column, value === null ? -1 : toNumber(value));
    }
  }
  return seek;
}

/** Whether an expression can be evaluated before the source's rows are read. */
function isIndependent(
  s: Session,
  e: Expression,
  alias: string,
  left: Environment,
  outer: RowScope | undefined,
): boolean {
  let independent = true;
  const scope = scopeOf(s, left, outer);
  const visit = (node: Expression): Expression => {
    if (!independent) return node;
    if (node.kind === 'subquery' || node.kind === 'exists' || node.kind === 'nextValue') independent = false;
    else if (node.kind === 'name') {
      const qualifier = node.parts.length > 1 ? s.catalog.fold(node.parts[node.parts.length - 2] ?? '') : undefined;
      independent = qualifier !== undefined && qualifier !== alias && reaches(scope, node.parts);
    }
    return mapChildren(node, visit);
  };
  visit(e);
  return independent;
}

function reaches(scope: RowScope, parts: readonly string[]): boolean {
  for (let at: RowScope | undefined = scope; at; at = at.outer) if (at.find(parts) !== undefined) return true;
  return false;
}

function sourceOfHost(
  s: Session,
  source: Extract<Source, { readonly kind: 'function' }>,
  last: string,
  scope: RowScope,
): Result | undefined {
  if (!/^sys$/i.test(source.parts.at(-2) ?? '')) return undefined;
  const args = source.args.map((e) => (isDefault(e) ? null : evaluate(s, e, scope)));
  return s.host?.tableFunction(s, last, args);
}

/** STRING_SPLIT, GENERATE_SERIES and functions of the database. */
function readFunction(
  s: Session,
  source: Extract<Source, { readonly kind: 'function' }>,
  scope: RowScope,
): Environment[] {
  const last = (source.parts[source.parts.length - 1] ?? '').toLowerCase();
  const alias = source.alias ?? last;
  if (source.parts.length === 1 && last === 'string_split') {
    const [text, separator] = source.args.map((argument) => evaluate(s, argument, scope));
    if (text === null || text === undefined) return [];
    return String(text)
      .split(String(separator ?? ''))
      .map((value) => [listBinding(s, alias, ['value'], [value])]);
  }
  if (source.parts.length === 1 && last === 'generate_series') {
    const [from = 0, to = 0, step = 1] = source.args.map((argument) => toNumber(evaluate(s, argument, scope) ?? 0));
    const rows: Environment[] = [];
    for (let value = from; step > 0 ? value <= to : value >= to; value += step || 1)
      rows.push([listBinding(s, alias, ['value'], [value])]);
    return rows;
  }
  if (last === 'fn_listextendedproperty' && /^(sys)?$/i.test(source.parts.at(-2) ?? '')) {
    // DEFAULT stands for NULL here.
    const args = source.args.map((e) => (isDefault(e) ? null : evaluate(s, e, scope)));
    return listedProperties(s, args).map((row) => [listBinding(s, alias, propertyColumns, row)]);
  }
  const hosted = s.host && sourceOfHost(s, source, last, scope);
  if (hosted) return hosted.rows.map((cells) => [listBinding(s, alias, hosted.names, cells)]);
  if (source.parts.length === 1 && last === 'openjson' && source.args[0]?.kind === 'name') return [];
  if (source.parts[0]?.startsWith('@')) return unsupported(`the XML method .${last}()`);
  const row = source.parts.length <= 2 ? findObject(s, { parts: source.parts, start: 0, end: 0 }) : undefined;
  if (row && /^(IF|TF)/.test(row.type) && s.callTable) {
    const args = source.args.map((e) => (isDefault(e) ? undefined : evaluate(s, e, scope)));
    const { names, rows } = s.callTable(row, args);
    return rows.map((cells) => [listBinding(s, alias, names, cells)]);
  }
  if (!row && source.parts.length === 2 && !/^sys$/i.test(source.parts[0] ?? ''))
    return refuse(208, source.parts.join('.'));
  return unsupported(`the table function ${source.parts.join('.')}`);
}
