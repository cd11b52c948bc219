import type { ColumnProps } from '../columns/column-props.ts';
import { compact } from '../columns/compact.ts';
import { indexObject } from '../index/index-object.ts';
import type { BuildContext } from '../kind.ts';
import { tableObject } from './table-object.ts';
import type { TableProps } from './table-props.ts';

/**
 * The history table that the server makes with a temporal table when there is none of that name: the same columns without
 * identity and keys, and a compressed clustered index on the period.
 */
export function addHistoryTable(path: readonly string[], context: BuildContext): void {
  const table = context.get(context.key('object', ...path));
  if (table?.kind !== 'table') return;
  const props = table.props as unknown as TableProps;
  const history = props.versioning?.history;
  if (!history || !props.period || context.get(context.key('object', ...history))) return;
  const columns = props.columns.flatMap((column) => historyColumn(column));
  const rest = table.origin ? { origin: table.origin } : {};
  context.add(tableObject(history, { columns, autoHistory: true, compression: [{ level: 'PAGE' }] }, context, rest));
  const place = { table: history, name: `ix_${history[1]}`, ...rest };
  const { start, end } = props.period;
  context.add(indexObject(place, { columns: [end, start], clustered: true }, context));
}

/** A computed column's type is not known without the server, so it is left out. */
function historyColumn(column: ColumnProps): ColumnProps[] {
  if (column.computed !== undefined) return [];
  const { name, type, collation, collationSaid, nullable, nullabilityOpen, sparse, mask } = column;
  return [compact<ColumnProps>({ name, type, collation, collationSaid, nullable, nullabilityOpen, sparse, mask })];
}
