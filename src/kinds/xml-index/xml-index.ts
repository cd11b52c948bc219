import { quote, quotePath } from '../../base/names.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { isSet, noRows, numberOf, setOrAbsent, textOf } from '../columns/cells.ts';
import { typeFromRow } from '../columns/column-catalog.ts';
import { plainString } from '../columns/column-sql.ts';
import { compact } from '../columns/compact.ts';
import { typeText } from '../columns/model-type.ts';
import { hazard, rowCount } from '../hazard.ts';
import { optionDrafts } from '../index/index-alter.ts';
import { indexViews } from '../index/index-catalog.ts';
import { indexDropped, renameIndex, tableOfIndex } from '../index/index-kind.ts';
import { recreate } from '../key-constraint/key-kind.ts';
import type { AlterInput, CatalogLookup, Kind, ReadContext, Route, SettleContext } from '../kind.ts';
import { rankOf } from '../rank.ts';
import { indexOptionTexts, withOptions } from '../storage/index-options.ts';
import { internalCompression, internalViews } from '../storage/internal-compression.ts';
import { indexColumns, indexOptionsFromRow } from '../storage/storage-catalog.ts';
import { orAbsent } from '../table-type/table-type-object.ts';
import { readXmlIndex, writeXmlIndex } from './xml-index-dacpac.ts';
import { xmlIndexObject } from './xml-index-object.ts';
import { type XmlIndexProps, type XmlNamespace, type XmlPath, xmlIndexProperties } from './xml-index-props.ts';

type XmlIndex = SchemaObject<XmlIndexProps>;

/** Primary, secondary and selective XML indexes. */
export const xmlIndex: Kind<XmlIndexProps> = {
  name: 'xmlIndex',
  namespace: 'index',
  title: 'XML index',
  rank: rankOf('xmlIndex'),
  scope: 'schema',
  properties: xmlIndexProperties,
  element: (object) =>
    object.props.selective || object.props.path !== undefined ? 'SqlSelectiveXmlIndex' : 'SqlXmlIndex',
  itemName: (object) => quotePath(object.path),
  create: (object) => {
    const table = tableOfIndex(object);
    const built = hazard(
      'LOCK016',
      'warn',
      'An XML index is built: it takes long and cannot be done online.',
      rowCount(table),
    );
    const { selective } = object.props;
    // Selective XML indexes have to be switched on in each database; doing it again does nothing.
    const sql = [...(selective ? ["EXECUTE sys.sp_db_selective_xml_index NULL, N'ON';"] : []), createText(object)];
    if (object.props.disabled) sql.push(`ALTER INDEX ${quote(object.path[2] ?? '')} ON ${quotePath(table)} DISABLE;`);
    return [{ does: 'create', sql, commit: selective ? 'outside' : 'alone', hazards: [built] }];
  },
  drop: (object) => {
    const sql = [`DROP INDEX ${quote(object.path[2] ?? '')} ON ${quotePath(tableOfIndex(object))};`];
    return [{ does: 'drop', sql, hazards: [indexDropped(object)] }];
  },
  alter: alterXmlIndex,
  rename: renameIndex,
  settle: (object, context) => {
    const { origin } = object;
    const place = { table: tableOfIndex(object), name: object.path[2] ?? '', ...(origin && { origin }) };
    return xmlIndexObject(place, object.props, context, clusteredKeys(object, context));
  },
  dacpac: { reads: ['SqlXmlIndex', 'SqlSelectiveXmlIndex'], read: readXmlIndex, write: writeXmlIndex },
  catalog: {
    views: {
      ...indexViews,
      ...internalViews,
      'sys.types': ['user_type_id', 'name', 'schema_id', 'is_user_defined'],
      'sys.xml_indexes': [
        ...['object_id', 'index_id', 'name', 'fill_factor', 'is_padded', 'is_disabled', 'allow_row_locks'],
        ...['allow_page_locks', 'using_xml_index_id', 'secondary_type', 'xml_index_type', 'path_id'],
      ],
      'sys.selective_xml_index_paths': [
        ...['object_id', 'index_id', 'path_id', 'path', 'name', 'path_type', 'xquery_type_description'],
        ...['is_xquery_type_inferred', 'xquery_max_length', 'is_xquery_max_length_inferred', 'is_node'],
        ...['system_type_id', 'user_type_id', 'max_length', 'precision', 'scale', 'is_singleton'],
      ],
      'sys.selective_xml_index_namespaces': ['object_id', 'index_id', 'is_default_uri', 'uri', 'prefix'],
    },
    read: readRows,
  },
};

/** XML and spatial indexes stand on the clustered primary key of their table: it cannot be dropped under them. */
export function clusteredKeys(object: SchemaObject<unknown>, context: SettleContext): ObjectKey[] {
  return context
    .childrenOf(object.parent ?? '')
    .filter((child) => child.kind === 'primaryKey')
    .map(({ key }) => key);
}

function createText(index: XmlIndex): string {
  const { props } = index;
  const on = `ON ${quotePath(tableOfIndex(index))} (${quote(props.column)})`;
  const name = quote(index.path[2] ?? '');
  const options = withOptions(indexOptionTexts(props));
  if (props.primary) return `CREATE PRIMARY XML INDEX ${name} ${on}${options};`;
  if (props.using !== undefined) {
    const target = props.secondary ?? `(${quote(props.path ?? '')})`;
    return `CREATE XML INDEX ${name} ${on} USING XML INDEX ${quote(props.using)} FOR ${target}${options};`;
  }
  const namespaces = (props.namespaces ?? []).map(({ name: prefix, uri }) =>
    prefix === '' ? `DEFAULT ${plainString(uri)}` : `${plainString(uri)} AS ${quote(prefix)}`,
  );
  const within = namespaces.length === 0 ? '' : ` WITH XMLNAMESPACES (${namespaces.join(', ')})`;
  return `CREATE SELECTIVE XML INDEX ${name} ${on}${within} FOR (${(props.paths ?? []).map(pathText).join(', ')})${options};`;
}

