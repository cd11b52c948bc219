import type { Module, Parameter } from '../../statements/tree/index.ts';
import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Context } from '../context.ts';
import { dropUses } from '../dependencies.ts';
import { claimName, dotted, findObject, isElsewhere, lastPart, schemaForCreate, schemaPart } from '../names.ts';
import { evaluateConstant } from '../query/constant.ts';
import type { ObjectColumns } from '../rows/object-rows.ts';
import { objectRow, procedureRow, viewRow } from '../rows/object-rows.ts';
import { refuse, unsupported } from '../sql-error.ts';
import { resolveType } from '../types.ts';
import { bindModule } from './bind-module.ts';
import { blockBound } from './blockers.ts';
import { addColumn } from './columns.ts';
import { moduleRow } from './module-row.ts';
import { addExternal } from './opaque-objects.ts';
import { createTrigger } from './triggers.ts';

const types: Readonly<Record<string, string>> = {
  view: 'V',
  procedure: 'P',
  scalarFunction: 'FN',
  inlineFunction: 'IF',
  tableFunction: 'TF',
};

const clrTypes: Readonly<Record<string, string>> = { P: 'PC', FN: 'FS', IF: 'FT', TF: 'FT' };

/** Words for messages: `view`, `procedure`, `function`. */
const nouns: Readonly<Record<string, string>> = {
  V: 'view',
  P: 'procedure',
  FN: 'function',
  IF: 'function',
  TF: 'function',
};

/**
 * CREATE, ALTER and CREATE OR ALTER of a view, procedure, function or trigger. Errors: 2714, 208 and 207 of what must
 * exist now, 3729 when a bound module uses it, 2010 for ALTER of another type of object.
 */
export function defineModule(c: Context, statement: Module): void {
  if (
    statement.module === 'trigger' ||
    statement.module === 'databaseTrigger' ||
    statement.module === 'serverTrigger'
  ) {
    createTrigger(c, statement);
    return;
  }
  if (isElsewhere(c, statement.name)) unsupported(`modules of another database (${dotted(statement.name)})`);
  const { catalog } = c;
  const external = statement.externalName !== undefined;
  const plain = types[statement.module] ?? 'P';
  const type = external ? (clrTypes[plain] ?? plain) : plain;
  const existing = findObject(c, statement.name);
  if ((statement.number ?? 1) > 1) {
    defineNumbered(c, statement, existing?.object_id);
    return;
  }
  if (existing && statement.verb !== 'create') {
    alterModule(c, statement, existing, type);
    return;
  }
  if (statement.verb === 'alter') refuse(208, dotted(statement.name));
  const schemaId = schemaForCreate(c, statement.name);
  const name = lastPart(statement.name);
  claimName(c, schemaId, name);
  const id = catalog.nextObjectId();
  const head = { name, object_id: id, schema_id: schemaId, parent_object_id: 0 };
  if (type === 'V') catalog.addObject(viewRow(head, statement.withCheckOption));
  else if (type === 'P' || type === 'PC') catalog.addObject(procedureRow(head, type, statement.forReplication));
  else catalog.addObject(objectRow(head, type));
  addDefinition(c, statement, id);
}

/** CREATE and ALTER of `name;number`. Errors 2729 (there already), 2730 (no procedure to stand beside), 208 (not there). */
function defineNumbered(c: Context, statement: Module, of: number | undefined): void {
  const { numbered } = c.catalog;
  const { number = 1, text } = statement;
  const name = dotted(statement.name);
  if (of === undefined) refuse(2730, lastPart(statement.name), String(number));
  const isThere = numbered.get(of, number) !== undefined;
  if (statement.verb === 'create' && isThere) refuse(2729, lastPart(statement.name), String(number));
  if (statement.verb === 'alter' && !isThere) refuse(208, name);
  numbered.set(of, number, { object_id: of, procedure_number: number, definition: text.text });
}

