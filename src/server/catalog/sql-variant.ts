import type { Cell } from '../../formats/catalog-rows.ts';

/** The column beside a sql_variant that says its base type. */
export const baseTypeColumn = (column: string): string => `${column} base type`;

/**
 * The value of a sql_variant as text that says it whole: dates as ISO 8601, binary values as 0x…, money with four digits.
 * What its own conversion would give depends on the session's language for dates, and is cut for the others.
 */
export function variantText(cell: string): string {
  const as = (type: string, style: number): string => `CONVERT(nvarchar(max), CONVERT(${type}, ${cell}), ${style})`;
  return [
    `CASE ${variantType(cell)}`,
    `WHEN N'datetime' THEN ${as('datetime2(3)', 126)}`,
    `WHEN N'smalldatetime' THEN ${as('datetime2(0)', 126)}`,
    `WHEN N'varbinary' THEN ${as('varbinary(8000)', 1)}`,
    `WHEN N'binary' THEN ${as('varbinary(8000)', 1)}`,
    `WHEN N'float' THEN ${as('float', 2)}`,
    `WHEN N'real' THEN ${as('real', 1)}`,
    `WHEN N'money' THEN ${as('money', 2)}`,
    `WHEN N'smallmoney' THEN ${as('money', 2)}`,
    `ELSE CONVERT(nvarchar(max), ${cell}) END`,
  ].join(' ');
}

export const variantType = (cell: string): string =>
  `CONVERT(nvarchar(128), SQL_VARIANT_PROPERTY(${cell}, N'BaseType'))`;

const exact = new Set(['int', 'smallint', 'tinyint', 'bigint', 'decimal', 'numeric', 'money', 'smallmoney']);

/** A number where the base type is one and a number holds it whole; otherwise the text. */
export function variantCell(text: Cell, type: Cell): Cell {
  if (typeof text !== 'string' || typeof type !== 'string') return text;
  if (type === 'bit') return text === '1';
  if (type === 'float' || type === 'real') return Number(text);
  if (!exact.has(type)) return text;
  const number = Number(text);
  const plain = text.includes('.') ? text.replace(/\.?0+$/, '') : text;
  return String(number) === plain ? number : text;
}
