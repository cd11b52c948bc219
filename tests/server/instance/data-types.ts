import type { DataType } from '../../../src/statements/tree/index.ts';

/** `nvarchar(40)`, `decimal(9,2)`, `sysname` as a type of the simulator's trees. */
export function dataTypeOf(text: string): DataType {
  const match = /^\s*(\w+)\s*(?:\(\s*(\w+)\s*(?:,\s*(\d+)\s*)?\))?/.exec(text);
  const [, name = 'nvarchar', length, scale] = match ?? [];
  // A length that nobody documents.
  if (length === undefined && /^n?varchar$|^varbinary$/i.test(name)) return { name, length: 'max' };
  return {
    name,
    ...(length !== undefined && { length: /^max$/i.test(length) ? 'max' : Number(length) }),
    ...(scale !== undefined && { scale: Number(scale) }),
  };
}
