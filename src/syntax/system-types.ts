/** How many numbers stand in parentheses behind a type, and what they mean. */
type Arguments = 'none' | 'length' | 'precision' | 'scale' | 'float' | 'vector';

/** A row of sys.types for a built-in type. */
export type SystemType = {
  readonly name: string;
  readonly systemTypeId: number;
  readonly userTypeId: number;
  /** As in sys.types: bytes of the longest value; -1 for types without a limit. */
  readonly maxLength: number;
  readonly precision: number;
  readonly scale: number;
  readonly arguments: Arguments;
  /** Whether values have a collation. */
  readonly text: boolean;
};

type Row = readonly [
  name: string,
  systemTypeId: number,
  userTypeId: number,
  maxLength: number,
  precision: number,
  scale: number,
  takes?: Arguments,
];

const rows: readonly Row[] = [
  ['image', 34, 34, 16, 0, 0],
  ['text', 35, 35, 16, 0, 0],
  ['uniqueidentifier', 36, 36, 16, 0, 0],
  ['date', 40, 40, 3, 10, 0],
  ['time', 41, 41, 5, 16, 7, 'scale'],
  ['datetime2', 42, 42, 8, 27, 7, 'scale'],
  ['datetimeoffset', 43, 43, 10, 34, 7, 'scale'],
  ['tinyint', 48, 48, 1, 3, 0],
  ['smallint', 52, 52, 2, 5, 0],
  ['int', 56, 56, 4, 10, 0],
  ['smalldatetime', 58, 58, 4, 16, 0],
  ['real', 59, 59, 4, 24, 0],
  ['money', 60, 60, 8, 19, 4],
  ['datetime', 61, 61, 8, 23, 3],
  ['float', 62, 62, 8, 53, 0, 'float'],
  ['sql_variant', 98, 98, 8016, 0, 0],
  ['ntext', 99, 99, 16, 0, 0],
  ['bit', 104, 104, 1, 1, 0],
  ['decimal', 106, 106, 17, 38, 38, 'precision'],
  ['numeric', 108, 108, 17, 38, 38, 'precision'],
  ['smallmoney', 122, 122, 4, 10, 4],
  ['bigint', 127, 127, 8, 19, 0],
  ['hierarchyid', 240, 128, 892, 0, 0],
  ['geometry', 240, 129, -1, 0, 0],
  ['geography', 240, 130, -1, 0, 0],
  ['varbinary', 165, 165, 8000, 0, 0, 'length'],
  ['varchar', 167, 167, 8000, 0, 0, 'length'],
  ['binary', 173, 173, 8000, 0, 0, 'length'],
  ['char', 175, 175, 8000, 0, 0, 'length'],
  ['timestamp', 189, 189, 8, 0, 0],
  ['nvarchar', 231, 231, 8000, 0, 0, 'length'],
  ['sysname', 231, 256, 256, 0, 0],
  ['nchar', 239, 239, 8000, 0, 0, 'length'],
  ['xml', 241, 241, -1, 0, 0],
  ['json', 244, 244, -1, 0, 0],
  ['vector', 165, 255, 8000, 0, 0, 'vector'],
];

const textTypes = new Set(['text', 'ntext', 'varchar', 'char', 'nvarchar', 'nchar', 'sysname']);

const byName: ReadonlyMap<string, SystemType> = new Map(
  rows.map(([name, systemTypeId, userTypeId, maxLength, precision, scale, takes = 'none']) => [
    name,
    { name, systemTypeId, userTypeId, maxLength, precision, scale, arguments: takes, text: textTypes.has(name) },
  ]),
);

const synonyms: ReadonlyMap<string, string> = new Map([
  ['integer', 'int'],
  ['dec', 'decimal'],
  ['double precision', 'float'],
  ['character', 'char'],
  ['char varying', 'varchar'],
  ['character varying', 'varchar'],
  ['binary varying', 'varbinary'],
  ['national character', 'nchar'],
  ['national char', 'nchar'],
  ['national character varying', 'nvarchar'],
  ['national char varying', 'nvarchar'],
  ['national text', 'ntext'],
  ['rowversion', 'timestamp'],
]);

/** The built-in type that a name stands for, whatever its case, blanks and synonym; undefined for user-defined types. */
export function systemTypeOf(name: string): SystemType | undefined {
  const known = byName.get(name);
  if (known) return known;
  const lower = name.toLowerCase();
  return byName.get(synonyms.get(lower.includes(' ') ? lower.replace(/\s+/g, ' ') : lower) ?? lower);
}

/** All rows of sys.types that every database has, in the order of system_type_id. */
export function systemTypes(): readonly SystemType[] {
  return [...byName.values()];
}
