/** Names that the server makes up for constraints, told apart by the object_id in hexadecimal. */

const hex = (id: number): string => id.toString(16).toUpperCase().padStart(8, '0');

/** `DF__Order__Qty__3A81B327`: nine characters of the table, five of the column. */
export function systemName(prefix: string, table: string, column: string | undefined, id: number): string {
  const middle = column === undefined ? table.slice(0, 9) : `${table.slice(0, 9)}__${column.slice(0, 5)}`;
  return `${prefix}__${middle}__${hex(id)}`;
}

/** `PK__Orders__3214EC0712A1C8F3`: eight characters of the table, sixteen digits of which the last eight are the id. */
export function systemKeyName(prefix: 'PK' | 'UQ', table: string, id: number): string {
  return `${prefix}__${table.slice(0, 8)}__3214EC07${hex(id)}`;
}
