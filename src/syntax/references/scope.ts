import type { BodyReference, ReferenceOptions } from './body-reference.ts';

/** A name in FROM, or the target of UPDATE, DELETE, MERGE and INSERT. */
export type Source = {
  /** Lower case; the last part of the name where no alias is given. */
  readonly alias: string;
  /** Undefined for what is no object of the database: CTEs, subqueries, temp tables, table variables. */
  readonly table: readonly string[] | undefined;
  readonly hasAlias: boolean;
};

/** A name that may be a column; it is looked up when all of the text is known, because FROM comes after SELECT. */
export type Candidate = {
  readonly parts: readonly string[];
  readonly start: number;
  readonly end: number;
  /** `a.b(…)`: a function unless `a` is a column. */
  readonly called: boolean;
};

export type Target = { readonly parts: readonly string[]; readonly start: number; readonly end: number };

/** The names of one query or data-changing statement. */
export class Scope {
  readonly parent: Scope | undefined;
  readonly sources: Source[] = [];
  readonly candidates: Candidate[] = [];
  /** What UPDATE or DELETE names; it may be an alias of FROM. */
  target: Target | undefined;
  /** Names that stand left of `=` in SET, or in the column list of INSERT. */
  readonly targetColumns: Candidate[] = [];
  kind: 'query' | 'insert' | 'update' | 'delete' | 'merge' = 'query';

  constructor(parent: Scope | undefined) {
    this.parent = parent;
  }

  /** The source that a qualifier means, here or further out. */
  find(alias: string): Source | undefined {
    const lower = alias.toLowerCase();
    for (let scope: Scope | undefined = this; scope; scope = scope.parent) {
      const found = scope.sources.find((source) => source.alias === lower);
      if (found) return found;
    }
    return undefined;
  }
}

type Found = (reference: BodyReference) => void;

/** Reports the tables and columns of a scope, once everything is read. */
export function resolveScope(scope: Scope, options: ReferenceOptions, found: Found): void {
  const target = resolveTarget(scope, found);
  if (target) {
    for (const column of scope.targetColumns) reportColumn(target, column, found);
  }
  for (const candidate of scope.candidates) resolveCandidate(scope, candidate, options, found);
}

function resolveTarget(scope: Scope, found: Found): readonly string[] | undefined {
  const { target } = scope;
  if (!target) return undefined;
  const [only = ''] = target.parts;
  if (target.parts.length === 1) {
    const source = scope.sources.find((s) => s.alias === only.toLowerCase());
    if (source) return source.table;
  }
  found({ usage: 'table', ...target });
  scope.sources.push({ alias: (target.parts.at(-1) ?? '').toLowerCase(), table: target.parts, hasAlias: false });
  return target.parts;
}

function resolveCandidate(scope: Scope, candidate: Candidate, options: ReferenceOptions, found: Found): void {
  const { parts, called } = candidate;
  if (parts.length === 1) {
    const table = tableOfColumn(scope, parts[0] ?? '', options);
    if (table) reportColumn(table, candidate, found);
    return;
  }
  if (parts.length === 2 || (parts.length === 3 && !called)) {
    const source = scope.find(parts[0] ?? '');
    if (source && !(called && parts.length === 2)) {
      if (source.table) reportColumn(source.table, { ...candidate, parts: [parts[1] ?? ''] }, found);
      return;
    }
  }
  if (called) {
    const source = parts.length === 3 ? scope.find(parts[0] ?? '') : undefined;
    if (source) {
      if (source.table) reportColumn(source.table, { ...candidate, parts: [parts[1] ?? ''] }, found);
      return;
    }
    const table = parts.length === 2 ? tableOfColumn(scope, parts[0] ?? '', options) : undefined;
    if (table && options.hasColumn) reportColumn(table, { ...candidate, parts: [parts[0] ?? ''] }, found);
    else found({ usage: 'function', parts, start: candidate.start, end: candidate.end });
    return;
  }
  const table = qualifiedTable(scope, parts.slice(0, -1));
  if (table) reportColumn(table, { ...candidate, parts: [parts.at(-1) ?? ''] }, found);
  else if (parts.length === 2) {
    // A property of a column: `Location.Lat`.
    const owner = tableOfColumn(scope, parts[0] ?? '', options);
    if (owner && options.hasColumn) reportColumn(owner, { ...candidate, parts: [parts[0] ?? ''] }, found);
  }
}

function reportColumn(table: readonly string[], column: Candidate, found: Found): void {
  const name = column.parts.at(-1) ?? '';
  found({ usage: 'column', parts: [...table, name], start: column.start, end: column.end });
}

/** `schema.table.column`, `db.schema.table.column` */
function qualifiedTable(scope: Scope, qualifier: readonly string[]): readonly string[] | undefined {
  const wanted = qualifier.map((part) => part.toLowerCase());
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    for (const { table } of at.sources) {
      if (!table || table.length < 1) continue;
      const own = table.map((part) => part.toLowerCase());
      const length = Math.min(own.length, wanted.length);
      if (own.slice(-length).join('\0') === wanted.slice(-length).join('\0')) return table;
    }
  }
  return undefined;
}

/** The one table that has the column; none where several may. */
function tableOfColumn(scope: Scope, column: string, options: ReferenceOptions): readonly string[] | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const tables = at.sources.filter((source) => source.table !== undefined);
    let unknown = at.sources.length > tables.length;
    const owners: (readonly string[])[] = [];
    for (const { table } of tables) {
      if (!table) continue;
      const has = options.hasColumn?.(table, column);
      if (has === true) owners.push(table);
      else if (has === undefined) unknown = true;
    }
    if (owners.length > 0) return owners[0];
    if (!options.hasColumn && at.sources.length === 1 && options.table && at.sources[0]?.table === options.table) {
      return options.table;
    }
    if (unknown) return undefined;
  }
  return undefined;
}
