import type { Context } from '../context.ts';
import { typeOfColumn } from '../ddl/expression-type.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import type { ResolvedType } from '../types.ts';

/** A column that a query gives, and where it comes from. */
export type OutputColumn = {
  /** undefined: an expression without a name. */
  readonly name: string | undefined;
  readonly type: ResolvedType | undefined;
  readonly objectId?: number;
  readonly columnId?: number;
};

/** Something in FROM. `all` is undefined where its columns are not known: another database, a system view. */
export type Relation = {
  readonly alias: string;
  find(key: string): OutputColumn | undefined;
  readonly all: (() => readonly OutputColumn[]) | undefined;
};

/** What names in a query may mean; `ctes` whose columns are not known are there without any. */
export type Scope = {
  readonly relations: Relation[];
  readonly ctes: ReadonlyMap<string, readonly OutputColumn[] | undefined>;
  readonly outer?: Scope;
};

/** A column; 'unknown' when it may be one of a relation whose columns are not known; undefined when there is none. */
export function lookUp(c: Context, parts: readonly string[], scope: Scope): OutputColumn | 'unknown' | undefined {
  const { catalog } = c;
  const key = catalog.fold(parts[parts.length - 1] ?? '');
  const qualifier = parts.length > 1 ? catalog.fold(parts[parts.length - 2] ?? '') : undefined;
  let unknown = false;
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    for (const relation of at.relations) {
      if (qualifier !== undefined && relation.alias !== qualifier) continue;
      const found = relation.find(key);
      if (found) return found;
      if (!relation.all) unknown = true;
      else if (qualifier !== undefined) return undefined;
    }
  }
  return unknown ? 'unknown' : undefined;
}

/** Whether something in FROM, here or in a query around, goes by the name. */
export function isAlias(c: Context, name: string, scope: Scope): boolean {
  const key = c.catalog.fold(name);
  for (let at: Scope | undefined = scope; at; at = at.outer) {
    if (at.relations.some((relation) => relation.alias === key)) return true;
  }
  return false;
}

/** The columns under the names of a column list, where there is one. */
export function renamed(
  columns: readonly OutputColumn[] | undefined,
  names: readonly string[],
): readonly OutputColumn[] | undefined {
  if (names.length === 0) return columns;
  return names.map((name, position) => ({ type: undefined, ...columns?.[position], name }));
}

/** A derived table, CTE or function whose columns are listed. */
export function listRelation(c: Context, alias: string, columns: readonly OutputColumn[]): Relation {
  const map = new Map(columns.map((column) => [c.catalog.fold(column.name ?? ''), column]));
  return { alias, find: (key) => map.get(key), all: () => columns };
}

/** The columns of a query as ORDER BY sees them. */
export function outputRelation(c: Context, columns: readonly OutputColumn[]): Relation {
  return listRelation(c, '', columns);
}

/** One whose columns are not known: any name may be one of them. */
export const unknownRelation = (alias: string): Relation => ({ alias, find: () => undefined, all: undefined });

/** Columns of views and inline functions whose type could not be told from their expression: what their row says is a guess. */
export const ofUnknownType = new WeakSet<ColumnRow>();

/** A table, view or other object of the database. */
export function tableRelation(c: Context, row: ObjectColumns, alias: string): Relation {
  const id = row.object_id;
  const { catalog } = c;
  // A view whose columns could not be followed has none.
  if (catalog.columns.count(id) === 0) return unknownRelation(alias);
  const output = (columnId: number): OutputColumn | undefined => {
    const column = catalog.columns.get(id, columnId);
    return column && { name: column.name, type: knownType(column), objectId: id, columnId };
  };
  return {
    alias,
    find: (key) => {
      const columnId = catalog.columnNames.get(id, key);
      return columnId === undefined ? undefined : output(columnId);
    },
    all: () => {
      const columns: OutputColumn[] = [];
      for (const column of catalog.columns.of(id)) {
        if (column.is_hidden) continue;
        columns.push({ name: column.name, type: knownType(column), objectId: id, columnId: column.column_id });
      }
      return columns;
    },
  };
}

const knownType = (column: ColumnRow): ResolvedType | undefined =>
  ofUnknownType.has(column) ? undefined : typeOfColumn(column);
