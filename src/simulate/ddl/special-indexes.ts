import { readDataType } from '../../statements/data-type.ts';
import type {
  CreateJsonIndex,
  CreateSpatialIndex,
  CreateVectorIndex,
  CreateXmlIndex,
  Option,
} from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Context } from '../context.ts';
import { dotted, nameOf } from '../names.ts';
import { findOption, optionFlag, optionNumber, optionValue } from '../options.ts';
import type { ColumnRow } from '../rows/column-rows.ts';
import { heapRow, type IndexRow, IndexType, indexTypes, partitionRow } from '../rows/index-rows.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { refuse } from '../sql-error.ts';
import { underIndex } from '../state/catalog.ts';
import { resolveType } from '../types.ts';
import {
  applyIndexOptions,
  claimIndexName,
  compressionOn,
  nextIndexId,
  removeIndexRows,
  setIndexStats,
  xmlCompressionOn,
} from './build-index.ts';
import { indexTarget } from './create-index.ts';
import { defaultPlacement, placementOf } from './data-spaces.ts';

type Special = {
  readonly name: string;
  readonly on: CreateXmlIndex['on'];
  readonly column: string;
  readonly options: readonly Option[];
  readonly dataSpace?: string;
};

/** The table, column and id of an index on one column. Errors 1088, 1911, 1913, 6332's like: a clustered primary key is needed. */
function begin(c: Context, statement: Special, noun: string): { target: ObjectColumns; column: ColumnRow; id: number } {
  const target = indexTarget(c, statement.on);
  const column = c.catalog.column(target.object_id, statement.column) ?? refuse(1911, statement.column);
  const primary = c.catalog.indexes.get(target.object_id, 1);
  if (!primary?.is_primary_key) refuse(noun === 'XML' ? 6332 : 12008, dotted(statement.on), statement.name);
  const existing = c.catalog.indexNamed(target.object_id, statement.name);
  if (existing && optionFlag(statement.options, 'DROP_EXISTING', false)) {
    removeIndexRows(c, target.object_id, existing.index_id);
    return { target, column, id: existing.index_id };
  }
  claimIndexName(c, target.object_id, statement.name, false, nameOf(c, target));
  return { target, column, id: nextIndexId(c, target.object_id) };
}

function put(
  c: Context,
  statement: Special,
  target: ObjectColumns,
  column: ColumnRow,
  id: number,
  type: number,
): IndexRow {
  const { catalog } = c;
  const space = statement.dataSpace === undefined ? defaultPlacement(c) : placementOf(c, { name: statement.dataSpace });
  const row = applyIndexOptions(
    {
      ...heapRow(target.object_id, space.id),
      name: statement.name,
      index_id: id,
      type,
      type_desc: indexTypes[type] ?? '',
    },
    statement.options.filter((option) => option.name !== 'IGNORE_DUP_KEY'),
  );
  catalog.indexes.set(target.object_id, id, row);
  catalog.indexColumns.set(target.object_id, underIndex(id, 1), {
    object_id: target.object_id,
    index_id: id,
    index_column_id: 1,
    column_id: column.column_id,
    key_ordinal: 1,
    partition_ordinal: 0,
    is_descending_key: false,
    is_included_column: false,
    column_store_order_ordinal: 0,
    data_clustering_ordinal: 0,
  });
  const compression = compressionOn(statement.options, 1) ?? 0;
  const xml = xmlCompressionOn(statement.options, 1) ?? false;
  catalog.partitions.set(target.object_id, underIndex(id, 1), partitionRow(target.object_id, id, 1, compression, xml));
  setIndexStats(c, target.object_id, id, statement.options);
  return row;
}

const secondaries = { VALUE: ['V', 'VALUE'], PATH: ['P', 'PATH'], PROPERTY: ['R', 'PROPERTY'] } as const;

