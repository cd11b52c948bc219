import type {
  AlterPartitionFunction,
  AlterPartitionScheme,
  CreatePartitionFunction,
  CreatePartitionScheme,
} from '../../statements/tree/index.ts';
import { mapChildren } from '../../syntax/expression/map.ts';
import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Expression } from '../../syntax/expression/tree.ts';
import type { Context } from '../context.ts';
import { evaluateConstant } from '../query/constant.ts';
import { partitionRow } from '../rows/index-rows.ts';
import { dataSpaceRow, partitionFunctionRow } from '../rows/storage-rows.ts';
import { dateOf } from '../script/dates.ts';
import { refuse } from '../sql-error.ts';
import { underIndex } from '../state/catalog.ts';
import { isCharacterType, resolveType } from '../types.ts';

/** CREATE PARTITION FUNCTION. Errors 2714's like 7720 (type), 7708 duplicate boundaries. */
export function createPartitionFunction(c: Context, statement: CreatePartitionFunction, compute: Compute): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  if (catalog.partitionFunctionNames.has(key)) refuse(2714, statement.name);
  const type = resolveType(c, statement.type, 1);
  if ([34, 35, 99, 189, 240, 241].includes(type.system_type_id) || type.max_length === -1) refuse(7720);
  const id = catalog.next('partitionFunction', 65536);
  const values = statement.values.map((value) => boundary(value.text, compute));
  const sorted = sortBoundaries(values, type.system_type_id);
  sorted.forEach((value, position) => {
    if (position > 0 && sameBoundary(value, sorted[position - 1] ?? null, type.system_type_id))
      refuse(7708, position, position + 1);
  });
  catalog.partitionFunctions.set(
    id,
    partitionFunctionRow(statement.name, id, sorted.length + 1, statement.range === 'RIGHT'),
  );
  catalog.partitionFunctionNames.set(key, id);
  catalog.partitionParameters.set(id, {
    function_id: id,
    parameter_id: 1,
    system_type_id: type.system_type_id,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    collation_name: isCharacterType(type.system_type_id) ? (statement.collation ?? catalog.collation) : null,
    user_type_id: type.user_type_id,
  });
  putBoundaries(c, id, sorted);
}

/** The value of an expression in the script that runs. */
export type Compute = (text: string) => string | number | null;

/** Whether a boundary is more than literals and their conversions. */
function isComputed(e: Expression): boolean {
  let found = false;
  const visit = (node: Expression): Expression => {
    found ||= /^(variable|call|case|subquery|nextValue)$/.test(node.kind);
    return mapChildren(node, visit);
  };
  visit(e);
  return found;
}

/** A boundary as text, the way sql_variant shows it; NULL is the lowest. */
function boundary(text: string, compute: Compute): string | null {
  const tree = parseExpression(text);
  const value = isComputed(tree) ? compute(text) : evaluateConstant(tree);
  return value === null ? null : String(value);
}

const numeric = new Set([48, 52, 56, 59, 60, 62, 104, 106, 108, 122, 127]);

