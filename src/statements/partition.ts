import type { Cursor } from '../syntax/cursor.ts';
import { readDataType } from './data-type.ts';
import { readExpressionList, readParenthesized } from './extent.ts';
import { atIdentifier, readIdentifier, readLooseName } from './names.ts';
import type {
  AlterPartitionFunction,
  AlterPartitionScheme,
  CreatePartitionFunction,
  CreatePartitionScheme,
} from './tree/index.ts';

/**
 * CREATE PARTITION FUNCTION name ( type [ COLLATE name ] ) AS RANGE [ LEFT | RIGHT ] FOR VALUES ( [ value [ ,… ] ] ),
 * the cursor behind FUNCTION. LEFT when neither is written.
 */
export function parseCreatePartitionFunction(c: Cursor): CreatePartitionFunction {
  const name = readIdentifier(c);
  c.expect('(');
  const type = readDataType(c);
  const collation = c.accept('COLLATE') ? c.name() : undefined;
  c.expect(')', 'AS', 'RANGE');
  const right = c.accept('RIGHT');
  if (!right) c.accept('LEFT');
  c.expect('FOR', 'VALUES');
  return {
    kind: 'createPartitionFunction',
    name,
    type,
    ...(collation === undefined ? {} : { collation }),
    range: right ? 'RIGHT' : 'LEFT',
    values: readExpressionList(c),
  };
}

/** ALTER PARTITION FUNCTION name ( ) { SPLIT | MERGE } [ RANGE [ ( value ) ] ], the cursor behind FUNCTION. */
export function parseAlterPartitionFunction(c: Cursor): AlterPartitionFunction {
  const name = readIdentifier(c);
  c.expect('(', ')');
  const change = c.accept('SPLIT') ? 'SPLIT' : c.accept('MERGE') ? 'MERGE' : c.fail("'SPLIT' or 'MERGE' expected");
  c.accept('RANGE');
  if (!c.at('(')) return { kind: 'alterPartitionFunction', name, change };
  return { kind: 'alterPartitionFunction', name, change, value: readParenthesized(c) };
}

/** CREATE PARTITION SCHEME name AS PARTITION function [ ALL ] TO ( file_group [ ,… ] ), the cursor behind SCHEME. */
export function parseCreatePartitionScheme(c: Cursor): CreatePartitionScheme {
  const name = readIdentifier(c);
  c.expect('AS', 'PARTITION');
  const partitionFunction = readIdentifier(c);
  const all = c.accept('ALL');
  c.expect('TO', '(');
  const fileGroups: string[] = [];
  do fileGroups.push(readLooseName(c));
  while (c.accept(','));
  c.expect(')');
  return { kind: 'createPartitionScheme', name, function: partitionFunction, all, fileGroups };
}

/** ALTER PARTITION SCHEME name NEXT USED [ file_group ], the cursor behind SCHEME. */
export function parseAlterPartitionScheme(c: Cursor): AlterPartitionScheme {
  const name = readIdentifier(c);
  c.expect('NEXT', 'USED');
  if (!atIdentifier(c) && !c.atString()) return { kind: 'alterPartitionScheme', name };
  return { kind: 'alterPartitionScheme', name, nextUsed: readLooseName(c) };
}
