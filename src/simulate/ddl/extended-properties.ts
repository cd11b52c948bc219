import type { ExtendedProperty } from '../../statements/tree/index.ts';
import { parseExpression } from '../../syntax/expression/parse.ts';
import type { Context } from '../context.ts';
import { evaluateConstant } from '../query/constant.ts';
import { refuse } from '../sql-error.ts';
import { securable } from '../state/catalog.ts';
import { findUserType } from '../types.ts';
import { principalId } from './principals.ts';

/** The object, column, index … that has properties: its class and ids in sys.extended_properties. */
export type PropertyHost = {
  readonly classId: number;
  readonly className: string;
  readonly major: number;
  readonly minor: number;
};

/** sp_addextendedproperty and its siblings. Errors 15135 (host), 15233 (there already), 15217 (not there). */
export function changeProperty(c: Context, statement: ExtendedProperty): void {
  const { catalog } = c;
  const label = statement.levels.map((level) => level.name).join('.') || 'object specified';
  const host = propertyHost(c, statement.levels) ?? refuse(15135, label);
  const group = securable(host.classId, host.major);
  const key = `${host.minor}:${catalog.fold(statement.name)}`;
  const known = catalog.properties.get(group, key);
  if (statement.change === 'add') {
    if (known) refuse(15233, statement.name, label);
  } else if (!known) refuse(15217, statement.name, label);
  if (statement.change === 'drop') {
    catalog.properties.delete(group, key);
    return;
  }
  catalog.properties.set(group, key, {
    class: host.classId,
    class_desc: host.className,
    major_id: host.major,
    minor_id: host.minor,
    name: statement.name,
    value: statement.value === undefined ? null : propertyValue(statement.value.text),
  });
}

/** The sql_variant: most values are one plain string, a number stays one; the rest is evaluated. */
function propertyValue(text: string): string | number | null {
  const simple = /^N?'((?:[^']|'')*)'$/.exec(text);
  if (simple) return (simple[1] ?? '').replaceAll("''", "'");
  if (/^[-+]?\d{1,15}(\.\d+)?$/.test(text) && text.length <= 16) return Number(text);
  return evaluateConstant(parseExpression(text));
}

const objectTypes: Readonly<Record<string, RegExp>> = {
  TABLE: /^U /,
  VIEW: /^V /,
  PROCEDURE: /^(P |PC)/,
  FUNCTION: /^(FN|IF|TF|FS|FT)/,
  SEQUENCE: /^SO/,
  SYNONYM: /^SN/,
  QUEUE: /^SQ/,
  AGGREGATE: /^AF/,
  'SECURITY POLICY': /^SP/,
  DEFAULT: /^D /,
};

/** What the levels name; undefined when it is not there. */
export function propertyHost(c: Context, levels: ExtendedProperty['levels']): PropertyHost | undefined {
  const { catalog } = c;
  const [first, second, third] = levels;
  if (!first) return { classId: 0, className: 'DATABASE', major: 0, minor: 0 };
  if (first.type !== 'SCHEMA' && !(first.type === 'USER' && second)) return topHost(c, first.type, first.name);
  const schema = catalog.schemaId(first.name);
  if (schema === undefined) return undefined;
  if (!second) return { classId: 3, className: 'SCHEMA', major: schema, minor: 0 };
  if (second.type === 'TYPE' || second.type === 'TABLE_TYPE') return typeHost(c, first.name, second.name, third);
  if (second.type === 'XML SCHEMA COLLECTION') {
    const id = catalog.xmlCollectionNames.get(`${schema}.${catalog.fold(second.name)}`);
    return id === undefined ? undefined : { classId: 10, className: 'XML_SCHEMA_COLLECTION', major: id, minor: 0 };
  }
  const row = catalog.objectIn(schema, second.name);
  if (!row || objectTypes[second.type]?.test(row.type) === false) return undefined;
  if (!third) return { classId: 1, className: 'OBJECT_OR_COLUMN', major: row.object_id, minor: 0 };
  return childHost(c, row.object_id, schema, third.type, third.name);
}

