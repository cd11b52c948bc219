/** A piece of source text, byte for byte, with its offsets in the text it was read from. */
export type SourceText = {
  readonly text: string;
  readonly start: number;
  readonly end: number;
};

/**
 * `server.database.schema.object`: one to four parts, unquoted; an omitted part (`db..t`) is ''. `start`/`end` are
 * offsets of the whole name.
 */
export type ObjectName = {
  readonly parts: readonly string[];
  readonly start: number;
  readonly end: number;
};

/** A data type as written. `schema` only when written; `name` is unquoted and keeps its spelling. */
export type DataType = {
  readonly schema?: string;
  readonly name: string;
  /** `varchar(10)` → 10, `varchar(max)` → 'max', `decimal(9,2)` → 9. */
  readonly length?: number | 'max';
  readonly scale?: number;
  /** `xml(CONTENT [s].[c])` */
  readonly xmlStyle?: 'CONTENT' | 'DOCUMENT';
  readonly xmlSchemaCollection?: ObjectName;
  /** `vector(3, float16)` */
  readonly baseType?: string;
  /** `varchar($(Size))`: SQLCMD variables as written, in place of `length` (and `scale`). */
  readonly variables?: readonly string[];
};

/** `NAME = value` or `NAME` in a WITH list. Values keep their spelling; nested lists keep their options. */
export type Option = {
  /** Upper case, words separated by one space. */
  readonly name: string;
  readonly value?: string;
  readonly options?: readonly Option[];
  /** `ON PARTITIONS (1, 3 TO 5)` behind a DATA_COMPRESSION option: source text of the list. */
  readonly partitions?: string;
};

/** `ON [filegroup]` or `ON [scheme]([column])`. */
export type DataSpace = { readonly name: string; readonly partitionColumns?: readonly string[] };

/** Session settings under which a batch was compiled. */
export type BatchSettings = { readonly quotedIdentifier: boolean; readonly ansiNulls: boolean };
