import type { Cursor } from '../syntax/cursor.ts';
import { readIdentifier, readLooseName, readObjectName } from './names.ts';
import { readOptions } from './options.ts';
import { restOfStatement } from './statement-start.ts';
import type {
  AlterFullTextCatalog,
  AlterFullTextIndex,
  CreateFullTextCatalog,
  CreateFullTextIndex,
  CreateFullTextStoplist,
  Option,
} from './tree/index.ts';

type Column = CreateFullTextIndex['columns'][number];

/**
 * CREATE FULLTEXT INDEX ON table [ ( column [ ,… ] ) ] KEY INDEX name
 *   [ ON { catalog | ( { catalog | FILEGROUP name } [ ,… ] ) } ] [ WITH [ ( ] option [ ,… ] [ ) ] ], behind INDEX.
 */
export function parseCreateFullTextIndex(c: Cursor): CreateFullTextIndex {
  c.expect('ON');
  const on = readObjectName(c);
  const columns: Column[] = [];
  if (c.accept('(')) {
    do columns.push(readColumn(c));
    while (c.accept(','));
    c.expect(')');
  }
  c.expect('KEY', 'INDEX');
  const index: { -readonly [K in keyof CreateFullTextIndex]: CreateFullTextIndex[K] } = {
    kind: 'createFullTextIndex',
    on,
    columns,
    keyIndex: readIdentifier(c),
    options: [],
  };
  if (c.accept('ON')) {
    const listed = c.accept('(');
    do {
      if (c.accept('FILEGROUP')) index.fileGroup = readLooseName(c);
      else index.catalog = readLooseName(c);
    } while (listed && c.accept(','));
    if (listed) c.expect(')');
  }
  if (c.accept('WITH')) index.options = c.at('(') ? readFullTextOptions(readOptions(c)) : readBareFullTextOptions(c);
  return index;
}

/** column [ TYPE COLUMN name ] [ LANGUAGE { number | 'name' } ] [ STATISTICAL_SEMANTICS ] */
function readColumn(c: Cursor): Column {
  const name = readIdentifier(c);
  const typeColumn = c.accept('TYPE', 'COLUMN') ? readIdentifier(c) : undefined;
  let language: string | undefined;
  if (c.accept('LANGUAGE')) {
    language = c.raw();
    c.advance();
  }
  return {
    name,
    ...(typeColumn === undefined ? {} : { typeColumn }),
    ...(language === undefined ? {} : { language }),
    statisticalSemantics: c.accept('STATISTICAL_SEMANTICS'),
  };
}

/** Inside parentheses the `=` may be missing: (CHANGE_TRACKING AUTO, STOPLIST SYSTEM). */
function readFullTextOptions(options: readonly Option[]): Option[] {
  return options.map((option) => {
    const found = /^(CHANGE_TRACKING|STOPLIST|SEARCH PROPERTY LIST) (.+)$/.exec(option.name);
    return found ? { name: found[1] ?? '', value: found[2] ?? '' } : option;
  });
}

/** { CHANGE_TRACKING [ = ] mode [ , NO POPULATION ] | STOPLIST [ = ] name | SEARCH PROPERTY LIST [ = ] name } [ ,… ] */
function readBareFullTextOptions(c: Cursor): Option[] {
  const options: Option[] = [];
  do {
    if (c.accept('NO', 'POPULATION')) {
      options.push({ name: 'NO POPULATION' });
      continue;
    }
    const name = c.accept('CHANGE_TRACKING')
      ? 'CHANGE_TRACKING'
      : c.accept('STOPLIST')
        ? 'STOPLIST'
        : c.accept('SEARCH', 'PROPERTY', 'LIST')
          ? 'SEARCH PROPERTY LIST'
          : c.fail("'CHANGE_TRACKING', 'STOPLIST' or 'SEARCH PROPERTY LIST' expected");
    c.accept('=');
    options.push({ name, value: c.raw() });
    c.advance();
  } while (c.accept(','));
  return options;
}

/** ALTER FULLTEXT INDEX ON table change, behind INDEX. */
export function parseAlterFullTextIndex(c: Cursor): AlterFullTextIndex {
  c.expect('ON');
  const on = readObjectName(c);
  const from = c.index;
  if (c.done || c.at(';')) c.fail('a change of the full-text index expected');
  const inside = (at: Cursor): boolean =>
    at.index === from ||
    at.at('UPDATE', 'POPULATION') ||
    (at.atAny('ADD', 'DROP') && at.at(at.upper(), 'STATISTICAL_SEMANTICS'));
  return { kind: 'alterFullTextIndex', on, change: restOfStatement(c, from, inside) };
}

/**
 * CREATE FULLTEXT CATALOG name [ ON FILEGROUP name ] [ IN PATH 'path' ] [ WITH ACCENT_SENSITIVITY = { ON | OFF } ]
 *   [ AS DEFAULT ] [ AUTHORIZATION name ], behind CATALOG.
 */
export function parseCreateFullTextCatalog(c: Cursor): CreateFullTextCatalog {
  const catalog: { -readonly [K in keyof CreateFullTextCatalog]: CreateFullTextCatalog[K] } = {
    kind: 'createFullTextCatalog',
    name: readIdentifier(c),
    asDefault: false,
  };
  for (;;) {
    if (c.accept('ON', 'FILEGROUP')) catalog.fileGroup = readLooseName(c);
    else if (c.accept('IN', 'PATH')) catalog.path = c.string();
    else if (c.accept('WITH', 'ACCENT_SENSITIVITY', '=')) catalog.accentSensitivity = readOnOff(c);
    else if (c.accept('AS', 'DEFAULT')) catalog.asDefault = true;
    else if (c.accept('AUTHORIZATION')) catalog.authorization = readLooseName(c);
    else return catalog;
  }
}

/** ALTER FULLTEXT CATALOG name { REBUILD [ WITH ACCENT_SENSITIVITY = { ON | OFF } ] | REORGANIZE | AS DEFAULT } */
export function parseAlterFullTextCatalog(c: Cursor): AlterFullTextCatalog {
  const name = readIdentifier(c);
  if (c.accept('REORGANIZE')) return { kind: 'alterFullTextCatalog', name, change: 'REORGANIZE' };
  if (c.accept('AS', 'DEFAULT')) return { kind: 'alterFullTextCatalog', name, change: 'AS DEFAULT' };
  c.expect('REBUILD');
  if (!c.accept('WITH', 'ACCENT_SENSITIVITY', '=')) return { kind: 'alterFullTextCatalog', name, change: 'REBUILD' };
  return { kind: 'alterFullTextCatalog', name, change: 'REBUILD', accentSensitivity: readOnOff(c) };
}

/** CREATE FULLTEXT STOPLIST name [ FROM { SYSTEM STOPLIST | name } ] [ AUTHORIZATION name ], behind STOPLIST. */
export function parseCreateFullTextStoplist(c: Cursor): CreateFullTextStoplist {
  const name = readIdentifier(c);
  let from: string | undefined;
  if (c.accept('FROM')) {
    const start = c.index;
    if (!c.accept('SYSTEM', 'STOPLIST')) readObjectName(c);
    from = c.textFrom(start).text;
  }
  const authorization = c.accept('AUTHORIZATION') ? readLooseName(c) : undefined;
  return {
    kind: 'createFullTextStoplist',
    name,
    ...(from === undefined ? {} : { from }),
    ...(authorization === undefined ? {} : { authorization }),
  };
}

function readOnOff(c: Cursor): boolean {
  if (c.accept('ON')) return true;
  c.expect('OFF');
  return false;
}
