import type { AlterIndex, Option } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { dotted, findObject } from '../names.ts';
import { optionFlag, optionValue } from '../options.ts';
import type { IndexRow } from '../rows/index-rows.ts';
import { IndexType } from '../rows/index-rows.ts';
import type { TableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { applyIndexOptions, rebuildPartitions, setIndexStats } from './build-index.ts';

/** ALTER INDEX. Errors 1088 (no table), 2727 (no index). */
export function alterIndex(c: Context, statement: AlterIndex): void {
  const { catalog } = c;
  const target = findObject(c, statement.on) ?? refuse(1088, dotted(statement.on));
  const id = target.object_id;
  const indexes = statement.all
    ? [...catalog.indexes.of(id)].filter((row) => row.index_id > 0)
    : [catalog.indexNamed(id, statement.index) ?? refuse(2727, statement.index)];
  for (const index of indexes) alterOne(c, id, index, statement);
}

function alterOne(c: Context, id: number, index: IndexRow, statement: AlterIndex): void {
  const { catalog } = c;
  switch (statement.action) {
    case 'REBUILD': {
      const partition =
        statement.partition === undefined || /^ALL$/i.test(statement.partition)
          ? undefined
          : Number(statement.partition);
      const row = applyIndexOptions(index, statement.options);
      catalog.indexes.set(id, index.index_id, { ...row, is_disabled: false });
      rebuildPartitions(c, id, index.index_id, statement.options, partition);
      setIndexStats(c, id, index.index_id, statement.options);
      return;
    }
    case 'SET':
      catalog.indexes.set(id, index.index_id, applyIndexOptions(index, statement.options));
      setIndexStats(c, id, index.index_id, statement.options);
      return;
    case 'DISABLE':
      catalog.indexes.set(id, index.index_id, { ...index, is_disabled: true });
      return;
    case 'REORGANIZE':
      if (!index.allow_page_locks) refuse(1943, index.name ?? '', catalog.objects.get(id)?.name ?? '');
      return;
    default:
      // RESUME, PAUSE and ABORT need a resumable operation that was interrupted, which cannot be here.
      refuse(10638, statement.action, index.name ?? '');
  }
}

/** ALTER TABLE … REBUILD: the heap or clustered index. */
export function rebuildTable(
  c: Context,
  table: TableRow,
  options: readonly Option[],
  partition: string | undefined,
): void {
  const { catalog } = c;
  const base = catalog.indexes.get(table.object_id, 1) ?? catalog.indexes.get(table.object_id, 0);
  if (!base) return;
  const only = partition === undefined || /^ALL$/i.test(partition) ? undefined : Number(partition);
  rebuildPartitions(c, table.object_id, base.index_id, options, only);
  if (
    base.type === IndexType.heap &&
    (optionValue(options, 'FILLFACTOR') !== undefined || optionFlag(options, 'PAD_INDEX', false))
  )
    return;
  catalog.indexes.set(table.object_id, base.index_id, applyIndexOptions(base, options));
}
