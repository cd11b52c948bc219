import type { DataType } from '../statements/tree/index.ts';
import { typeFacts } from '../syntax/type-names.ts';
import type { Context } from './context.ts';
import { dboSchema, dotted, lastPart, schemaPart } from './names.ts';
import type { TypeRow } from './rows/storage-rows.ts';
import { refuse } from './sql-error.ts';

/** What sys.columns and sys.parameters say of a type. */
export type ResolvedType = {
  readonly system_type_id: number;
  readonly user_type_id: number;
  readonly max_length: number;
  readonly precision: number;
  readonly scale: number;
  /** The database's collation for character types, otherwise null. */
  readonly collation_name: string | null;
  /** What an alias type says of NULL; undefined for system types. */
  readonly nullable: boolean | undefined;
  readonly xml_collection_id: number;
  readonly is_xml_document: boolean;
  readonly vector_dimensions: number | null;
  readonly isTableType: boolean;
};

const characterTypes = new Set([35, 99, 167, 175, 231, 239]);
export const isCharacterType = (systemTypeId: number): boolean => characterTypes.has(systemTypeId);

/** Character and binary types have a longest length in bytes; beyond it error 2717 (131 for literals). */
const longest = 8000;

/** Types by spelling. Errors: 2715 unknown type, 2717 too long, 2750 and 2751 precision and scale. */
export function resolveType(
  c: Context,
  type: DataType,
  ordinal: number,
  subject = 'column',
  home?: string,
): ResolvedType {
  const facts = typeFacts(type);
  if (facts === undefined || !c.catalog.types.has(facts.userTypeId)) return resolveUserType(c, type, ordinal, home);
  const name = type.name;
  if (facts.maxLength > longest && type.length !== undefined && facts.systemTypeId !== 98 && facts.userTypeId !== 255) {
    refuse(2717, type.length, subject, name, facts.systemTypeId === 231 || facts.systemTypeId === 239 ? 4000 : 8000);
  }
  if (facts.systemTypeId === 106 || facts.systemTypeId === 108) {
    if (facts.precision > 38) refuse(2750, ordinal, facts.precision, 38);
    if (facts.scale > facts.precision) refuse(2751, ordinal, facts.scale, facts.precision);
  }
  return {
    system_type_id: facts.systemTypeId,
    user_type_id: facts.userTypeId,
    max_length: facts.maxLength,
    precision: facts.precision,
    scale: facts.scale,
    collation_name: isCharacterType(facts.systemTypeId) ? c.catalog.collation : null,
    nullable: facts.userTypeId === 256 ? false : undefined,
    xml_collection_id: type.xmlSchemaCollection ? xmlCollectionId(c, type, ordinal, home) : 0,
    is_xml_document: type.xmlStyle === 'DOCUMENT',
    vector_dimensions: facts.userTypeId === 255 ? (typeof type.length === 'number' ? type.length : 1) : null,
    isTableType: false,
  };
}

/**
 * An alias or table type. Where no schema is written it is one of `home`, the schema of the module whose text names it, or else
 * one of dbo; tables, table types and sequences look in dbo alone.
 */
export function findUserType(c: Context, schema: string | undefined, name: string, home?: string): TypeRow | undefined {
  const { catalog } = c;
  const typeIn = (schemaId: number | undefined): TypeRow | undefined => {
    const id = schemaId === undefined ? undefined : catalog.typeNames.get(`${schemaId}.${catalog.fold(name)}`);
    return id === undefined ? undefined : catalog.types.get(id);
  };
  if (schema !== undefined) return typeIn(catalog.schemaId(schema));
  return (home === undefined ? undefined : typeIn(catalog.schemaId(home))) ?? typeIn(dboSchema);
}

function resolveUserType(c: Context, type: DataType, ordinal: number, home: string | undefined): ResolvedType {
  const row = findUserType(c, type.schema, type.name, home);
  if (!row) refuse(2715, ordinal, type.schema === undefined ? type.name : `${type.schema}.${type.name}`);
  return {
    system_type_id: row.system_type_id,
    user_type_id: row.user_type_id,
    max_length: row.max_length,
    precision: row.precision,
    scale: row.scale,
    collation_name: row.collation_name,
    nullable: row.is_nullable,
    xml_collection_id: 0,
    is_xml_document: false,
    vector_dimensions: null,
    isTableType: row.is_table_type,
  };
}

function xmlCollectionId(c: Context, type: DataType, ordinal: number, home: string | undefined): number {
  const name = type.xmlSchemaCollection;
  if (!name) return 0;
  const schema = schemaPart(name);
  const schemas = schema === undefined ? [home ?? 'dbo', 'dbo'] : [schema];
  for (const one of schemas) {
    const schemaId = c.catalog.schemaId(one);
    if (schemaId === undefined) continue;
    const id = c.catalog.xmlCollectionNames.get(`${schemaId}.${c.catalog.fold(lastPart(name))}`);
    if (id !== undefined) return id;
  }
  return refuse(2715, ordinal, dotted(name));
}

/** A type's name for messages: `nvarchar(50)`, `decimal(9,2)`, `int`. */
export function typeText(
  c: Context,
  type: {
    readonly user_type_id: number;
    readonly system_type_id: number;
    readonly max_length: number;
    readonly precision: number;
    readonly scale: number;
  },
): string {
  const name = c.catalog.types.get(type.user_type_id)?.name ?? '';
  if (type.user_type_id > 256) return name;
  switch (type.system_type_id) {
    case 165:
    case 167:
    case 173:
    case 175:
      return `${name}(${type.max_length === -1 ? 'max' : type.max_length})`;
    case 231:
    case 239:
      if (type.user_type_id === 256) return name;
      return `${name}(${type.max_length === -1 ? 'max' : type.max_length / 2})`;
    case 106:
    case 108:
      return `${name}(${type.precision},${type.scale})`;
    case 41:
    case 42:
    case 43:
      return `${name}(${type.scale})`;
    default:
      return name;
  }
}
