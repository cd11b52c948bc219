import type { Cursor } from '../syntax/cursor.ts';
import { readObjectName } from './names.ts';
import { readWithOptions } from './options.ts';
import type { DropIndex, DropStatistics, ObjectName } from './tree/index.ts';

/** DROP INDEX [ IF EXISTS ] { name ON table [ WITH ( options ) ] | table . name } [ ,… ], the cursor behind INDEX. */
export function parseDropIndex(c: Cursor): DropIndex {
  const ifExists = c.accept('IF', 'EXISTS');
  const items: DropIndex['items'][number][] = [];
  do {
    const name = readObjectName(c);
    if (c.accept('ON')) {
      if (name.parts.length > 1) c.fail('an index name of one part expected');
      items.push({ name: name.parts[0] ?? '', on: readObjectName(c), options: readWithOptions(c) });
    } else {
      items.push({ ...splitLast(c, name), options: readWithOptions(c) });
    }
  } while (c.accept(','));
  return { kind: 'dropIndex', ifExists, items };
}

/** DROP STATISTICS table . name [ ,… ], the cursor behind STATISTICS. */
export function parseDropStatistics(c: Cursor): DropStatistics {
  const items: DropStatistics['items'][number][] = [];
  do items.push(splitLast(c, readObjectName(c)));
  while (c.accept(','));
  return { kind: 'dropStatistics', items };
}

function splitLast(c: Cursor, name: ObjectName): { readonly name: string; readonly on: ObjectName } {
  if (name.parts.length < 2) c.fail("'ON' expected");
  return {
    name: name.parts.at(-1) ?? '',
    on: { parts: name.parts.slice(0, -1), start: name.start, end: name.end },
  };
}
