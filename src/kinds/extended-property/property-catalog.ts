import { quoteString } from '../../base/names.ts';
import type { CatalogRows, Row } from '../../formats/catalog-rows.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { hostOf, type Level } from './property-hosts.ts';
import { type ExtendedPropertyObject, propertyOf } from './property-props.ts';

export const propertyViews: Readonly<Record<string, readonly string[]>> = {
  'sys.extended_properties': ['class', 'major_id', 'minor_id', 'name', 'value'],
  'sys.objects': ['object_id', 'name', 'schema_id', 'parent_object_id', 'type', 'is_ms_shipped'],
  'sys.columns': ['object_id', 'column_id', 'name'],
  'sys.parameters': ['object_id', 'parameter_id', 'name'],
  'sys.indexes': ['object_id', 'index_id', 'name'],
  'sys.schemas': ['schema_id', 'name'],
  'sys.database_principals': ['principal_id', 'name'],
  'sys.types': ['user_type_id', 'schema_id', 'name'],
  'sys.table_types': ['user_type_id', 'type_table_object_id'],
  'sys.xml_schema_collections': ['xml_collection_id', 'schema_id', 'name'],
  'sys.data_spaces': ['data_space_id', 'name', 'type'],
  'sys.partition_functions': ['function_id', 'name'],
  'sys.services': ['service_id', 'name'],
  'sys.triggers': ['object_id', 'name', 'parent_class'],
  'sys.assemblies': ['assembly_id', 'name'],
  'sys.service_message_types': ['message_type_id', 'name'],
  'sys.service_contracts': ['service_contract_id', 'name'],
  'sys.remote_service_bindings': ['remote_service_binding_id', 'name'],
  'sys.routes': ['route_id', 'name'],
};

/** sys.objects.type → level type of an object in a schema. */
const objectTypes: Readonly<Record<string, string>> = {
  U: 'TABLE',
  V: 'VIEW',
  P: 'PROCEDURE',
  PC: 'PROCEDURE',
  FN: 'FUNCTION',
  IF: 'FUNCTION',
  TF: 'FUNCTION',
  FS: 'FUNCTION',
  FT: 'FUNCTION',
  AF: 'AGGREGATE',
  SO: 'SEQUENCE',
  SN: 'SYNONYM',
  SQ: 'QUEUE',
  SP: 'SECURITY POLICY',
  R: 'RULE',
};

/** What the tools of Microsoft mark their own tables with. */
const toolMark = 'microsoft_database_tools_support';

export function readProperties(
  rows: CatalogRows,
  context: ReadContext & CatalogLookup,
): readonly ExtendedPropertyObject[] {
  return (rows.get('sys.extended_properties') ?? []).flatMap((row) => {
    const name = String(row.name);
    if (name === toolMark) return [];
    const levels = levelsOf(row, rows, context);
    const host = levels && hostOf(levels);
    if (!levels || !host) return [];
    return [propertyOf(name, literalOf(row.value), host, levels, context)];
  });
}

/** The value, a sql_variant, as T-SQL: DacFx tells 1 and N'1' apart. */
function literalOf(value: Row[string] | undefined): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'boolean') return value ? '1' : '0';
  return typeof value === 'number' ? String(value) : quoteString(String(value));
}

function levelsOf(row: Row, rows: CatalogRows, context: CatalogLookup): readonly Level[] | undefined {
  const major = Number(row.major_id);
  const minor = Number(row.minor_id);
  const named = (view: string, id: string, type: string): Level[] | undefined => {
    const found = context.group(view, id).get(major)?.[0];
    return found && [{ type, name: String(found.name) }];
  };
  switch (Number(row.class)) {
    case 0:
      return [];
    case 1:
      return minor === 0
        ? objectLevels(major, context)
        : below(major, { type: 'COLUMN', name: context.columnName(major, minor) }, context);
    case 2: {
      const parameter = context
        .group('sys.parameters', 'object_id')
        .get(major)
        ?.find((candidate) => candidate.parameter_id === minor);
      return parameter && below(major, { type: 'PARAMETER', name: String(parameter.name) }, context);
    }
    case 3:
      return [{ type: 'SCHEMA', name: context.schemaName(major) }];
    case 4:
      return [{ type: 'USER', name: context.principalName(major) }];
    case 6: {
      const { schema, name } = context.typeName(major);
      return schema === undefined ? undefined : inSchema(schema, 'TYPE', name);
    }
    case 7: {
      const index = context
        .group('sys.indexes', 'object_id')
        .get(major)
        ?.find((candidate) => candidate.index_id === minor);
      return index && below(major, { type: 'INDEX', name: String(index.name) }, context);
    }
    case 8: {
      const { schema, name } = context.typeName(major);
      const table = context.group('sys.table_types', 'user_type_id').get(major)?.[0];
      if (schema === undefined || !table) return undefined;
      const column = context.columnName(Number(table.type_table_object_id), minor);
      return [...inSchema(schema, 'TYPE', name), { type: 'COLUMN', name: column }];
    }
    case 10: {
      const found = (rows.get('sys.xml_schema_collections') ?? []).find(
        (candidate) => candidate.xml_collection_id === major,
      );
      return (
        found && inSchema(context.schemaName(Number(found.schema_id)), 'XML SCHEMA COLLECTION', String(found.name))
      );
    }
    case 5:
      return named('sys.assemblies', 'assembly_id', 'ASSEMBLY');
    case 15:
      return named('sys.service_message_types', 'message_type_id', 'MESSAGE TYPE');
    case 16:
      return named('sys.service_contracts', 'service_contract_id', 'CONTRACT');
    case 18:
      return named('sys.remote_service_bindings', 'remote_service_binding_id', 'REMOTE SERVICE BINDING');
    case 19:
      return named('sys.routes', 'route_id', 'ROUTE');
    case 17:
      return named('sys.services', 'service_id', 'SERVICE');
    case 20: {
      const space = context.group('sys.data_spaces', 'data_space_id').get(major)?.[0];
      const scheme = String(space?.type).trim() === 'PS';
      return space && [{ type: scheme ? 'PARTITION SCHEME' : 'FILEGROUP', name: String(space.name) }];
    }
    case 21:
      return named('sys.partition_functions', 'function_id', 'PARTITION FUNCTION');
    default:
      return undefined;
  }
}

function inSchema(schema: string, type: string, name: string): Level[] {
  return [
    { type: 'SCHEMA', name: schema },
    { type, name },
  ];
}

function below(objectId: number, level: Level, context: CatalogLookup): readonly Level[] | undefined {
  const holder = objectLevels(objectId, context);
  return holder && [...holder, level];
}

/** Constraints and triggers hang below their table; a database trigger is in no schema and not in sys.objects. */
function objectLevels(objectId: number, context: CatalogLookup): readonly Level[] | undefined {
  const object = context.object(objectId);
  if (!object) {
    const trigger = context.group('sys.triggers', 'object_id').get(objectId)?.[0];
    return trigger?.parent_class === 0 ? [{ type: 'TRIGGER', name: String(trigger.name) }] : undefined;
  }
  if (object.is_ms_shipped === true) return undefined;
  const [schema = '', name = ''] = context.pathOf(objectId);
  const type = String(object.type).trim();
  const known = objectTypes[type];
  if (known !== undefined) return inSchema(schema, known, name);
  const parent = Number(object.parent_object_id);
  if (parent === 0) return type === 'D' ? inSchema(schema, 'DEFAULT', name) : undefined;
  return below(parent, { type: type === 'TR' || type === 'TA' ? 'TRIGGER' : 'CONSTRAINT', name }, context);
}
