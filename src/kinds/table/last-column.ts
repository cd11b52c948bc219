import type { AlterInput } from '../kind.ts';
import type { ColumnRoute } from './alter-column.ts';
import type { ColumnChange } from './column-change.ts';
import type { TableProps } from './table-props.ts';

export type ChangeRoute = { readonly change: ColumnChange; readonly route: ColumnRoute };

/**
 * The routes in an order in which the table never loses its last data column (error 4923): where no column stays, a new one
 * comes first. Undefined when none can come while the old ones are there.
 */
export function keepDataColumn(
  { before, desired }: AlterInput<TableProps>,
  routes: readonly ChangeRoute[],
): readonly ChangeRoute[] | undefined {
  const { fold } = desired.naming;
  const dropped = new Set(routes.filter(({ route }) => route.drops).map(({ change }) => fold(change.name)));
  const data = before.props.columns.filter(({ computed }) => computed === undefined);
  if (data.length === 0 || data.some(({ name }) => !dropped.has(fold(name)))) return routes;
  const first = routes.find(({ change }) => !change.before && change.after && canStandBeside(change.after));
  return first && [first, ...routes.filter((route) => route !== first)];
}

/** A table has one column at most of each of these. */
function canStandBeside({ computed, identity, rowGuid, columnSet, type }: NonNullable<ColumnChange['after']>): boolean {
  return (
    computed === undefined &&
    identity === undefined &&
    !rowGuid &&
    !columnSet &&
    !/^(timestamp|rowversion)$/.test(type?.name ?? '')
  );
}
