/** How a body uses a name. */
export type Usage =
  | 'table'
  | 'function'
  | 'procedure'
  | 'type'
  | 'sequence'
  | 'column'
  | 'index'
  | 'partitionFunction'
  | 'partitionScheme'
  | 'schemaCollection'
  | 'service'
  | 'contract';

/** One use of a name; every name is listed once for each usage, at its first place. */
export type BodyReference = {
  readonly usage: Usage;
  /**
   * One to four parts as written, unquoted (`''` for the gap in `db..t`). A column or an index has the parts of its table (or
   * table function), as they are written there, and its own name.
   */
  readonly parts: readonly string[];
  /** Whether it need not be there before: the body makes the object or adds the column, or asks (DROP … IF EXISTS). */
  readonly optional?: true;
  /** Offsets of the name in the text. */
  readonly start: number;
  readonly end: number;
};

export type BodyReferences = {
  /** In the order of the text, columns behind the others. */
  readonly references: readonly BodyReference[];
  /** `EXEC (@text)`, `EXEC @name` or `sp_executesql`: what it uses is not to be known from the text. */
  readonly dynamicSql: boolean;
  /** Variables and parameters used, lower case, with `@`; not `@@functions`. */
  readonly variables: readonly string[];
};

export type ReferenceOptions = {
  readonly quotedIdentifier?: boolean;
  /** The table whose columns a default, check, computed column or filter uses by their bare names. */
  readonly table?: readonly string[];
  /** The table behind `inserted` and `deleted` in a trigger. */
  readonly triggerTable?: readonly string[];
  /**
   * Whether a table, view or table function (parts as written) has a column (as written); undefined where it is not known.
   * Without it, columns are found only where a qualifier or the only table at hand says whose they are.
   */
  hasColumn?(table: readonly string[], column: string): boolean | undefined;
};
