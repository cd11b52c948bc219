import type { ColumnDefinition, CreateTable, DataType } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { findOption } from '../options.ts';

/** The columns that every FileTable has (documentation: FileTable schema). */
const columns: readonly (readonly [name: string, type: DataType, nullable: boolean])[] = [
  ['stream_id', { name: 'uniqueidentifier' }, false],
  ['file_stream', { name: 'varbinary', length: 'max' }, true],
  ['name', { name: 'nvarchar', length: 255 }, false],
  ['path_locator', { name: 'hierarchyid' }, false],
  ['parent_path_locator', { name: 'hierarchyid' }, true],
  ['file_type', { name: 'nvarchar', length: 255 }, true],
  ['cached_file_size', { name: 'bigint' }, true],
  ['creation_time', { name: 'datetimeoffset', length: 7 }, false],
  ['last_write_time', { name: 'datetimeoffset', length: 7 }, false],
  ['last_access_time', { name: 'datetimeoffset', length: 7 }, true],
  ['is_directory', { name: 'bit' }, false],
  ['is_offline', { name: 'bit' }, false],
  ['is_hidden', { name: 'bit' }, false],
  ['is_readonly', { name: 'bit' }, false],
  ['is_archive', { name: 'bit' }, false],
  ['is_system', { name: 'bit' }, false],
  ['is_temporary', { name: 'bit' }, false],
];

export function fileTableColumns(): ColumnDefinition[] {
  return columns.map(([name, type, nullable]) => ({
    name,
    type,
    nullable,
    rowGuidCol: name === 'stream_id',
    sparse: false,
    columnSet: false,
    fileStream: name === 'file_stream',
    hidden: false,
    constraints: [],
    start: 0,
    end: 0,
  }));
}

/** The row of sys.filetables. The constraints that the server adds by itself are not kept: they cannot be changed. */
export function addFileTable(c: Context, id: number, name: string, statement: CreateTable): void {
  const text = (option: string): string | undefined =>
    findOption(statement.options, option)
      ?.value?.replace(/^N?'|'$/g, '')
      .replaceAll("''", "'");
  c.catalog.fileTables.set(id, {
    object_id: id,
    is_enabled: true,
    directory_name: text('FILETABLE_DIRECTORY') ?? name,
    filename_collation_id: 0,
    filename_collation_name: text('FILETABLE_COLLATE_FILENAME') ?? c.catalog.collation,
  });
}