function childHost(c: Context, id: number, schema: number, type: string, name: string): PropertyHost | undefined {
  const { catalog } = c;
  switch (type) {
    case 'COLUMN': {
      const column = catalog.column(id, name);
      return column && { classId: 1, className: 'OBJECT_OR_COLUMN', major: id, minor: column.column_id };
    }
    case 'INDEX': {
      const index = catalog.indexNamed(id, name);
      return index && { classId: 7, className: 'INDEX', major: id, minor: index.index_id };
    }
    case 'PARAMETER':
      for (const parameter of catalog.parameters.of(id)) {
        if (catalog.fold(parameter.name) !== catalog.fold(name)) continue;
        return { classId: 2, className: 'PARAMETER', major: id, minor: parameter.parameter_id };
      }
      return undefined;
    case 'CONSTRAINT':
    case 'TRIGGER': {
      const child = catalog.objectIn(schema, name);
      if (child?.parent_object_id !== id) return undefined;
      return { classId: 1, className: 'OBJECT_OR_COLUMN', major: child.object_id, minor: 0 };
    }
    default:
      return undefined;
  }
}

function typeHost(
  c: Context,
  schema: string,
  name: string,
  third: { readonly type: string; readonly name: string } | undefined,
): PropertyHost | undefined {
  const { catalog } = c;
  const row = findUserType(c, schema, name);
  if (!row) return undefined;
  if (!third) return { classId: 6, className: 'TYPE', major: row.user_type_id, minor: 0 };
  const table = catalog.tableTypes.get(row.user_type_id);
  const column = table && catalog.column(table.type_table_object_id, third.name);
  return column && { classId: 8, className: 'TYPE_COLUMN', major: row.user_type_id, minor: column.column_id };
}

/** Level 0 alone: principals, filegroups, partition functions and so on. */
function topHost(c: Context, type: string, name: string): PropertyHost | undefined {
  const { catalog } = c;
  const key = catalog.fold(name);
  const host = (classId: number, className: string, id: number | undefined): PropertyHost | undefined =>
    id === undefined ? undefined : { classId, className, major: id, minor: 0 };
  switch (type) {
    case 'USER':
      return host(4, 'DATABASE_PRINCIPAL', principalId(c, name));
    case 'TYPE':
      return host(6, 'TYPE', findUserType(c, undefined, name)?.user_type_id);
    case 'FILEGROUP':
    case 'PARTITION SCHEME':
      return host(20, 'DATASPACE', catalog.dataSpaceNames.get(key));
    case 'PARTITION FUNCTION':
      return host(21, 'PARTITION_FUNCTION', catalog.partitionFunctionNames.get(key));
    case 'LOGICAL FILE NAME':
      return host(22, 'DATABASE_FILE', catalog.files.get(key)?.file_id);
    case 'TRIGGER':
      return host(1, 'OBJECT_OR_COLUMN', catalog.databaseTriggerNames.get(`d.${key}`));
    case 'ASSEMBLY':
      return host(5, 'ASSEMBLY', catalog.assemblies.get(key)?.assembly_id);
    case 'SERVICE':
      return host(17, 'SERVICE', catalog.services.get(key)?.service_id);
    case 'CONTRACT':
      return host(16, 'SERVICE_CONTRACT', catalog.contracts.get(key)?.service_contract_id);
    case 'MESSAGE TYPE':
      return host(15, 'MESSAGE_TYPE', catalog.messageTypes.get(key)?.message_type_id);
    case 'ROUTE':
    case 'REMOTE SERVICE BINDING': {
      const row = catalog.opaque.get(`${type}.${key}`);
      return host(type === 'ROUTE' ? 19 : 18, type.replaceAll(' ', '_'), row?.id);
    }
    default:
      return undefined;
  }
}
