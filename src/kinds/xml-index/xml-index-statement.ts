import { readDataType } from '../../statements/data-type.ts';
import type { SourceText, StatementOf } from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import { compact, flag } from '../columns/compact.ts';
import { modelTypeOf } from '../columns/model-type.ts';
import { twoParts } from '../constraint-statement.ts';
import type { BuildContext } from '../kind.ts';
import { indexOptionsOf } from '../storage/index-options.ts';
import { orAbsent } from '../table-type/table-type-object.ts';
import { xmlIndexObject } from './xml-index-object.ts';
import type { XmlIndexProps, XmlNamespace, XmlPath } from './xml-index-props.ts';

/** CREATE [ PRIMARY | SELECTIVE ] XML INDEX. */
export function buildXmlIndex(statement: StatementOf<'createXmlIndex'>, context: BuildContext): void {
  const { fillFactor, padIndex, noRowLocks, noPageLocks, xmlCompression } = indexOptionsOf(statement.options);
  const selective = statement.selective && statement.using === undefined;
  const paths = statement.paths;
  const props = compact<XmlIndexProps>({
    column: statement.column,
    primary: flag(statement.primary),
    selective: flag(selective),
    using: statement.using,
    secondary: statement.secondary,
    path: paths && !selective ? cursorOf(paths).name() : undefined,
    paths: paths && selective ? orAbsent(readPaths(cursorOf(paths), context)) : undefined,
    namespaces: statement.namespaces && orAbsent(readNamespaces(cursorOf(statement.namespaces))),
    fillFactor,
    padIndex,
    noRowLocks,
    noPageLocks,
    xmlCompression,
  });
  const origin = { file: context.file, start: statement.start, end: statement.end };
  context.add(xmlIndexObject({ table: twoParts(statement.on, context), name: statement.name, origin }, props, context));
}

/** The text with or without its parentheses. */
function cursorOf(source: SourceText): Cursor {
  const cursor = new Cursor(lex(source.text, ''));
  cursor.accept('(');
  return cursor;
}

/** path ::= name = 'path' [ AS XQUERY [ 'type' ] [ MAXLENGTH ( n ) ] | AS SQL type ] [ SINGLETON ], [ ,… ] */
function readPaths(c: Cursor, context: BuildContext): XmlPath[] {
  const paths: XmlPath[] = [];
  do {
    const path: { -readonly [K in keyof XmlPath]: XmlPath[K] } = { name: c.name(), path: '' };
    c.expect('=');
    path.path = c.string();
    if (c.accept('AS', 'SQL')) path.type = modelTypeOf(readDataType(c), context.defaultSchema);
    else if (c.accept('AS', 'XQUERY')) {
      if (c.atString()) path.xquery = c.string();
      if (c.accept('MAXLENGTH', '(')) {
        path.maxLength = Number(c.raw());
        c.advance();
        c.expect(')');
      }
    }
    if (c.accept('SINGLETON')) path.singleton = true;
    paths.push(path);
  } while (c.accept(','));
  return paths;
}

/** namespace ::= 'uri' AS prefix | DEFAULT 'uri', [ ,… ] */
function readNamespaces(c: Cursor): XmlNamespace[] {
  const namespaces: XmlNamespace[] = [];
  do {
    if (c.accept('DEFAULT')) namespaces.push({ name: '', uri: c.string() });
    else {
      const uri = c.string();
      c.expect('AS');
      namespaces.push({ name: c.name(), uri });
    }
  } while (c.accept(','));
  return namespaces;
}