function pathText(path: XmlPath): string {
  const singleton = path.singleton ? ' SINGLETON' : '';
  const start = `${quote(path.name)} = ${plainString(path.path)}`;
  if (path.type) return `${start} AS SQL ${typeText(path.type)}${singleton}`;
  const length = path.maxLength === undefined ? '' : ` MAXLENGTH(${path.maxLength})`;
  const xquery =
    path.xquery === undefined && length === ''
      ? ''
      : ` AS XQUERY${path.xquery === undefined ? '' : ` ${plainString(path.xquery)}`}`;
  return `${start}${xquery}${length}${singleton}`;
}

function alterXmlIndex(input: AlterInput<XmlIndexProps>): Route {
  const { before, after, changes } = input;
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  const options = ['fillFactor', 'padIndex', 'noRowLocks', 'noPageLocks', 'xmlCompression', 'disabled'];
  if ([...names].some((name) => !options.includes(name))) return recreate;
  const name = quote(after.path[2] ?? '');
  const table = tableOfIndex(after);
  const steps = optionDrafts({
    names,
    before: before.props,
    after: after.props,
    table,
    alter: (tail) => `ALTER INDEX ${name} ON ${quotePath(table)} ${tail}`,
    alterInMemory: () => '',
  });
  // XML indexes cannot be rebuilt online.
  return { how: 'inPlace', steps: steps.map(({ variants: _, ...step }) => step), disturbs: [] };
}

const secondaryTypes: Readonly<Record<string, XmlIndexProps['secondary']>> = { P: 'PATH', R: 'PROPERTY', V: 'VALUE' };

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly XmlIndex[] {
  return (rows.get('sys.xml_indexes') ?? noRows).flatMap((row) => {
    const id = numberOf(row.object_id);
    const owner = context.object(id);
    if (textOf(owner?.type)?.trim() !== 'U' || isSet(owner?.is_ms_shipped)) return [];
    const own = (view: string): readonly Row[] =>
      (context.group(view, 'object_id').get(id) ?? noRows).filter(
        (other) => numberOf(other.index_id) === numberOf(row.index_id),
      );
    const usingId = numberOf(row.using_xml_index_id);
    const using = (context.group('sys.xml_indexes', 'object_id').get(id) ?? noRows).find(
      (other) => usingId > 0 && numberOf(other.index_id) === usingId,
    );
    const type = numberOf(row.xml_index_type);
    const path =
      type === 3
        ? (context.group('sys.selective_xml_index_paths', 'object_id').get(id) ?? noRows).find(
            (one) => numberOf(one.index_id) === usingId && numberOf(one.path_id) === numberOf(row.path_id),
          )
        : undefined;
    const { fillFactor, padIndex, noRowLocks, noPageLocks } = indexOptionsFromRow(row, context);
    const props = compact<XmlIndexProps>({
      column: indexColumns(row, context).columns[0] ?? columnOf(row, context),
      primary: type === 0 ? true : undefined,
      selective: type === 2 ? true : undefined,
      using: textOf(using?.name),
      secondary: type === 1 ? secondaryTypes[textOf(row.secondary_type)?.trim() ?? ''] : undefined,
      path: textOf(path?.name),
      paths:
        type === 2 ? orAbsent(own('sys.selective_xml_index_paths').map((one) => pathFromRow(one, context))) : undefined,
      namespaces: orAbsent(
        own('sys.selective_xml_index_namespaces').map(
          (one): XmlNamespace => ({
            name: isSet(one.is_default_uri) ? '' : (textOf(one.prefix) ?? ''),
            uri: textOf(one.uri) ?? '',
          }),
        ),
      ),
      disabled: setOrAbsent(row.is_disabled),
      fillFactor,
      padIndex,
      noRowLocks,
      noPageLocks,
      xmlCompression: internalCompression(row, context).xmlCompression,
    });
    return [xmlIndexObject({ table: context.pathOf(id), name: textOf(row.name) ?? '' }, props, context)];
  });
}

/** An XML index has one column, which the server does not always count as a key. */
export function columnOf(row: Row, context: CatalogLookup): string {
  const id = numberOf(row.object_id);
  const column = (context.group('sys.index_columns', 'object_id').get(id) ?? noRows).find(
    (other) => numberOf(other.index_id) === numberOf(row.index_id),
  );
  return column ? context.columnName(id, numberOf(column.column_id)) : '';
}

function pathFromRow(row: Row, context: CatalogLookup): XmlPath {
  const sql = numberOf(row.path_type) === 1;
  const length = isSet(row.is_xquery_max_length_inferred) ? 0 : numberOf(row.xquery_max_length);
  const xquery = isSet(row.is_node) ? 'node()' : textOf(row.xquery_type_description);
  return compact<XmlPath>({
    name: textOf(row.name) ?? '',
    path: textOf(row.path) ?? '',
    xquery: sql || isSet(row.is_xquery_type_inferred) ? undefined : xquery,
    maxLength: !sql && length > 0 ? length : undefined,
    type: sql ? typeFromRow(row, context) : undefined,
    singleton: setOrAbsent(row.is_singleton),
  });
}