/** CREATE XML INDEX and SELECTIVE XML INDEX. Errors 6332, 6341 (not an XML column), 6343 (no primary XML index). */
export function createXmlIndex(c: Context, statement: CreateXmlIndex): void {
  const { catalog } = c;
  const { target, column, id } = begin(c, statement, 'XML');
  if (column.system_type_id !== 241) refuse(1977, statement.name, dotted(statement.on), statement.column);
  const using = statement.using === undefined ? undefined : catalog.indexNamed(target.object_id, statement.using);
  const base = using && catalog.xmlIndexes.get(target.object_id, using.index_id);
  if (statement.using !== undefined && (!using || !base)) refuse(6391, statement.using, dotted(statement.on));
  if (statement.primary) {
    for (const other of catalog.xmlIndexes.keysOf(target.object_id)) {
      const detail = catalog.xmlIndexes.get(target.object_id, other);
      const same = catalog.columnsOfIndex(target.object_id, other)[0]?.column_id === column.column_id;
      if (same && detail?.xml_index_type === 0) refuse(6334, column.name, dotted(statement.on));
    }
  }
  const secondarySelective = base?.xml_index_type === 2;
  const [code, description] = statement.secondary ? secondaries[statement.secondary] : [null, null];
  const type = using === undefined ? (statement.selective ? 2 : 0) : secondarySelective ? 3 : 1;
  put(c, statement, target, column, id, IndexType.xml);
  catalog.xmlIndexes.set(target.object_id, id, {
    using_xml_index_id: using?.index_id ?? null,
    secondary_type: code,
    secondary_type_desc: description,
    xml_index_type: type,
    xml_index_type_description:
      ['PRIMARY_XML', 'SECONDARY_XML', 'PRIMARY_SELECTIVE_XML', 'SECONDARY_SELECTIVE_XML'][type] ?? '',
    path_id:
      secondarySelective && using ? pathId(c, target.object_id, using.index_id, statement.paths?.text ?? '') : null,
  });
  if (statement.selective && statement.paths) addPaths(c, target.object_id, id, statement.paths.text);
  if (statement.namespaces) addNamespaces(c, target.object_id, id, statement.namespaces.text);
}

/** The promoted path that `(name)` means. Error 6391 for a name that the selective index lacks. */
function pathId(c: Context, objectId: number, indexId: number, text: string): number {
  const cursor = new Cursor(lex(text, ''));
  cursor.accept('(');
  const name = c.catalog.fold(cursor.name());
  const rows = [...c.catalog.selectivePaths.of(objectId)];
  const row = rows.find((path) => path.index_id === indexId && c.catalog.fold(String(path.name)) === name);
  return Number((row ?? refuse(6391, name, String(indexId))).path_id);
}

/** `name = '/path' [AS XQUERY 'type' | AS SQL type] [SINGLETON] , …`: what documented columns can show of it. */
function addPaths(c: Context, objectId: number, indexId: number, text: string): void {
  const pattern = /(\[(?:[^\]]|\]\])+\]|\w+)\s*=\s*N?'((?:[^']|'')*)'((?:[^,'(]|\([^)]*\)|N?'(?:[^']|'')*')*)/g;
  let id = 0;
  for (const match of text.matchAll(pattern)) {
    id += 1;
    const rest = match[3] ?? '';
    const xquery = /AS\s+XQUERY(?:\s+N?'([^']*)')?/i.exec(rest);
    const length = /MAXLENGTH\s*\(\s*(\d+)\s*\)/i.exec(rest);
    const sql = /AS\s+SQL\s+([\s\S]+)/i.exec(rest);
    const tokens = lex(sql?.[1] ?? '', '');
    const type = sql && resolveType(c, readDataType(new Cursor(tokens)), id);
    c.catalog.selectivePaths.set(objectId, underIndex(indexId, id), {
      object_id: objectId,
      index_id: indexId,
      path_id: id,
      path: (match[2] ?? '').replaceAll("''", "'"),
      name: (match[1] ?? '').replace(/^\[|\]$/g, ''),
      path_type: sql ? 1 : 0,
      path_type_desc: sql ? 'SQL' : 'XQUERY',
      xml_component_id: 0,
      xquery_type_description: xquery?.[1] ?? null,
      is_xquery_type_inferred: !xquery?.[1],
      xquery_max_length: length ? Number(length[1]) : null,
      is_xquery_max_length_inferred: !length,
      is_node: /\bnode\s*\(\s*\)/i.test(rest) || (!xquery && !sql),
      system_type_id: type?.system_type_id ?? 0,
      user_type_id: type?.user_type_id ?? 0,
      max_length: type?.max_length ?? 0,
      precision: type?.precision ?? 0,
      scale: type?.scale ?? 0,
      collation_name: type?.collation_name ?? null,
      is_singleton: /\bSINGLETON\b/i.test(rest),
    });
  }
}

