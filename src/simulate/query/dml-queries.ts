import type { DmlTree, Update } from './dml-tree.ts';
import type { Query, Select, Source } from './query-tree.ts';

/** The queries in which every name of a statement stands: binding them binds the statement. */
export function queriesOf(tree: DmlTree, fold: (name: string) => string): readonly Query[] {
  switch (tree.verb) {
    case 'SELECT':
      return [tree.query];
    case 'INSERT': {
      const target = selectFrom([{ kind: 'table', parts: tree.target }]);
      if (tree.from.kind === 'query') {
        return [target, { ...tree.from.query, ctes: [...tree.ctes, ...tree.from.query.ctes] }];
      }
      return [target];
    }
    case 'UPDATE':
    case 'DELETE': {
      const sources = sourcesOf(tree, fold);
      const values = tree.verb === 'UPDATE' ? tree.set.map((item) => item.value) : [];
      const query = selectFrom(sources, tree.ctes);
      const body: Select = {
        ...(query.body as Select),
        items: values.map((expression) => ({ kind: 'value', expression })),
        ...(tree.where && { where: tree.where }),
      };
      return [{ ...query, body }];
    }
    case 'MERGE': {
      const own: Source = { kind: 'table', parts: tree.target, ...(tree.alias !== undefined && { alias: tree.alias }) };
      return [selectFrom([{ kind: 'join', type: 'INNER', left: own, right: tree.using, on: tree.on }], tree.ctes)];
    }
    case 'TRUNCATE':
      return [selectFrom([{ kind: 'table', parts: tree.target }])];
  }
}

function selectFrom(from: readonly Source[], ctes: Query['ctes'] = []): Query {
  return { ctes, body: { kind: 'select', distinct: false, items: [], from, groupBy: [] }, orderBy: [] };
}

/** What an UPDATE or DELETE says of the rows that it changes. */
export type Change = Pick<Update, 'target' | 'from' | 'ctes'>;

/** FROM as it is bound: the target stands in it, or joins it when no source has its name or alias. */
export function sourcesOf(tree: Change, fold: (name: string) => string): readonly Source[] {
  const source = changedSource(tree, fold);
  return isIn(tree.from, source) ? tree.from : [source, ...tree.from];
}

/** What changes: the source whose alias or name is the target's, or else the target itself. */
export function changedSource({ target, from }: Change, fold: (name: string) => string): Source {
  const key = fold(target[target.length - 1] ?? '');
  const visit = (source: Source): Source | undefined => {
    switch (source.kind) {
      case 'join':
        return visit(source.left) ?? visit(source.right);
      case 'table': {
        const alias = fold(source.alias ?? source.parts[source.parts.length - 1] ?? '');
        return alias === key && (target.length === 1 || source.alias === undefined) ? source : undefined;
      }
      case 'function':
        return target.length === 1 && fold(source.alias ?? '') === key ? source : undefined;
      default:
        return target.length === 1 && fold(source.alias) === key ? source : undefined;
    }
  };
  for (const source of from) {
    const found = visit(source);
    if (found) return found;
  }
  return { kind: 'table', parts: target };
}

const isIn = (from: readonly Source[], source: Source): boolean =>
  from.some((one) => one === source || (one.kind === 'join' && isIn([one.left, one.right], source)));