function alterModule(c: Context, statement: Module, existing: ObjectColumns, type: string): void {
  const { catalog } = c;
  const id = existing.object_id;
  const was = existing.type.trim();
  if (was !== type) {
    // A scalar function can not become an inline one; nor a view a procedure.
    refuse(2010, dotted(statement.name));
  }
  blockBound(c, id, `ALTER ${(nouns[type] ?? 'object').toUpperCase()}`, lastPart(statement.name));
  removeDefinition(c, id);
  if (type === 'V') {
    catalog.objects.set(id, { ...existing, with_check_option: statement.withCheckOption } as ObjectColumns);
    // ALTER VIEW drops the indexes of a view.
    for (const index of [...catalog.indexes.of(id)]) {
      catalog.indexes.delete(id, index.index_id);
      for (const key of [...catalog.indexColumns.keysOf(id)]) catalog.indexColumns.delete(id, key);
      for (const key of [...catalog.partitions.keysOf(id)]) catalog.partitions.delete(id, key);
    }
  }
  addDefinition(c, statement, id);
}

/** Everything that the text of a module says, without the object itself: for ALTER and DROP. */
export function removeDefinition(c: Context, id: number): void {
  const { catalog } = c;
  dropUses(c, id);
  catalog.modules.delete(id);
  catalog.assemblyModules.delete(id);
  catalog.parameters.deleteGroup(id);
  catalog.columns.deleteGroup(id);
  catalog.columnNames.deleteGroup(id);
}

function addDefinition(c: Context, statement: Module, id: number): void {
  addParameters(c, statement, id);
  const bound = statement.options.some((option) => option.name === 'SCHEMABINDING');
  const native = statement.options.some((option) => option.name === 'NATIVE_COMPILATION');
  const row = moduleRow(c, statement, id, bound, native);
  if (statement.externalName === undefined) c.catalog.modules.set(id, row);
  else addExternal(c, statement, id, row);
  if (statement.returnsTable) {
    let columnId = 1;
    const owner = { objectId: id, name: lastPart(statement.name), home: schemaPart(statement.name) };
    for (const column of statement.returnsTable.columns) {
      addColumn(c, owner, column, columnId);
      columnId += 1;
    }
  }
  bindModule(c, statement, id, bound);
}

function addParameters(c: Context, statement: Module, id: number): void {
  let ordinal = 0;
  const home = schemaPart(statement.name);
  if (statement.returns) {
    const result: Parameter = {
      name: '',
      type: statement.returns,
      output: true,
      readOnly: false,
      varying: false,
    };
    addParameter(c, id, 0, result, home, true);
  }
  const seen = new Set<string>();
  for (const parameter of statement.parameters) {
    ordinal += 1;
    const key = c.catalog.fold(parameter.name);
    if (seen.has(key)) refuse(134, parameter.name);
    seen.add(key);
    addParameter(c, id, ordinal, parameter, home, false, statement.externalName !== undefined);
  }
}

/** NULL, a text or a number. */
function constantOf(text: string): string | number | null {
  return /^[-+]?\d{1,15}(\.\d+)?$/.test(text) ? Number(text) : evaluateConstant(parseExpression(text));
}

function addParameter(
  c: Context,
  id: number,
  ordinal: number,
  parameter: Parameter,
  home: string | undefined,
  returned: boolean,
  external = false,
): void {
  const type =
    parameter.type.name.toLowerCase() === 'cursor'
      ? resolveType(c, { name: 'int' }, ordinal)
      : resolveType(c, parameter.type, ordinal, 'parameter', home);
  if (type.isTableType && !parameter.readOnly && !returned) refuse(352, parameter.name);
  const native = parameter.nullable;
  c.catalog.parameters.set(id, ordinal, {
    object_id: id,
    name: parameter.name,
    parameter_id: ordinal,
    system_type_id: type.system_type_id,
    user_type_id: type.user_type_id,
    max_length: type.max_length,
    precision: type.precision,
    scale: type.scale,
    is_output: parameter.output,
    is_cursor_ref: parameter.varying,
    // Of modules that are texts, the server tells no defaults.
    has_default_value: external && parameter.default !== undefined,
    is_xml_document: type.is_xml_document,
    default_value: external && parameter.default ? constantOf(parameter.default.text) : null,
    xml_collection_id: type.xml_collection_id,
    is_readonly: parameter.readOnly,
    is_nullable: native ?? true,
    encryption_type: null,
    encryption_type_desc: null,
    encryption_algorithm_name: null,
    column_encryption_key_id: null,
    column_encryption_key_database_name: null,
    vector_dimensions: type.vector_dimensions,
    vector_base_type: null,
    vector_base_type_desc: null,
  });
}
