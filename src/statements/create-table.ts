import type { Cursor } from '../syntax/cursor.ts';
import { readLooseName, readObjectName } from './names.ts';
import { readDataSpace, readOptions, readWithOptions } from './options.ts';
import { readTableElements } from './table-elements.ts';
import type { CreateTable, CreateTableType, ObjectName } from './tree/index.ts';

/**
 * CREATE TABLE name [ AS FILETABLE ] [ ( element [ ,… ] ) ] [ AS { NODE | EDGE } ] [ ON data_space ]
 *   [ TEXTIMAGE_ON file_group ] [ FILESTREAM_ON data_space ] [ WITH ( options ) ], the cursor behind TABLE.
 */
export function parseCreateTable(c: Cursor): CreateTable {
  const name = readObjectName(c);
  const table: { -readonly [K in keyof CreateTable]: CreateTable[K] } = {
    kind: 'createTable',
    name,
    columns: [],
    constraints: [],
    indexes: [],
    options: [],
  };
  if (c.accept('AS', 'FILETABLE')) table.fileTable = true;
  if (c.at('(')) Object.assign(table, readTableElements(c));
  else if (!table.fileTable && !c.at('AS', 'EDGE')) c.fail("'(' expected");
  for (;;) {
    if (c.accept('AS', 'NODE')) table.graph = 'node';
    else if (c.accept('AS', 'EDGE')) table.graph = 'edge';
    else if (c.accept('ON')) table.dataSpace = readDataSpace(c);
    else if (c.accept('TEXTIMAGE_ON')) table.textImageOn = readLooseName(c);
    else if (c.accept('FILESTREAM_ON')) table.fileStreamOn = readLooseName(c);
    else if (c.at('WITH', '(')) {
      c.advance();
      table.options = readOptions(c);
    } else return table;
  }
}

/** CREATE TYPE name AS TABLE ( element [ ,… ] ) [ WITH ( options ) ], the cursor behind TABLE. */
export function parseTableType(c: Cursor, name: ObjectName): CreateTableType {
  const { columns, constraints, indexes } = readTableElements(c);
  return { kind: 'createTableType', name, columns, constraints, indexes, options: readWithOptions(c) };
}
