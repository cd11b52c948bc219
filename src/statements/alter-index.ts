import type { Cursor } from '../syntax/cursor.ts';
import { readPartition } from './alter-table.ts';
import { readIdentifier, readObjectName } from './names.ts';
import { readOptions, readWithOptions } from './options.ts';
import { restOfStatement } from './statement-start.ts';
import type { AlterIndex, OpaqueDdl } from './tree/index.ts';

/**
 * ALTER INDEX { name | ALL } ON table { { REBUILD | REORGANIZE } [ PARTITION = n ] [ WITH ( options ) ] | DISABLE
 *   | SET ( options ) | FOR ( path change [ ,… ] ) | RESUME [ WITH ( options ) ] | PAUSE | ABORT }, the cursor behind INDEX.
 */
export function parseAlterIndex(c: Cursor): AlterIndex | OpaqueDdl {
  const from = c.index - 2;
  const all = c.accept('ALL');
  const index = all ? 'ALL' : readIdentifier(c);
  c.expect('ON');
  const on = readObjectName(c);
  if (c.at('FOR', '(') || c.at('WITH', 'XMLNAMESPACES')) {
    // Of a selective XML index: ADD and REMOVE of paths.
    const name = { parts: [...on.parts, index], start: on.start, end: on.end };
    return { kind: 'opaque', verb: 'alter', class: 'INDEX', name, text: restOfStatement(c, from) };
  }
  const action = readAction(c);
  if (action === 'SET') return { kind: 'alterIndex', index, all, on, action, options: readOptions(c) };
  const partition = c.accept('PARTITION', '=') ? readPartition(c) : undefined;
  return {
    kind: 'alterIndex',
    index,
    all,
    on,
    action,
    ...(partition === undefined ? {} : { partition }),
    options: readWithOptions(c),
  };
}

function readAction(c: Cursor): AlterIndex['action'] {
  for (const action of ['REBUILD', 'REORGANIZE', 'DISABLE', 'SET', 'RESUME', 'PAUSE', 'ABORT'] as const) {
    if (c.accept(action)) return action;
  }
  return c.fail('a change of the index expected');
}
