import { findObject } from '../names.ts';
import { type Change, changedSource } from '../query/dml-queries.ts';
import type { Query, Select, Source } from '../query/query-tree.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { unsupported } from '../sql-error.ts';
import { isTemp } from './from.ts';
import type { Session } from './session.ts';

/** A derived table or common table expression through which a statement changes a table. */
export type Through = {
  readonly select: Select;
  /** The names of its columns, where it lists them. */
  readonly columns: readonly string[];
  /** How it reads, with one more item in its list. */
  readonly changed: (item: Select['items'][number], name: string) => Pick<Change, 'from' | 'ctes'>;
  /** What the table is called in it. */
  readonly alias: string;
};

/** What an UPDATE or DELETE changes. A target that is more than one table, or none that is known, has neither. */
export type ChangeTarget = {
  readonly object?: ObjectColumns;
  /** The object is reached through a query, whose columns may have other names than its own. */
  readonly isThroughQuery?: boolean;
  /** What the target is called in FROM, folded, and the query between it and the table. */
  readonly alias?: string;
  readonly through?: Through;
  readonly temp?: { readonly name: string; readonly alias: string; readonly through?: Through };
};

/** Follows the name behind UPDATE or DELETE to the table: an alias, a derived table or a common table expression. */
export function changeTarget(s: Session, tree: Change): ChangeTarget | 'unknown' {
  const fold = (name: string): string => s.catalog.fold(name);
  const source = changedSource(tree, fold);
  const alias = fold(tree.target[tree.target.length - 1] ?? '');
  if (source.kind === 'derived') {
    const { query, columns = [] } = source;
    return throughQuery(s, tree, query, columns, (query, names) => ({
      from: tree.from.map((one) => replaced(one, source, { ...source, query, ...(names && { columns: names }) })),
      ctes: tree.ctes,
    }));
  }
  if (source.kind !== 'table') return {};
  const cte = cteOf(s, tree, source);
  if (cte) {
    return throughQuery(s, tree, cte.query, cte.columns, (query, names) => ({
      from: tree.from,
      ctes: tree.ctes.map((one) => (one === cte ? { ...cte, query, columns: names ?? [] } : one)),
    }));
  }
  if (isTemp(source.parts)) return { temp: { name: source.parts[source.parts.length - 1] ?? '', alias } };
  const object = findObject(s, { parts: source.parts, start: 0, end: 0 }, s.scope.home);
  return object && /^(U |V |SN)/.test(object.type) ? { object, alias } : 'unknown';
}

type Rewrite = (query: Query, columns: readonly string[] | undefined) => Pick<Change, 'from' | 'ctes'>;

function throughQuery(
  s: Session,
  tree: Change,
  query: Query,
  columns: readonly string[],
  rewrite: Rewrite,
): ChangeTarget | 'unknown' {
  const { body } = query;
  const [base] = body.kind === 'select' ? body.from : [];
  const isOne = body.kind === 'select' && body.from.length === 1 && body.groupBy.length === 0 && !body.distinct;
  if (!isOne || base?.kind !== 'table' || cteOf(s, { ctes: [...tree.ctes, ...query.ctes] }, base)) {
    // Without temp tables there are no rows, whichever table it is.
    return readsTemp(query, tree.ctes) ? unsupported('changing rows of temp tables through such a query') : {};
  }
  const name = base.parts[base.parts.length - 1] ?? '';
  const alias = base.alias ?? name;
  const changed: Through['changed'] = (item, itemName) =>
    rewrite(
      { ...query, body: { ...body, items: [...body.items, item] } },
      columns.length > 0 ? [...columns, itemName] : undefined,
    );
  const target = tree.target[tree.target.length - 1] ?? '';
  const through: Through = { select: body, columns, changed, alias };
  if (!isTemp(base.parts)) {
    const object = findObject(s, { parts: base.parts, start: 0, end: 0 }, s.scope.home);
    return object ? { object, isThroughQuery: true, alias: s.catalog.fold(target), through } : {};
  }
  return { temp: { name, alias: s.catalog.fold(target), through } };
}

function cteOf(s: Session, { ctes }: Pick<Change, 'ctes'>, source: Source): Query['ctes'][number] | undefined {
  if (source.kind !== 'table' || source.parts.length !== 1) return undefined;
  const key = s.catalog.fold(source.parts[0] ?? '');
  return ctes.find((cte) => s.catalog.fold(cte.name) === key);
}

function replaced(source: Source, old: Source, by: Source): Source {
  if (source === old) return by;
  if (source.kind !== 'join') return source;
  return { ...source, left: replaced(source.left, old, by), right: replaced(source.right, old, by) };
}

/** Whether a query reads a temp table or table variable, itself or in one of the queries that it may use. */
function readsTemp(query: Query, ctes: Query['ctes']): boolean {
  const inSource = (source: Source): boolean => {
    switch (source.kind) {
      case 'table':
        return isTemp(source.parts);
      case 'join':
        return inSource(source.left) || inSource(source.right);
      case 'derived':
        return inQuery(source.query);
      case 'pivot':
        return inSource(source.source);
      default:
        return false;
    }
  };
  const inBody = (body: Query['body']): boolean => {
    if (body.kind === 'select') return body.from.some(inSource);
    return body.kind === 'set' && (inBody(body.left) || inBody(body.right));
  };
  const inQuery = (one: Query): boolean => inBody(one.body) || one.ctes.some((cte) => inQuery(cte.query));
  return inQuery(query) || ctes.some((cte) => inQuery(cte.query));
}
