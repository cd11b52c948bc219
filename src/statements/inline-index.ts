import type { Cursor } from '../syntax/cursor.ts';
import { readKeyColumns } from './constraints.ts';
import { readCondition } from './extent.ts';
import { readIdentifier, readLooseName, readNameList } from './names.ts';
import { readBareOptions, readDataSpace, readOptions } from './options.ts';
import type { InlineIndex } from './tree/index.ts';

type Kind = Pick<InlineIndex, 'unique' | 'clustered' | 'columnstore'>;
type Rest = Pick<InlineIndex, 'include' | 'order' | 'where' | 'options' | 'dataSpace' | 'fileStreamOn'>;

/**
 * INDEX name [ UNIQUE ] [ CLUSTERED | NONCLUSTERED ] [ HASH | COLUMNSTORE ] [ ( column [ ,… ] ) ] rest, inside
 * CREATE TABLE and CREATE TYPE.
 */
export function readInlineIndex(c: Cursor): InlineIndex {
  const start = c.start();
  c.expect('INDEX');
  const name = readIdentifier(c);
  const kind = readIndexKind(c);
  const hash = c.accept('HASH');
  const columns = c.at('(') ? readKeyColumns(c) : [];
  const rest = readIndexRest(c);
  return { name, ...kind, hash, columns, ...rest, start, end: c.end(-1) };
}

/** [ UNIQUE ] [ CLUSTERED | NONCLUSTERED ] [ COLUMNSTORE ] */
export function readIndexKind(c: Cursor): Kind {
  const unique = c.accept('UNIQUE');
  const clustered = c.accept('CLUSTERED') ? true : c.accept('NONCLUSTERED') ? false : undefined;
  const columnstore = c.accept('COLUMNSTORE');
  return { unique, ...(clustered === undefined ? {} : { clustered }), columnstore };
}

/**
 * [ INCLUDE ( … ) ] [ ORDER ( … ) ] [ WHERE condition ] [ WITH … ] [ ON data_space ] [ FILESTREAM_ON data_space ], in
 * any order, as the server takes them.
 */
export function readIndexRest(c: Cursor): Rest {
  const rest: { -readonly [K in keyof Rest]: Rest[K] } = { include: [], order: [], options: [] };
  for (;;) {
    if (c.accept('INCLUDE')) rest.include = readNameList(c);
    else if (c.accept('ORDER')) rest.order = readKeyColumns(c).map((column) => column.name);
    else if (c.accept('WHERE')) rest.where = readCondition(c);
    else if (c.at('WITH', '(')) {
      c.advance();
      rest.options = readOptions(c);
    } else if (c.accept('WITH')) rest.options = readBareOptions(c);
    else if (c.accept('ON')) rest.dataSpace = readDataSpace(c);
    else if (c.accept('FILESTREAM_ON')) rest.fileStreamOn = readLooseName(c);
    else return rest;
  }
}