function addNamespaces(c: Context, objectId: number, indexId: number, text: string): void {
  let id = 0;
  for (const match of text.matchAll(/(DEFAULT\s+)?N?'((?:[^']|'')*)'(?:\s+AS\s+(\[[^\]]+\]|\w+))?/gi)) {
    id += 1;
    c.catalog.selectiveNamespaces.set(objectId, underIndex(indexId, id), {
      object_id: objectId,
      index_id: indexId,
      is_default_uri: match[1] !== undefined,
      uri: match[2] ?? '',
      prefix: match[3]?.replace(/^\[|\]$/g, '') ?? null,
    });
  }
}

const grids: Readonly<Record<string, number>> = { LOW: 16, MEDIUM: 64, HIGH: 256 };

/** CREATE SPATIAL INDEX. Errors 12008 (no clustered primary key), 12002 (column type), 12011 (no bounding box). */
export function createSpatialIndex(c: Context, statement: CreateSpatialIndex): void {
  const { catalog } = c;
  const { target, column, id } = begin(c, statement, 'spatial');
  const geometry = column.user_type_id === 129;
  if (!geometry && column.user_type_id !== 130) refuse(12002, statement.name, dotted(statement.on), statement.column);
  const scheme = (statement.using ?? (geometry ? 'GEOMETRY_AUTO_GRID' : 'GEOGRAPHY_AUTO_GRID')).toUpperCase();
  const box = findOption(statement.options, 'BOUNDING_BOX');
  if (geometry && !box) refuse(12011, 'BOUNDING_BOX');
  put(c, statement, target, column, id, IndexType.spatial);
  catalog.spatialIndexes.set(target.object_id, id, {
    spatial_index_type: geometry ? 1 : 2,
    spatial_index_type_desc: geometry ? 'GEOMETRY' : 'GEOGRAPHY',
    tessellation_scheme: scheme,
  });
  const levels = gridLevels(statement.options, scheme.endsWith('AUTO_GRID'));
  const [xmin, ymin, xmax, ymax] = boxOf(box);
  catalog.tessellations.set(target.object_id, id, {
    object_id: target.object_id,
    index_id: id,
    tessellation_scheme: scheme,
    bounding_box_xmin: xmin,
    bounding_box_ymin: ymin,
    bounding_box_xmax: xmax,
    bounding_box_ymax: ymax,
    ...levels,
    cells_per_object:
      optionNumber(statement.options, 'CELLS_PER_OBJECT') ?? (scheme.endsWith('AUTO_GRID') ? (geometry ? 8 : 12) : 16),
  });
}

/** BOUNDING_BOX = (0, 0, 100, 100) or (XMIN = 0, YMIN = 0, …). */
function boxOf(box: Option | undefined): readonly [number | null, number | null, number | null, number | null] {
  const options = box?.options ?? [];
  if (options.length === 0) return [null, null, null, null];
  const at = (name: string, position: number): number => {
    const named = optionValue(options, name);
    return Number(named ?? options[position]?.name ?? 0);
  };
  return [at('XMIN', 0), at('YMIN', 1), at('XMAX', 2), at('YMAX', 3)];
}

/** GRIDS = (LEVEL_1 = HIGH, …) or (LOW, LOW, HIGH, MEDIUM); MEDIUM where nothing is said. */
function gridLevels(options: readonly Option[], auto: boolean) {
  const list = findOption(options, 'GRIDS')?.options ?? [];
  const at = (level: number): string | null => {
    if (auto) return null;
    const positional = list[level - 1];
    const value =
      optionValue(list, `LEVEL_${level}`) ??
      (positional && !positional.name.startsWith('LEVEL_') ? positional.name : undefined);
    return value ?? 'MEDIUM';
  };
  const number = (name: string | null) => (name === null ? null : (grids[name] ?? 64));
  const [one, two, three, four] = [at(1), at(2), at(3), at(4)];
  return {
    level_1_grid: number(one),
    level_1_grid_desc: one,
    level_2_grid: number(two),
    level_2_grid_desc: two,
    level_3_grid: number(three),
    level_3_grid_desc: three,
    level_4_grid: number(four),
    level_4_grid_desc: four,
  };
}

/** CREATE JSON INDEX and VECTOR INDEX: rows of sys.indexes; what only newer views show is kept as text. */
export function createNewIndex(c: Context, statement: CreateJsonIndex | CreateVectorIndex): void {
  const { target, column, id } = begin(c, statement, 'spatial');
  const row = put(c, statement, target, column, id, IndexType.heap);
  const json = statement.kind === 'createJsonIndex';
  c.catalog.indexes.set(target.object_id, id, { ...row, type: json ? 9 : 8, type_desc: json ? 'JSON' : 'VECTOR' });
}
