import { quote } from '../base/names.ts';
import type { ObjectName } from '../statements/tree/index.ts';
import type { Context } from './context.ts';
import type { ObjectColumns } from './rows/object-rows.ts';
import { refuse, unsupported } from './sql-error.ts';

const sysSchema = 4;
export const dboSchema = 1;

/** The last part of a name. */
export const lastPart = (name: ObjectName): string => name.parts[name.parts.length - 1] ?? '';

/** The schema part as written, or undefined. */
export const schemaPart = (name: ObjectName): string | undefined => name.parts[name.parts.length - 2] || undefined;

/** `dbo.T` for messages, as SQL Server shows names: without brackets. */
export const dotted = (name: ObjectName): string => name.parts.join('.');

/** `[dbo].[T]` */
export const bracketed = (parts: readonly string[]): string => parts.map(quote).join('.');

export const isTemporary = (name: ObjectName): boolean => lastPart(name).startsWith('#');

/** Whether a name of three or four parts leaves this database. */
export function isElsewhere(c: Context, name: ObjectName): boolean {
  const database = name.parts[name.parts.length - 3];
  if (name.parts.length >= 4 && name.parts[0] !== '') return true;
  if (database === undefined || database === '') return c.elsewhere !== undefined && !isTemporary(name);
  if (/^\$\(DatabaseName\)$/i.test(database)) return false;
  return database.toLowerCase() !== c.databaseName.toLowerCase();
}

/** Databases that every server has. */
export const isSystemDatabase = (name: string): boolean => /^(master|tempdb|model|msdb)$/i.test(name);

/** The schema in which CREATE puts an object. Error 2760. */
export function schemaForCreate(c: Context, name: ObjectName): number {
  if (isElsewhere(c, name)) unsupported(`objects of another database (${dotted(name)})`);
  const schema = schemaPart(name);
  if (schema === undefined) return dboSchema;
  return c.catalog.schemaId(schema) ?? refuse(2760, schema);
}

/**
 * An object by name; undefined when there is none or it is in another database. Without a schema it is one of `home`, the schema
 * of the module whose text names it, or else one of dbo.
 */
export function findObject(c: Context, name: ObjectName, home?: string): ObjectColumns | undefined {
  if (isElsewhere(c, name)) return undefined;
  const schema = schemaPart(name);
  const object = lastPart(name);
  if (schema === undefined) {
    const own = home === undefined ? undefined : c.catalog.schemaId(home);
    const found = own === undefined ? undefined : c.catalog.objectIn(own, object);
    return found ?? c.catalog.objectIn(dboSchema, object) ?? c.catalog.objectIn(sysSchema, object);
  }
  const schemaId = c.catalog.schemaId(schema);
  return schemaId === undefined ? undefined : c.catalog.objectIn(schemaId, object);
}

/** Error 2714 when the name is taken in its schema. */
export function claimName(c: Context, schemaId: number, name: string): void {
  if (c.catalog.objectNames.has(`${schemaId}.${c.catalog.fold(name)}`)) refuse(2714, name);
}

/** `schema.name` of an object, without brackets. */
export function nameOf(c: Context, row: ObjectColumns): string {
  return `${c.catalog.schemaName(row.schema_id)}.${row.name}`;
}
