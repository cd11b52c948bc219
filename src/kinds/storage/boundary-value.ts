import type { ModelType } from '../../model/data-type.ts';

const date =
  /^(?:(\d{4})-?(\d{2})-?(\d{2})|(\d{1,2})[/-](\d{1,2})[/-](\d{4}))(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d+))?)?)?\s*([+-]\d{2}:\d{2}|Z)?$/;

/**
 * One spelling for a boundary value of a partition function, from the literal of a script (`N'a'`, `'01/31/2014'`, `$5`,
 * `0x0A`) or from the value of sys.partition_range_values. Dates in letters other than year-month-day are read as
 * month/day/year, as a us_english session reads them. What is no literal stays as it is.
 */
export function boundaryValue(text: string, type: ModelType): string {
  const literal = /^N?'((?:[^']|'')*)'$/s.exec(text.trim());
  const value = literal ? (literal[1] ?? '').replaceAll("''", "'") : text.trim();
  if (/^(date|datetime|datetime2|smalldatetime|datetimeoffset|time)$/.test(type.name)) return isoDate(value) ?? value;
  if (/char$/.test(type.name)) return value;
  if (/^(big|small|tiny)?int$|^bit$|^decimal$|^numeric$|^float$|^real$|money$/.test(type.name))
    return plainNumber(value);
  return value.toLowerCase();
}

/** The literal that a script writes for a canonical value. */
export function boundaryLiteral(value: string, type: ModelType): string {
  if (/^(big|small|tiny)?int$|^bit$|^decimal$|^numeric$|^float$|^real$|money$|binary$/.test(type.name)) return value;
  return `${/^n/.test(type.name) ? 'N' : ''}'${value.replaceAll("'", "''")}'`;
}

function isoDate(value: string): string | undefined {
  const part = date.exec(value);
  if (!part) return undefined;
  const [, y1, m1, d1, m2, d2, y2, hour, minute, second, fraction, zone] = part;
  const two = (text: string | undefined) => (text ?? '0').padStart(2, '0');
  const day = `${y1 ?? y2}-${two(m1 ?? m2)}-${two(d1 ?? d2)}`;
  const digits = (fraction ?? '').replace(/0+$/, '');
  return `${day}T${two(hour)}:${two(minute)}:${two(second)}${digits === '' ? '' : `.${digits}`}${zone === undefined || zone === 'Z' ? '' : zone}`;
}

/** `$5.10` → 5.1, `+07` → 7; keeps what is no plain decimal number. */
function plainNumber(value: string): string {
  const part = /^([+-]?)[$]?(\d*)(?:\.(\d*))?$/.exec(value.replace(/^([+-])\s+/, '$1'));
  if (!part || (part[2] === '' && (part[3] ?? '') === '')) return value;
  const whole = (part[2] ?? '').replace(/^0+(?=\d)/, '') || '0';
  const fraction = (part[3] ?? '').replace(/0+$/, '');
  const number = fraction === '' ? whole : `${whole}.${fraction}`;
  return part[1] === '-' && number !== '0' ? `-${number}` : number;
}
