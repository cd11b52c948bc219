import type { BodyReference, ReferenceOptions } from './body-reference.ts';
import type { Candidate, Scope, Source } from './scope.ts';

type Found = (reference: BodyReference) => void;
type Table = readonly string[];

/** How far a column is followed through CTEs and subqueries that pass it on with `*`. */
const deepest = 20;

/** Reports the target and the columns of a scope, once everything is read. */
export function resolveScope(scope: Scope, options: ReferenceOptions, found: Found): void {
  resolveTarget(scope, found);
  for (const candidate of scope.candidates) resolveCandidate(scope, candidate, options, found);
}

/** An UPDATE or DELETE may name an alias of its FROM; `inserted` and `deleted` of OUTPUT are what it names. */
function resolveTarget(scope: Scope, found: Found): void {
  const { target } = scope;
  if (scope.kind !== 'update' && scope.kind !== 'delete') return;
  let changed: Source | undefined = scope.sources[0];
  if (target) {
    const last = (target.parts.at(-1) ?? '').toLowerCase();
    changed = target.parts.length === 1 ? scope.sources.find((source) => source.alias === last) : undefined;
    if (!changed) {
      found({ usage: 'table', ...target });
      changed = { alias: last, table: target.parts };
      scope.sources.push(changed);
    }
  }
  if (!changed) return;
  for (const alias of ['inserted', 'deleted']) {
    if (!scope.sources.some((source) => source.alias === alias)) scope.aliases.push({ ...changed, alias });
  }
}

function resolveCandidate(scope: Scope, candidate: Candidate, options: ReferenceOptions, found: Found): void {
  const { parts, called, start, end } = candidate;
  const report = (table: Table | undefined, column: string): void => {
    if (table) found({ usage: 'column', parts: [...table, column], start, end });
  };
  const [first = '', second = ''] = parts;
  if (parts.length === 1) {
    if (candidate.orders && scope.outputs.has(first.toLowerCase())) return;
    return report(tableOfColumn(scope, first, options), first);
  }
  const qualified = called ? parts.length === 3 : parts.length <= 3;
  const source = qualified ? scope.find(first) : undefined;
  if (source) return report(source.table ?? tableBehind(source, second, options, 0), second);
  if (!called) {
    const column = parts.at(-1) ?? '';
    const table = qualifiedTable(scope, parts.slice(0, -1));
    if (table) return report(table, column);
  }
  if (parts.length === 2 && options.hasColumn) {
    // A method or property of a column: `Location.Lat`.
    const owner = tableOfColumn(scope, first, options);
    if (owner) return report(owner, first);
  }
  if (called) found({ usage: 'function', parts, start, end });
}

/** `schema.table.column`, `db.schema.table.column` */
function qualifiedTable(scope: Scope, qualifier: readonly string[]): Table | undefined {
  const wanted = qualifier.map((part) => part.toLowerCase());
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    for (const { table } of at.sources) {
      if (!table) continue;
      const length = Math.min(table.length, wanted.length);
      const matches = wanted
        .slice(-length)
        .every((part, i) => table[table.length - length + i]?.toLowerCase() === part);
      if (length > 0 && matches) return table;
    }
  }
  return undefined;
}

/** The table that has the column, from the innermost query outwards; none where a source is in the way that is not known. */
function tableOfColumn(scope: Scope, column: string, options: ReferenceOptions): Table | undefined {
  for (let at: Scope | undefined = scope; at; at = at.parent) {
    const answer = ownerAmong(at.sources, column, options, 0);
    if (answer !== 'none') return answer === 'unknown' ? undefined : answer;
  }
  return undefined;
}

function ownerAmong(
  sources: readonly Source[],
  column: string,
  options: ReferenceOptions,
  depth: number,
): Table | 'unknown' | 'none' {
  let unknown = false;
  for (const source of sources) {
    const { table } = source;
    if (!table) {
      const behind = tableBehind(source, column, options, depth);
      if (behind) return behind;
      unknown = true;
      continue;
    }
    const has = options.hasColumn?.(table, column);
    if (has === true) return table;
    if (has === undefined) {
      if (!options.hasColumn && sources.length === 1 && table === options.table) return table;
      unknown = true;
    }
  }
  return unknown ? 'unknown' : 'none';
}

/** The table whose column a CTE or subquery passes on with `*`. */
function tableBehind(source: Source, column: string, options: ReferenceOptions, depth: number): Table | undefined {
  const { query } = source;
  if (!query?.star || depth > deepest || !options.hasColumn) return undefined;
  const owner = ownerAmong(query.sources, column, options, depth + 1);
  return typeof owner === 'string' ? undefined : owner;
}
