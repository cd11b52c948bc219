/** A scalar type as it is declared. `length` in characters or bytes, `max` for the large ones. */
export type SqlType = {
  readonly name: string;
  readonly length: number | 'max';
  readonly precision: number;
  readonly scale: number;
};

/** Lengths that a type has when none is declared (columns and variables; CAST has 30). */
const defaultLength: Readonly<Record<string, number>> = {
  char: 1,
  varchar: 1,
  nchar: 1,
  nvarchar: 1,
  binary: 1,
  varbinary: 1,
};

const synonyms: Readonly<Record<string, string>> = {
  sysname: 'nvarchar(128)',
  timestamp: 'binary(8)',
  rowversion: 'binary(8)',
  integer: 'int',
  dec: 'decimal',
  'double precision': 'float(53)',
};

/** `nvarchar(40)`, `decimal(9,2)`, `varbinary(max)` → a type. Throws on what no server declares. */
export function parseType(spelled: string): SqlType {
  const known = synonyms[spelled.trim().toLowerCase()] ?? spelled;
  const parts = /^\s*\[?([a-z_][a-z0-9_ ]*?)\]?\s*(?:\(\s*(max|\d+)\s*(?:,\s*(\d+)\s*)?\))?\s*$/i.exec(known);
  if (!parts) throw new Error(`no type is spelled '${spelled}'`);
  const name = parts[1]!.toLowerCase();
  const first = parts[2]?.toLowerCase();
  const number = first === undefined || first === 'max' ? undefined : Number(first);
  const plain = { name, length: 0, precision: 0, scale: 0 } as const;
  switch (name) {
    case 'decimal':
    case 'numeric':
      return { ...plain, precision: number ?? 18, scale: Number(parts[3] ?? 0) };
    case 'time':
    case 'datetime2':
    case 'datetimeoffset':
      return { ...plain, scale: number ?? 7 };
    case 'float':
      return { ...plain, name: number !== undefined && number <= 24 ? 'real' : 'float' };
    default:
      return { ...plain, length: first === 'max' ? 'max' : (number ?? defaultLength[name] ?? 0) };
  }
}

/** As in DECLARE. */
export function spellType(type: SqlType): string {
  if (type.name === 'decimal' || type.name === 'numeric') return `${type.name}(${type.precision},${type.scale})`;
  if (['time', 'datetime2', 'datetimeoffset'].includes(type.name)) return `${type.name}(${type.scale})`;
  return type.length === 0 ? type.name : `${type.name}(${type.length})`;
}
