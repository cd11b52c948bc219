import type { Cursor } from '../syntax/cursor.ts';
import { readParenthesized } from './extent.ts';
import { readIdentifier, readLooseName, readNameList, readObjectName } from './names.ts';
import { readWithOptions } from './options.ts';
import type {
  CreateJsonIndex,
  CreateSpatialIndex,
  CreateVectorIndex,
  CreateXmlIndex,
  ObjectName,
} from './tree/index.ts';

/**
 * CREATE { [ PRIMARY ] XML | SELECTIVE XML } INDEX name ON table ( column )
 *   [ USING XML INDEX name [ FOR { VALUE | PATH | PROPERTY | ( path ) } ] ]
 *   [ WITH XMLNAMESPACES ( … ) ] [ FOR ( path [ ,… ] ) ] [ WITH ( options ) ], the cursor behind CREATE.
 */
export function parseCreateXmlIndex(c: Cursor): CreateXmlIndex {
  const primary = c.accept('PRIMARY');
  const selective = c.accept('SELECTIVE');
  c.expect('XML', 'INDEX');
  const index: { -readonly [K in keyof CreateXmlIndex]: CreateXmlIndex[K] } = {
    kind: 'createXmlIndex',
    ...readTarget(c),
    primary,
    selective,
    options: [],
  };
  if (c.accept('USING', 'XML', 'INDEX')) index.using = readIdentifier(c);
  if (c.accept('WITH', 'XMLNAMESPACES')) index.namespaces = readParenthesized(c);
  if (c.accept('FOR')) {
    if (c.at('(')) index.paths = readParenthesized(c);
    else if (c.accept('VALUE')) index.secondary = 'VALUE';
    else if (c.accept('PATH')) index.secondary = 'PATH';
    else if (c.accept('PROPERTY')) index.secondary = 'PROPERTY';
    else c.fail("'VALUE', 'PATH' or 'PROPERTY' expected");
  }
  index.options = readWithOptions(c);
  return index;
}

/** CREATE SPATIAL INDEX name ON table ( column ) [ USING grid ] [ WITH ( options ) ] [ ON file_group ] */
export function parseCreateSpatialIndex(c: Cursor): CreateSpatialIndex {
  c.expect('SPATIAL', 'INDEX');
  const target = readTarget(c);
  const using = c.accept('USING') ? c.name().toUpperCase() : undefined;
  const options = readWithOptions(c);
  const dataSpace = c.accept('ON') ? readLooseName(c) : undefined;
  return {
    kind: 'createSpatialIndex',
    ...target,
    ...(using === undefined ? {} : { using }),
    options,
    ...(dataSpace === undefined ? {} : { dataSpace }),
  };
}

/** CREATE JSON INDEX name ON table ( column ) [ FOR ( path [ ,… ] ) ] [ WITH ( options ) ] [ ON file_group ] */
export function parseCreateJsonIndex(c: Cursor): CreateJsonIndex {
  c.expect('JSON', 'INDEX');
  const target = readTarget(c);
  const paths = c.accept('FOR') ? readParenthesized(c) : undefined;
  const options = readWithOptions(c);
  const dataSpace = c.accept('ON') ? readLooseName(c) : undefined;
  return {
    kind: 'createJsonIndex',
    ...target,
    ...(paths ? { paths } : {}),
    options,
    ...(dataSpace === undefined ? {} : { dataSpace }),
  };
}

/** CREATE VECTOR INDEX name ON table ( column ) [ WITH ( options ) ] [ ON file_group ] */
export function parseCreateVectorIndex(c: Cursor): CreateVectorIndex {
  c.expect('VECTOR', 'INDEX');
  const target = readTarget(c);
  const options = readWithOptions(c);
  const dataSpace = c.accept('ON') ? readLooseName(c) : undefined;
  return { kind: 'createVectorIndex', ...target, options, ...(dataSpace === undefined ? {} : { dataSpace }) };
}

/** name ON table ( column ) */
function readTarget(c: Cursor): { readonly name: string; readonly on: ObjectName; readonly column: string } {
  const name = readIdentifier(c);
  c.expect('ON');
  const on = readObjectName(c);
  const columns = readNameList(c);
  if (columns.length !== 1) c.fail('one column expected');
  return { name, on, column: columns[0] ?? '' };
}
