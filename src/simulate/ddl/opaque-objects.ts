import type { Module, ObjectName, OpaqueDdl } from '../../statements/tree/index.ts';
import { Cursor } from '../../syntax/cursor.ts';
import { lex } from '../../syntax/lexer.ts';
import type { Context } from '../context.ts';
import { claimName, dotted, findObject, lastPart, schemaForCreate } from '../names.ts';
import type { ModuleRow } from '../rows/module-rows.ts';
import { objectRow } from '../rows/object-rows.ts';
import { tableRow } from '../rows/table-rows.ts';
import { refuse } from '../sql-error.ts';
import { blockBound } from './blockers.ts';
import { addColumn } from './columns.ts';
import { removeObject, removeTableRows } from './remove-table.ts';
import { claimType } from './types.ts';

/** sys.objects.type of what has a place in a schema, though its definition is kept as text alone. */
const objectTypes: Readonly<Record<string, string>> = {
  AGGREGATE: 'AF',
  DEFAULT: 'D',
  'EXTERNAL TABLE': 'U',
  RULE: 'R',
};

/** Whether objects of the class are named `[schema].[name]`. */
export const isInSchema = (kind: string): boolean => kind === 'TYPE' || Object.hasOwn(objectTypes, kind);

/** The rows by which others see it: a rule, an aggregate, an external table, a type of an assembly. Errors 2714, 219, 6528. */
export function addSchemaObject(c: Context, statement: OpaqueDdl): void {
  const { class: kind, name } = statement;
  if (!name || !isInSchema(kind)) return;
  if (kind === 'TYPE') {
    addClrType(c, name, assemblyOf(c, statement));
    return;
  }
  const { catalog } = c;
  const schemaId = schemaForCreate(c, name);
  claimName(c, schemaId, lastPart(name));
  const id = catalog.nextObjectId();
  const head = { name: lastPart(name), object_id: id, schema_id: schemaId, parent_object_id: 0 };
  if (kind !== 'EXTERNAL TABLE') {
    catalog.addObject(objectRow(head, objectTypes[kind] ?? ''));
    if (kind === 'AGGREGATE') addAssemblyModule(c, id, assemblyOf(c, statement));
    return;
  }
  const columns = statement.columns ?? [];
  catalog.addObject(
    tableRow(head, {
      lobDataSpaceId: 0,
      fileStreamDataSpaceId: null,
      maxColumnId: columns.length,
      usesAnsiNulls: true,
      isFileTable: false,
      isMemoryOptimized: false,
      durability: 0,
      isNode: false,
      isEdge: false,
      isExternal: true,
    }),
  );
  columns.forEach((column, position) => {
    addColumn(c, { objectId: id, name: lastPart(name) }, column, position + 1);
  });
}

/** Error 3716 while a column or type has the rule or default, 3729 for what is used by schema-bound objects. */
export function removeSchemaObject(c: Context, kind: string, name: ObjectName): void {
  const row = isInSchema(kind) && kind !== 'TYPE' ? findObject(c, name) : undefined;
  if (!row) return;
  const { catalog } = c;
  if (kind === 'RULE' || kind === 'DEFAULT') {
    const column = kind === 'RULE' ? 'rule_object_id' : 'default_object_id';
    for (const users of [catalog.columns.values(), catalog.types.values()])
      for (const user of users)
        if (user[column] === row.object_id) refuse(3716, kind.toLowerCase(), dotted(name), 'column');
  }
  blockBound(c, row.object_id, `DROP ${kind}`, dotted(name));
  if (kind === 'EXTERNAL TABLE') removeTableRows(c, row.object_id);
  else removeObject(c, row.object_id);
}

type OfAssembly = { readonly assembly: number; readonly className: string; readonly method: string | null };

/** What EXTERNAL NAME says. Error 6528 for an assembly that is not there. */
function assemblyOf(c: Context, { text }: OpaqueDdl): OfAssembly {
  const cursor = new Cursor(lex(text.text, ''));
  while (!cursor.done && !cursor.accept('EXTERNAL', 'NAME')) cursor.advance();
  const parts = [cursor.name()];
  while (cursor.accept('.')) parts.push(cursor.name());
  return assemblyNamed(c, parts);
}

function assemblyNamed(c: Context, parts: readonly string[]): OfAssembly {
  const [name = '', className = '', method = null] = parts;
  const assembly = c.catalog.assemblies.get(c.catalog.fold(name)) ?? refuse(6528, name);
  return { assembly: assembly.assembly_id, className, method };
}

function addAssemblyModule(
  c: Context,
  id: number,
  { assembly, className, method }: OfAssembly,
  options: { readonly nullOnNullInput: boolean; readonly executeAs: number | null } = {
    nullOnNullInput: false,
    executeAs: null,
  },
): void {
  c.catalog.assemblyModules.set(id, {
    object_id: id,
    assembly_id: assembly,
    assembly_class: className,
    assembly_method: method,
    null_on_null_input: options.nullOnNullInput,
    execute_as_principal_id: options.executeAs,
  });
}

/** What runs a method of an assembly. Error 6528 when there is no such assembly. */
export function addExternal(c: Context, { externalName }: Module, id: number, row: ModuleRow): void {
  addAssemblyModule(c, id, assemblyNamed(c, externalName ?? []), {
    nullOnNullInput: row.null_on_null_input,
    executeAs: row.execute_as_principal_id,
  });
}

/** CREATE TYPE … EXTERNAL NAME. */
function addClrType(c: Context, name: ObjectName, { assembly }: OfAssembly): void {
  const { catalog } = c;
  const schemaId = schemaForCreate(c, name);
  const key = claimType(c, schemaId, name);
  const id = catalog.next('type', 257);
  catalog.types.set(id, {
    name: lastPart(name),
    system_type_id: 240,
    user_type_id: id,
    schema_id: schemaId,
    principal_id: null,
    max_length: -1,
    precision: 0,
    scale: 0,
    collation_name: null,
    is_nullable: true,
    is_user_defined: true,
    is_assembly_type: true,
    default_object_id: 0,
    rule_object_id: 0,
    is_table_type: false,
  });
  catalog.typeNames.set(key, id);
  catalog.assemblyTypes.set(id, assembly);
}

/** Error 6590 while an object or a type is of the assembly. */
export function blockAssembly(c: Context, name: string): void {
  const { catalog } = c;
  const id = catalog.assemblies.get(catalog.fold(name))?.assembly_id;
  if (id === undefined) return;
  for (const row of catalog.assemblyModules.values())
    if (row.assembly_id === id) refuse(6590, name, catalog.objects.get(row.object_id)?.name ?? '');
  for (const type of catalog.types.values())
    if (catalog.assemblyTypes.get(type.user_type_id) === id) refuse(6590, name, type.name);
}
