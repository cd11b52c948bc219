import { quotePath } from '../../base/names.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { DataType } from '../../statements/tree/index.ts';
import { canonicalType, formatType, isSystemType as isSystemSpelling } from '../../syntax/type-names.ts';

/** Whether it is a type of the server's own, not one of the database. */
export function isSystemType(type: ModelType): boolean {
  return type.schema === undefined;
}

/** The canonical form of a type as written. A user-defined type without schema is given `defaultSchema`. */
export function modelTypeOf(type: DataType, defaultSchema: string): ModelType {
  if (!isSystemSpelling(type)) {
    // `xml` is known by itself; every other name is the database's.
    if (type.name.toLowerCase() !== 'xml') return { schema: type.schema ?? defaultSchema, name: type.name };
  }
  return systemType(type.name, {
    ...(type.length === undefined ? {} : { first: type.length }),
    ...(type.scale === undefined ? {} : { second: type.scale }),
    ...(type.xmlStyle === undefined ? {} : { xmlStyle: type.xmlStyle }),
    ...(type.xmlSchemaCollection === undefined
      ? {}
      : { xmlSchemaCollection: withSchema(type.xmlSchemaCollection.parts, defaultSchema) }),
    ...(type.baseType === undefined ? {} : { baseType: type.baseType }),
  });
}

/** The name under which a system type is known (`integer` → `int`), or undefined for any other name. */
export function systemTypeName(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (lower === 'xml') return lower;
  return isSystemSpelling({ name }) ? canonicalType({ name }).name : undefined;
}

/** What stands in parentheses behind a system type, in order. */
export type TypeArguments = {
  readonly first?: number | 'max';
  readonly second?: number;
  readonly xmlStyle?: 'CONTENT' | 'DOCUMENT';
  readonly xmlSchemaCollection?: readonly string[];
  readonly baseType?: string;
};

/** A system type by name or synonym with its arguments, defaults filled in. */
export function systemType(name: string, given: TypeArguments): ModelType {
  if (name.toLowerCase() === 'xml') {
    if (given.xmlSchemaCollection === undefined) return { name: 'xml' };
    // CONTENT is the default.
    const style = given.xmlStyle === 'DOCUMENT' ? { xmlStyle: given.xmlStyle } : {};
    return { name: 'xml', xmlSchemaCollection: given.xmlSchemaCollection, ...style };
  }
  const type = canonicalType({ name, length: given.first, scale: given.second });
  const base = given.baseType?.toLowerCase();
  return base === undefined || base === 'float32' ? type : { ...type, baseType: base };
}

/** The type as T-SQL: `[nvarchar](50)`, `[decimal](9,2)`, `[dbo].[Sku]`. */
export function typeText(type: ModelType): string {
  if (type.schema !== undefined) return quotePath([type.schema, type.name]);
  if (type.xmlSchemaCollection !== undefined) {
    const style = type.xmlStyle === undefined ? '' : `${type.xmlStyle} `;
    return `[xml](${style}${quotePath(type.xmlSchemaCollection)})`;
  }
  if (type.baseType !== undefined) return `[${type.name}](${type.length ?? 1}, ${type.baseType})`;
  return formatType(type);
}

function withSchema(parts: readonly string[], defaultSchema: string): readonly string[] {
  const [schema, name] = parts.slice(-2);
  return name === undefined ? [defaultSchema, schema ?? ''] : [schema || defaultSchema, name];
}
