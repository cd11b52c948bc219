import type { ColumnProps } from '../columns/column-props.ts';
import type { AlterInput } from '../kind.ts';
import { addColumn, alterColumn, type ColumnRoute, dropColumn } from './alter-column.ts';
import type { TableProps } from './table-props.ts';

/** What changes about one column. `members` is absent when it exists on one side only. */
export type ColumnChange = {
  readonly name: string;
  readonly before?: ColumnProps;
  readonly after?: ColumnProps;
  readonly members?: ReadonlySet<string>;
};

/** The steps of one column's change. */
export function columnRoute(input: AlterInput<TableProps>, { before, after, members }: ColumnChange): ColumnRoute {
  if (!before && after) return addColumn(input, after);
  if (before && !after) return dropColumn(input, before);
  if (before && after && members) return alterColumn(input, before, after, members);
  return { steps: [], disturbs: [] };
}
