import type {
  AlterFullTextCatalog,
  AlterFullTextIndex,
  CreateFullTextCatalog,
  CreateFullTextIndex,
  CreateFullTextStoplist,
  ObjectName,
} from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { defaultFullTextLanguage, fullTextLanguage } from '../../syntax/full-text-languages.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Context } from '../context.ts';
import { dotted, findObject } from '../names.ts';
import { findOption, optionValue } from '../options.ts';
import type { FullTextIndexRow } from '../rows/index-rows.ts';
import { fixedDate } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { placementOf } from './data-spaces.ts';
import { principalId } from './principals.ts';

/** CREATE FULLTEXT CATALOG. Errors 7642, 15151. */
export function createFullTextCatalog(c: Context, statement: CreateFullTextCatalog): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  if (catalog.fullTextCatalogs.has(key)) refuse(7642, statement.name);
  const owner =
    statement.authorization === undefined ? 1 : catalog.principalNames.get(catalog.fold(statement.authorization));
  if (owner === undefined) return refuse(15151, 'find', 'user', statement.authorization ?? '');
  if (statement.asDefault) clearDefault(c);
  catalog.fullTextCatalogs.set(key, {
    fulltext_catalog_id: catalog.next('fullTextCatalog', 5),
    name: statement.name,
    path: null,
    is_default: statement.asDefault,
    is_accent_sensitivity_on: statement.accentSensitivity ?? /_AS/i.test(catalog.collation),
    data_space_id: null,
    file_id: null,
    principal_id: owner,
    is_importing: false,
  });
}

function clearDefault(c: Context): void {
  for (const row of [...c.catalog.fullTextCatalogs.values()]) {
    if (row.is_default) c.catalog.fullTextCatalogs.set(c.catalog.fold(row.name), { ...row, is_default: false });
  }
}

/** ALTER FULLTEXT CATALOG. Error 7641. */
export function alterFullTextCatalog(c: Context, statement: AlterFullTextCatalog): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  const row = catalog.fullTextCatalogs.get(key) ?? refuse(7641, statement.name, c.databaseName);
  if (statement.change === 'AS DEFAULT') {
    clearDefault(c);
    catalog.fullTextCatalogs.set(key, { ...row, is_default: true });
  } else if (statement.accentSensitivity !== undefined) {
    catalog.fullTextCatalogs.set(key, { ...row, is_accent_sensitivity_on: statement.accentSensitivity });
  }
}

/** DROP FULLTEXT CATALOG. Errors 7641, 7668. */
export function dropFullTextCatalog(c: Context, name: string): void {
  const { catalog } = c;
  const key = catalog.fold(name);
  const row = catalog.fullTextCatalogs.get(key) ?? refuse(7641, name, c.databaseName);
  for (const index of catalog.fullTextIndexes.values())
    if (index.fulltext_catalog_id === row.fulltext_catalog_id) refuse(7668, name);
  catalog.fullTextCatalogs.delete(key);
  catalog.permissions.deleteGroup(securable(23, row.fulltext_catalog_id));
}

/** CREATE FULLTEXT STOPLIST. */
export function createStoplist(c: Context, statement: CreateFullTextStoplist): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  if (catalog.stoplists.has(key)) refuse(2714, statement.name);
  catalog.stoplists.set(key, {
    stoplist_id: catalog.next('stoplist', 5),
    name: statement.name,
    create_date: fixedDate,
    modify_date: fixedDate,
    principal_id: principalId(c, statement.authorization ?? 'dbo') ?? 1,
  });
}

export function dropStoplist(c: Context, name: string): void {
  const key = c.catalog.fold(name);
  if (!c.catalog.stoplists.has(key)) refuse(15151, 'drop', 'fulltext stoplist', name);
  c.catalog.stoplists.delete(key);
}

const tracking: Readonly<Record<string, readonly [string, string]>> = {
  AUTO: ['A', 'AUTO'],
  MANUAL: ['M', 'MANUAL'],
  OFF: ['O', 'OFF'],
};

