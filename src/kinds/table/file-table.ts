import type { ReadContext } from '../kind.ts';
import type { TableProps } from './table-props.ts';

type FileTable = Pick<TableProps, 'directory' | 'fileNameCollation'>;

/** Options of a FileTable in canonical form: what the server would choose by itself is left out. */
export function fileTableProps(
  table: string | undefined,
  directory: string | undefined,
  collation: string | undefined,
  context: ReadContext,
): FileTable {
  const ownName = directory === undefined || directory.toLowerCase() === table?.toLowerCase();
  const written = collation?.toLowerCase();
  const ownCollation =
    written === undefined || written === 'database_default' || written === context.collation.toLowerCase();
  return { ...(!ownName && { directory }), ...(!ownCollation && { fileNameCollation: collation }) };
}

export const fileTableViews = { 'sys.filetables': ['object_id', 'directory_name', 'filename_collation_name'] };
