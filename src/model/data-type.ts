/**
 * A data type in canonical form: synonyms resolved, defaults filled in (`decimal` → precision 18, scale 0; `varchar` →
 * length 1; `datetime2` → scale 7), so that equal types are equal data.
 */
export type ModelType = {
  /** Only for user-defined types. */
  readonly schema?: string;
  /** Lower case for system types, as spelled for user-defined ones. */
  readonly name: string;
  /** Characters for n-types, bytes for others. */
  readonly length?: number | 'max';
  readonly precision?: number;
  readonly scale?: number;
  readonly xmlStyle?: 'CONTENT' | 'DOCUMENT';
  /** [schema, name] */
  readonly xmlSchemaCollection?: readonly string[];
  readonly baseType?: string;
};
