import type { Context } from '../context.ts';
import { dateOf } from './dates.ts';
import { toNumber } from './to-number.ts';
import type { Value } from './value.ts';

/** -1, 0 or 1; text compares under the collation and without trailing blanks, text and number as numbers. Error 245. */
export function compareValues(c: Context, a: string | number, b: string | number): number {
  if (typeof a === 'string' && typeof b === 'string') {
    // Dates compare as dates, whichever way the other one is written.
    if (a.charAt(10) === 'T' || b.charAt(10) === 'T') {
      const [left, right] = [dateOf(a, false), dateOf(b, false)];
      if (left !== undefined && right !== undefined) return left < right ? -1 : left > right ? 1 : 0;
    }
    const [left, right] = [c.catalog.fold(a.trimEnd()), c.catalog.fold(b.trimEnd())];
    return left < right ? -1 : left > right ? 1 : 0;
  }
  const [left, right] = [toNumber(a), toNumber(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whether two values are the same for DISTINCT, GROUP BY and UNION: NULLs are one. */
export function groupKey(c: Context, values: readonly Value[]): string {
  return JSON.stringify(values.map((value) => (typeof value === 'string' ? c.catalog.fold(value.trimEnd()) : value)));
}

/** LIKE: `%`, `_`, `[…]`, `[^…]` and the escape character. */
export function isLike(c: Context, text: string, pattern: string, mark: string | undefined): boolean {
  let source = '';
  for (let i = 0; i < pattern.length; i += 1) {
    const char = pattern.charAt(i);
    if (mark !== undefined && char === mark) {
      i += 1;
      source += quoteRegExp(pattern.charAt(i));
    } else if (char === '%') source += '[\\s\\S]*';
    else if (char === '_') source += '[\\s\\S]';
    else if (char === '[' && pattern.indexOf(']', i + 1) > 0) {
      const end = pattern.indexOf(']', i + 1);
      const set = pattern.slice(i + 1, end);
      source += `[${set.replace(/[\\\]]/g, '\\$&')}]`;
      i = end;
    } else source += quoteRegExp(char);
  }
  return new RegExp(`^${source}$`, c.catalog.naming.caseSensitive ? 'u' : 'iu').test(text);
}

const quoteRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