/** CREATE FULLTEXT INDEX. Errors 7652 (second), 7653 (key), 9967 (no default catalog), 7641, 1911, 7670 (column type). */
export function createFullTextIndex(c: Context, statement: CreateFullTextIndex): void {
  const { catalog } = c;
  const target = findObject(c, statement.on) ?? refuse(1088, dotted(statement.on));
  const id = target.object_id;
  if (catalog.fullTextIndexes.has(id)) refuse(7652, dotted(statement.on));
  const index = catalog.indexNamed(id, statement.keyIndex);
  const keys = index ? catalog.columnsOfIndex(id, index.index_id).filter((row) => row.key_ordinal > 0) : [];
  const key = keys[0] && catalog.columns.get(id, keys[0].column_id);
  if (!index?.is_unique || keys.length !== 1 || !key || key.is_nullable || index.has_filter)
    refuse(7653, statement.keyIndex);
  const option = (name: string) => optionValue(statement.options, name);
  const track = (option('CHANGE_TRACKING') ?? 'AUTO').replace(/,.*$/, '').trim();
  const [state, description] = tracking[track] ?? ['A', 'AUTO'];
  const space = statement.fileGroup === undefined ? 1 : placementOf(c, { name: statement.fileGroup }).id;
  catalog.fullTextIndexes.set(id, {
    object_id: id,
    unique_index_id: index.index_id,
    index_version: 2,
    fulltext_catalog_id: catalogId(c, statement.catalog),
    is_enabled: true,
    change_tracking_state: state,
    change_tracking_state_desc: description,
    has_crawl_completed: true,
    crawl_type: 'F',
    crawl_type_desc: 'FULL_CRAWL',
    crawl_start_date: null,
    crawl_end_date: null,
    incremental_timestamp: null,
    stoplist_id: stoplistId(c, findOption(statement.options, 'STOPLIST')?.value),
    property_list_id: propertyListId(c, findOption(statement.options, 'SEARCH PROPERTY LIST')?.value),
    data_space_id: space,
  });
  for (const column of statement.columns) addFullTextColumn(c, id, column);
}

const textTypes = new Set([34, 35, 99, 165, 167, 175, 231, 239, 241]);

function addFullTextColumn(c: Context, id: number, column: CreateFullTextIndex['columns'][number]): void {
  const { catalog } = c;
  const row = catalog.column(id, column.name) ?? refuse(1911, column.name);
  if (!textTypes.has(row.system_type_id) && !row.is_computed) refuse(7670, column.name);
  const type =
    column.typeColumn === undefined
      ? null
      : (catalog.column(id, column.typeColumn) ?? refuse(1911, column.typeColumn)).column_id;
  catalog.fullTextColumns.set(id, row.column_id, {
    object_id: id,
    column_id: row.column_id,
    type_column_id: type,
    language_id:
      column.language === undefined
        ? defaultFullTextLanguage
        : (fullTextLanguage(column.language) ?? refuse(7696, column.language)),
    statistical_semantics: column.statisticalSemantics ? 1 : 0,
  });
}

function catalogId(c: Context, name: string | undefined): number {
  if (name !== undefined) {
    return (c.catalog.fullTextCatalogs.get(c.catalog.fold(name)) ?? refuse(7641, name, c.databaseName))
      .fulltext_catalog_id;
  }
  for (const row of c.catalog.fullTextCatalogs.values()) if (row.is_default) return row.fulltext_catalog_id;
  return refuse(9967, c.databaseName);
}

/** null OFF, 0 the system's list, otherwise a list of the database. Error 15151. */
function stoplistId(c: Context, written: string | undefined): number | null {
  const name = plainName(written);
  if (name === undefined || /^SYSTEM$/i.test(name)) return 0;
  if (/^OFF$/i.test(name)) return null;
  return (c.catalog.stoplists.get(c.catalog.fold(name)) ?? refuse(15151, 'find', 'fulltext stoplist', name))
    .stoplist_id;
}

/** Error 15151. */
function propertyListId(c: Context, written: string | undefined): number | null {
  const name = plainName(written);
  if (name === undefined || /^OFF$/i.test(name)) return null;
  const row = c.catalog.propertyLists.get(c.catalog.fold(name)) ?? refuse(15151, 'find', 'search property list', name);
  return row.property_list_id;
}

const plainName = (written: string | undefined): string | undefined =>
  written?.startsWith('[') ? written.slice(1, -1).replaceAll(']]', ']') : written;

