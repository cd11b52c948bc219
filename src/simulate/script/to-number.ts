import { refuse } from '../sql-error.ts';

/** Text as a number, as the server converts implicitly. Error 245. */
export function toNumber(value: string | number): number {
  if (typeof value === 'number') return value;
  const text = value.trim();
  if (text === '') return 0;
  if (/^0x[0-9a-f]*$/i.test(text)) return Number.parseInt(text.slice(2) || '0', 16);
  const number = Number(text);
  return Number.isNaN(number) ? refuse(245, 'nvarchar', value, 'int') : number;
}
