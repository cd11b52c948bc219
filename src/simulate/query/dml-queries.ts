import type { DmlTree } from './dml-tree.ts';
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
      const { sources } = sourcesOf(tree.target, tree.from, fold);
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

/** FROM as it is bound, and the table that changes: the target itself when no source has its name or alias. */
export function sourcesOf(
  target: readonly string[],
  from: readonly Source[],
  fold: (name: string) => string,
): { readonly sources: readonly Source[]; readonly table: readonly string[] } {
  const key = fold(target[target.length - 1] ?? '');
  let found: readonly string[] | undefined;
  const visit = (source: Source): void => {
    if (source.kind === 'join') {
      visit(source.left);
      visit(source.right);
    } else if (source.kind === 'table') {
      const alias = fold(source.alias ?? source.parts[source.parts.length - 1] ?? '');
      if (alias === key && (target.length === 1 || source.alias === undefined)) found ??= source.parts;
    }
  };
  for (const source of from) visit(source);
  return found
    ? { sources: from, table: found }
    : { sources: [{ kind: 'table', parts: target }, ...from], table: target };
}
