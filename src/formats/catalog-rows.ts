/** A value of a catalog view: bit → boolean; bigint, decimal and sql_variant → text; dates → ISO text. */
export type Cell = string | number | boolean | null | Uint8Array;

/** A row with the documented column names of its view. */
export type Row = Readonly<Record<string, Cell>>;

/** Rows by view name, such as `sys.tables`. A view that was not read is absent. */
export type CatalogRows = ReadonlyMap<string, readonly Row[]>;