/** ALTER FULLTEXT INDEX. Errors 7601's like 1088, 7677 (column not in it). */
export function alterFullTextIndex(c: Context, statement: AlterFullTextIndex): void {
  const { catalog } = c;
  const target = findObject(c, statement.on) ?? refuse(1088, dotted(statement.on));
  const id = target.object_id;
  const index = catalog.fullTextIndexes.get(id) ?? refuse(7601, 'table or indexed view', dotted(statement.on));
  const tokens = lex(statement.change.text, '');
  const cursor = new Cursor(tokens, 0, tokens.kinds.length - 1);
  const put = (change: Partial<FullTextIndexRow>) => catalog.fullTextIndexes.set(id, { ...index, ...change });
  if (cursor.accept('ENABLE')) put({ is_enabled: true });
  else if (cursor.accept('DISABLE')) put({ is_enabled: false });
  else if (cursor.accept('SET', 'CHANGE_TRACKING')) {
    cursor.accept('=');
    const [state, description] = tracking[cursor.upper()] ?? ['A', 'AUTO'];
    put({ change_tracking_state: state, change_tracking_state_desc: description });
  } else if (cursor.accept('SET', 'STOPLIST')) {
    cursor.accept('=');
    put({ stoplist_id: stoplistId(c, cursor.raw()) });
  } else if (cursor.accept('SET', 'SEARCH', 'PROPERTY', 'LIST')) {
    cursor.accept('=');
    put({ property_list_id: propertyListId(c, cursor.raw()) });
  } else if (cursor.accept('ALTER', 'COLUMN')) {
    const name = cursor.name();
    const column = catalog.column(id, name);
    const row = column && catalog.fullTextColumns.get(id, column.column_id);
    if (!row) return refuse(7677, name);
    catalog.fullTextColumns.set(id, row.column_id, { ...row, statistical_semantics: cursor.at('ADD') ? 1 : 0 });
  } else if (cursor.accept('ADD', '(')) {
    do addFullTextColumn(c, id, readColumn(cursor));
    while (cursor.accept(','));
  } else if (cursor.accept('DROP', '(')) {
    do {
      const name = cursor.name();
      const column = catalog.column(id, name);
      if (!column || !catalog.fullTextColumns.has(id, column.column_id)) refuse(7677, name);
      catalog.fullTextColumns.delete(id, column.column_id);
    } while (cursor.accept(','));
  }
  if (cursor.accept('ALTER', 'COLUMN')) setSemantics(c, id, cursor);
  // START, STOP, PAUSE and RESUME POPULATION change no definition.
}

/** column { ADD | DROP } STATISTICAL_SEMANTICS. Error 7677 for a column that is not in the index. */
function setSemantics(c: Context, id: number, cursor: Cursor): void {
  const name = cursor.name();
  const column = c.catalog.column(id, name);
  const row = column && c.catalog.fullTextColumns.get(id, column.column_id);
  if (!row) return refuse(7677, name);
  const semantics = cursor.accept('ADD') ? 1 : 0;
  c.catalog.fullTextColumns.set(id, row.column_id, { ...row, statistical_semantics: semantics });
}

function readColumn(cursor: Cursor): CreateFullTextIndex['columns'][number] {
  const name = cursor.name();
  let typeColumn: string | undefined;
  let language: string | undefined;
  if (cursor.accept('TYPE', 'COLUMN')) typeColumn = cursor.name();
  if (cursor.accept('LANGUAGE')) {
    language = cursor.atString() ? cursor.string() : cursor.raw();
    if (!cursor.atAny(',', ')')) cursor.advance();
  }
  const statisticalSemantics = cursor.accept('STATISTICAL_SEMANTICS');
  return {
    name,
    statisticalSemantics,
    ...(typeColumn !== undefined && { typeColumn }),
    ...(language !== undefined && { language }),
  };
}

/** DROP FULLTEXT INDEX ON table. */
export function dropFullTextIndex(c: Context, name: ObjectName): void {
  const target = findObject(c, name) ?? refuse(1088, dotted(name));
  if (!c.catalog.fullTextIndexes.has(target.object_id)) refuse(7601, 'table or indexed view', dotted(name));
  c.catalog.fullTextIndexes.delete(target.object_id);
  c.catalog.fullTextColumns.deleteGroup(target.object_id);
}