/** The server sorts boundaries by value. */
function sortBoundaries(values: readonly (string | null)[], systemTypeId: number): (string | null)[] {
  const byNumber = numeric.has(systemTypeId);
  return [...values].sort((a, b) => {
    if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
    if (byNumber) return Number(a) - Number(b);
    const [left, right] = [boundaryKey(a, systemTypeId), boundaryKey(b, systemTypeId)];
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

const dates = new Set([40, 42, 43, 58, 61]);

/** Dates are the same in whichever way they are written. */
const boundaryKey = (value: string, systemTypeId: number): string =>
  dates.has(systemTypeId) ? (dateOf(value, false) ?? value) : value;

function putBoundaries(c: Context, id: number, values: readonly (string | null)[]): void {
  const { catalog } = c;
  catalog.rangeValues.deleteGroup(id);
  values.forEach((value, position) => {
    catalog.rangeValues.set(id, position + 1, {
      function_id: id,
      boundary_id: position + 1,
      parameter_id: 1,
      value,
    });
  });
}

/** CREATE PARTITION SCHEME. Errors 2714, 2728 (function), 1921 (filegroup), 7707 (too few filegroups). */
export function createPartitionScheme(c: Context, statement: CreatePartitionScheme): void {
  const { catalog } = c;
  const key = catalog.fold(statement.name);
  if (catalog.dataSpaceNames.has(key)) refuse(2714, statement.name);
  const functionId = catalog.partitionFunctionNames.get(catalog.fold(statement.function));
  if (functionId === undefined) return refuse(2728, statement.function);
  const fanout = catalog.partitionFunctions.get(functionId)?.fanout ?? 1;
  const groups = statement.fileGroups.map((name) => fileGroupId(c, name));
  const all = statement.all ? Array.from({ length: fanout + 1 }, () => groups[0] ?? 1) : groups;
  if (all.length < fanout) refuse(7707, statement.function, statement.name);
  const id = catalog.next('scheme', 65601);
  catalog.dataSpaces.set(id, dataSpaceRow(statement.name, id, 'PS', false));
  catalog.dataSpaceNames.set(key, id);
  catalog.schemeFunctions.set(id, functionId);
  putDestinations(c, id, all.slice(0, fanout));
  const next = all[fanout];
  if (next !== undefined) catalog.nextUsed.set(id, next);
}

function fileGroupId(c: Context, name: string): number {
  const id = c.catalog.dataSpaceNames.get(c.catalog.fold(name));
  if (id === undefined) return name.toLowerCase() === 'default' ? 1 : refuse(1921, 'filegroup', name);
  return id;
}

function putDestinations(c: Context, scheme: number, groups: readonly number[]): void {
  c.catalog.destinations.deleteGroup(scheme);
  groups.forEach((group, position) => {
    c.catalog.destinations.set(scheme, position + 1, {
      partition_scheme_id: scheme,
      destination_id: position + 1,
      data_space_id: group,
    });
  });
}

/** ALTER PARTITION SCHEME … NEXT USED. Errors 15151, 1921. */
export function alterPartitionScheme(c: Context, statement: AlterPartitionScheme): void {
  const { catalog } = c;
  const id = catalog.dataSpaceNames.get(catalog.fold(statement.name));
  if (id === undefined || !catalog.schemeFunctions.has(id))
    return refuse(15151, 'alter', 'partition scheme', statement.name);
  if (statement.nextUsed === undefined) catalog.nextUsed.delete(id);
  else catalog.nextUsed.set(id, fileGroupId(c, statement.nextUsed));
}

/** SPLIT and MERGE RANGE. Errors 15151, 7721 (boundary is there), 7715 (it is not), 7710 (no next used filegroup). */
export function alterPartitionFunction(c: Context, statement: AlterPartitionFunction, compute: Compute): void {
  const { catalog } = c;
  const id = catalog.partitionFunctionNames.get(catalog.fold(statement.name));
  const row = id === undefined ? undefined : catalog.partitionFunctions.get(id);
  if (id === undefined || !row) return refuse(15151, 'alter', 'partition function', statement.name);
  const type = catalog.partitionParameters.get(id)?.system_type_id ?? 56;
  const values = [...catalog.rangeValues.of(id)].sort((a, b) => a.boundary_id - b.boundary_id).map((r) => r.value);
  const value = statement.value === undefined ? null : boundary(statement.value.text, compute);
  const at = values.findIndex((known) => sameBoundary(known, value, type));
  const schemes = [...schemesOf(c, id)];
  if (statement.change === 'MERGE') {
    if (at < 0) refuse(7715);
    // The partition on the far side of the boundary goes: with RIGHT the one that begins there.
    const gone = row.boundary_value_on_right ? at + 2 : at + 1;
    putBoundaries(
      c,
      id,
      values.filter((_, position) => position !== at),
    );
    catalog.partitionFunctions.set(id, { ...row, fanout: row.fanout - 1 });
    for (const scheme of schemes)
      changePartitions(c, scheme, (groups) => groups.filter((_, position) => position !== gone - 1), gone, -1);
    return;
  }
  if (at >= 0) refuse(7721, at + 1);
  for (const scheme of schemes)
    if (!catalog.nextUsed.has(scheme)) refuse(7710, catalog.dataSpaces.get(scheme)?.name ?? '');
  const after = sortBoundaries([...values, value], type);
  putBoundaries(c, id, after);
  catalog.partitionFunctions.set(id, { ...row, fanout: row.fanout + 1 });
  const position = after.indexOf(value);
  const added = row.boundary_value_on_right ? position + 2 : position + 1;
  for (const scheme of schemes) {
    const next = catalog.nextUsed.get(scheme) ?? 1;
    changePartitions(
      c,
      scheme,
      (groups) => [...groups.slice(0, added - 1), next, ...groups.slice(added - 1)],
      added,
      1,
    );
    catalog.nextUsed.delete(scheme);
  }
}

function sameBoundary(a: string | null, b: string | null, type: number): boolean {
  if (a === null || b === null) return a === b;
  return numeric.has(type) ? Number(a) === Number(b) : boundaryKey(a, type) === boundaryKey(b, type);
}

function* schemesOf(c: Context, functionId: number): Iterable<number> {
  for (const space of c.catalog.dataSpaces.values()) {
    if (c.catalog.schemeFunctions.get(space.data_space_id) === functionId) yield space.data_space_id;
  }
}

/** Everything that lies on the scheme gets one partition more or less; the others keep their compression. */
function changePartitions(
  c: Context,
  scheme: number,
  change: (groups: readonly number[]) => readonly number[],
  at: number,
  by: 1 | -1,
): void {
  const { catalog } = c;
  const groups = [...catalog.destinations.of(scheme)]
    .sort((a, b) => a.destination_id - b.destination_id)
    .map((row) => row.data_space_id);
  putDestinations(c, scheme, change(groups));
  for (const index of catalog.indexes.values()) {
    if (index.data_space_id !== scheme) continue;
    const { object_id: id, index_id: indexId } = index;
    const rows = [...catalog.partitions.of(id)]
      .filter((row) => row.index_id === indexId)
      .sort((a, b) => a.partition_number - b.partition_number);
    for (const row of rows) catalog.partitions.delete(id, underIndex(indexId, row.partition_number));
    const kept =
      by === 1
        ? [...rows.slice(0, at - 1), rows[Math.max(at - 2, 0)] ?? rows[0], ...rows.slice(at - 1)]
        : rows.filter((_, position) => position !== at - 1);
    kept.forEach((row, position) => {
      if (!row) return;
      const made = partitionRow(id, indexId, position + 1, row.data_compression, row.xml_compression);
      catalog.partitions.set(id, underIndex(indexId, position + 1), made);
    });
  }
}

/** DROP PARTITION FUNCTION. Errors 15151's like 3701, 7706. */
export function dropPartitionFunction(c: Context, name: string, ifExists: boolean): void {
  const { catalog } = c;
  const key = catalog.fold(name);
  const id = catalog.partitionFunctionNames.get(key);
  if (id === undefined) {
    if (ifExists) return;
    return refuse(15151, 'drop', 'partition function', name);
  }
  for (const _ of schemesOf(c, id)) refuse(7706, name);
  catalog.partitionFunctions.delete(id);
  catalog.partitionFunctionNames.delete(key);
  catalog.partitionParameters.delete(id);
  catalog.rangeValues.deleteGroup(id);
}

/** DROP PARTITION SCHEME. Errors 15151, 7717. */
export function dropPartitionScheme(c: Context, name: string, ifExists: boolean): void {
  const { catalog } = c;
  const key = catalog.fold(name);
  const id = catalog.dataSpaceNames.get(key);
  if (id === undefined || !catalog.schemeFunctions.has(id)) {
    if (ifExists) return;
    return refuse(15151, 'drop', 'partition scheme', name);
  }
  for (const index of catalog.indexes.values()) if (index.data_space_id === id) refuse(7717, name);
  catalog.dataSpaces.delete(id);
  catalog.dataSpaceNames.delete(key);
  catalog.schemeFunctions.delete(id);
  catalog.destinations.deleteGroup(id);
  catalog.nextUsed.delete(id);
}
