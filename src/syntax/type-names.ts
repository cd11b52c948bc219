import { quote } from '../base/names.ts';
import { type SystemType, systemTypeOf } from './system-types.ts';

/** A type as written: `length` is the first number in parentheses, whatever it means for the type. */
export type TypeSpelling = {
  readonly schema?: string | undefined;
  readonly name: string;
  readonly length?: number | 'max' | undefined;
  readonly scale?: number | undefined;
};

/** A type with synonyms resolved and defaults filled in: equal types are equal data. */
export type CanonicalType = {
  /** Only for user-defined types. */
  readonly schema?: string;
  /** Lower case for system types, as spelled for user-defined ones. */
  readonly name: string;
  /** Characters for nchar and nvarchar, bytes for the others, dimensions for vector. */
  readonly length?: number | 'max';
  readonly precision?: number;
  readonly scale?: number;
};

/** What sys.columns, sys.parameters and sys.types say of a system type. */
export type TypeFacts = {
  readonly systemTypeId: number;
  readonly userTypeId: number;
  /** Bytes; nvarchar(10) → 20, max → -1. */
  readonly maxLength: number;
  readonly precision: number;
  readonly scale: number;
};

function systemOf(type: TypeSpelling): SystemType | undefined {
  return type.schema === undefined || type.schema.toLowerCase() === 'sys' ? systemTypeOf(type.name) : undefined;
}

export function isSystemType(type: TypeSpelling): boolean {
  return systemOf(type) !== undefined;
}

/**
 * `integer` → int, `dec(9)` → decimal(9,0), `varchar` → varchar(1), `datetime2` → scale 7, `float` → precision 53,
 * `float(24)` → real, `rowversion` → timestamp. In CAST and CONVERT the default length of strings is 30:
 * `defaultLength` says which.
 */
export function canonicalType(type: TypeSpelling, defaultLength = 1): CanonicalType {
  const system = systemOf(type);
  if (!system) return type.schema === undefined ? { name: type.name } : { schema: type.schema, name: type.name };
  const { name } = system;
  switch (system.arguments) {
    case 'none':
      return { name };
    case 'length':
      return { name, length: type.length ?? defaultLength };
    case 'vector':
      return { name, length: type.length ?? 1 };
    case 'scale':
      return { name, scale: numberOr(type.length, 7) };
    case 'precision':
      return { name, precision: numberOr(type.length, 18), scale: type.scale ?? 0 };
    case 'float':
      return numberOr(type.length, 53) <= 24 ? { name: 'real' } : { name, precision: 53 };
  }
}

function numberOr(value: number | 'max' | undefined, other: number): number {
  return typeof value === 'number' ? value : other;
}

/** The columns of sys.columns for a system type; undefined for a user-defined one. */
export function typeFacts(type: TypeSpelling): TypeFacts | undefined {
  const system = systemOf(type);
  if (!system) return undefined;
  const canonical = canonicalType(type);
  const base = canonical.name === system.name ? system : (systemTypeOf(canonical.name) ?? system);
  const { systemTypeId, userTypeId } = base;
  const facts = { systemTypeId, userTypeId, maxLength: base.maxLength, precision: base.precision, scale: base.scale };
  const { length, precision = 0, scale = 0 } = canonical;
  switch (base.arguments) {
    case 'length':
      if (length === 'max') return { ...facts, maxLength: -1 };
      return { ...facts, maxLength: (length ?? 1) * (base.name.startsWith('n') ? 2 : 1) };
    case 'vector':
      return { ...facts, maxLength: 8 + 4 * numberOr(length, 1) };
    case 'precision':
      return { ...facts, maxLength: decimalBytes(precision), precision, scale };
    case 'scale':
      return { ...facts, ...temporalFacts(base.name, scale) };
    default:
      return facts;
  }
}

function decimalBytes(precision: number): number {
  if (precision <= 9) return 5;
  if (precision <= 19) return 9;
  return precision <= 28 ? 13 : 17;
}

/** Digits behind the second cost a byte for every two; the width in characters grows by one for the point. */
function temporalFacts(name: string, scale: number): Pick<TypeFacts, 'maxLength' | 'precision' | 'scale'> {
  const time = scale <= 2 ? 3 : scale <= 4 ? 4 : 5;
  const digits = scale === 0 ? 0 : scale + 1;
  if (name === 'time') return { maxLength: time, precision: 8 + digits, scale };
  if (name === 'datetime2') return { maxLength: time + 3, precision: 19 + digits, scale };
  return { maxLength: time + 5, precision: 26 + digits, scale };
}

/** `(10)`, `(max)`, `(9,2)`, `(7)`, or nothing: what stands behind the name of a canonical type. */
export function typeArguments(type: CanonicalType): string {
  const system = systemOf(type);
  if (type.length !== undefined) return `(${type.length})`;
  if (system?.arguments === 'precision') return `(${type.precision ?? 18},${type.scale ?? 0})`;
  if (system?.arguments === 'scale') return `(${type.scale ?? 7})`;
  return '';
}

/** `[varchar](10)`, `[dbo].[Money]`, `[decimal](9,2)`: the spelling of a canonical type in statements. */
export function formatType(type: CanonicalType): string {
  const schema = type.schema === undefined ? '' : `${quote(type.schema)}.`;
  return `${schema}${quote(type.name)}${typeArguments(type)}`;
}
