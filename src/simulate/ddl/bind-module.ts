import { RehearsalError } from '../../base/errors.ts';
import type { Module } from '../../statements/tree/index.ts';
import type { Context } from '../context.ts';
import { addUses } from '../dependencies.ts';
import { lastPart, schemaPart } from '../names.ts';
import { type BindOptions, QueryBinder } from '../query/bind-query.ts';
import { parseQuery } from '../query/parse-query.ts';
import type { Query } from '../query/query-tree.ts';
import { type OutputColumn, ofUnknownType } from '../query/relations.ts';
import { scanBody } from '../query/scan-body.ts';
import { type ColumnRow, ordinaryColumn } from '../rows/column-rows.ts';
import { refuse, SqlError } from '../sql-error.ts';
import { isCharacterType, type ResolvedType, resolveType } from '../types.ts';

/**
 * Looks up what a module uses, where the server does so at CREATE: queries of views and inline functions, and every body
 * with SCHEMABINDING. Bodies of procedures, triggers and other functions are bound when they run.
 */
export function bindModule(c: Context, statement: Module, id: number, bound: boolean): void {
  const noun = statement.module === 'view' ? 'view' : statement.module === 'procedure' ? 'procedure' : 'function';
  const options: BindOptions = {
    bound,
    noun,
    name: lastPart(statement.name),
    schema: schemaPart(statement.name),
    quotedIdentifier: statement.settings.quotedIdentifier,
    variables: (name) => parameterType(c, statement, name),
  };
  if (statement.module === 'view' || statement.module === 'inlineFunction') {
    if (statement.externalName) return;
    try {
      bindQueryModule(c, statement, id, options);
    } catch (error) {
      if (bound || !c.broken || !(error instanceof SqlError) || !notThere.has(error.number)) throw error;
      c.broken.set(id, error.message);
    }
    return;
  }
  if (!bound || statement.externalName) return;
  const uses = scanBody(c, bodyOf(statement), { ...options, lenient: true });
  addUses(c, id, 0, uses, true);
}

function parameterType(c: Context, { name: module, parameters }: Module, name: string): ResolvedType | undefined {
  const key = c.catalog.fold(name);
  const ordinal = parameters.findIndex((parameter) => c.catalog.fold(parameter.name) === key);
  const parameter = parameters[ordinal];
  return parameter && resolveType(c, parameter.type, ordinal + 1, 'parameter', schemaPart(module));
}

/** Errors about an object, a column, or a column of a table that the query does not have. */
const notThere = new Set([207, 208, 4104]);

const bodyOf = (statement: Module): string =>
  statement.text.text.slice(statement.bodyStart - statement.text.start, statement.bodyEnd - statement.text.start);

function bindQueryModule(c: Context, statement: Module, id: number, options: BindOptions): void {
  const body = bodyOf(statement);
  const query = tryParse(body, options.quotedIdentifier);
  if (!query) {
    // A construct that the reader of queries does not know: objects are looked up, columns are not.
    addUses(c, id, 0, scanBody(c, body, { ...options, lenient: true }), options.bound);
    return;
  }
  const binder = new QueryBinder(c, options);
  const columns = binder.bind(query);
  const uses = options.bound ? binder.uses : binder.uses.filter((use) => use.minor === 0);
  addUses(c, id, 0, uses, options.bound);
  if (columns) addOutput(c, statement, id, columns);
}

function tryParse(text: string, quotedIdentifier: boolean): Query | undefined {
  try {
    return parseQuery(text, quotedIdentifier);
  } catch (error) {
    if (error instanceof RehearsalError) return undefined;
    throw error;
  }
}

/** Rows of sys.columns for what a view or inline function gives. Errors 4511 no name, 4506 name twice, 8158 and 8159 counts. */
function addOutput(c: Context, statement: Module, id: number, columns: readonly OutputColumn[]): void {
  const { catalog } = c;
  const name = lastPart(statement.name);
  const given = statement.columns;
  if (given.length > 0 && given.length < columns.length) refuse(8158, name);
  if (given.length > columns.length) refuse(8159, name);
  columns.forEach((column, position) => {
    const columnId = position + 1;
    const columnName = given[position] ?? column.name;
    if (columnName === undefined) refuse(4511, columnId);
    const key = catalog.fold(columnName);
    if (catalog.columnNames.has(id, key)) refuse(4506, columnName, name);
    const row = outputRow(c, id, columnId, columnName, column.type ?? resolveType(c, { name: 'int' }, 1));
    if (!column.type) ofUnknownType.add(row);
    catalog.columns.set(id, columnId, row);
    catalog.columnNames.set(id, key, columnId);
  });
}

function outputRow(c: Context, id: number, columnId: number, name: string, type: ResolvedType): ColumnRow {
  return {
    object_id: id,
    name,
    column_id: columnId,
    system_type_id: type.system_type_id,
    user_type_id: type.user_type_id,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    collation_name: isCharacterType(type.system_type_id) ? (type.collation_name ?? c.catalog.collation) : null,
    is_nullable: type.nullable ?? true,
    is_ansi_padded: isCharacterType(type.system_type_id),
    ...ordinaryColumn,
    is_xml_document: type.is_xml_document,
    xml_collection_id: type.xml_collection_id,
    vector_dimensions: type.vector_dimensions,
  };
}
