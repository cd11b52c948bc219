import type { ExpressionType } from '../../syntax/expression/tree.ts';
import { systemTypeOf } from '../../syntax/system-types.ts';
import { refuse } from '../sql-error.ts';
import { dateOf } from './dates.ts';
import type { Value } from './value.ts';

/** Whole numbers by their type, with the least and the greatest. */
const whole: Readonly<Record<string, readonly [least: number, greatest: number]>> = {
  tinyint: [0, 255],
  smallint: [-(2 ** 15), 2 ** 15 - 1],
  int: [-(2 ** 31), 2 ** 31 - 1],
  bigint: [-(2 ** 63), 2 ** 63],
};

/** A value converted to a type: numbers, bit, dates, cut text; what else there is keeps its text. Errors 245, 8115. */
export function convertValue(value: Value, type: ExpressionType, lenient = false): Value {
  if (value === null) return null;
  const name = systemTypeOf(type.name)?.name ?? type.name.toLowerCase();
  const range = Object.hasOwn(whole, name) ? whole[name] : undefined;
  if (range) {
    const [least, greatest] = range;
    return number(value, name, lenient, (n) => {
      const cut = Math.trunc(n);
      return cut < least || cut > greatest ? tooLarge('expression', name, lenient) : cut;
    });
  }
  if (name === 'bit') {
    if (/^true$/i.test(String(value))) return 1;
    if (/^false$/i.test(String(value))) return 0;
    return number(value, name, lenient, (n) => (n === 0 ? 0 : 1));
  }
  if (name === 'float' || name === 'real' || name === 'money' || name === 'smallmoney') {
    return number(value, name, lenient, (n) => n);
  }
  if (name === 'decimal' || name === 'numeric') {
    const precision = typeof type.length === 'number' ? type.length : 18;
    const scale = type.scale ?? 0;
    return number(value, name, lenient, (n) => {
      const rounded = precision > 15 ? n : Math.round(n * 10 ** scale) / 10 ** scale;
      return Math.abs(rounded) >= 10 ** (precision - scale) ? tooLarge('numeric', 'numeric', lenient) : rounded;
    });
  }
  if (/^date(time2?)?$|^smalldatetime$/.test(name)) return dateOf(value, name === 'date') ?? (lenient ? null : value);
  if (/char$|^sysname$/.test(name)) {
    const text = lenient && !name.startsWith('n') && name !== 'sysname' ? inCodePage(String(value)) : String(value);
    const length = name === 'sysname' ? 128 : type.length === undefined ? 30 : type.length;
    return length === 'max' ? text : text.slice(0, length);
  }
  if (name === 'uniqueidentifier' && lenient && !guid.test(String(value))) return null;
  return value;
}

const guid = /^\{?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\}?$/i;

function tooLarge(what: string, type: string, lenient: boolean): null {
  return lenient ? null : refuse(8115, what, type);
}

/** Characters of Windows-1252 beyond Latin-1, the code page of most collations; what it lacks becomes a question mark. */
const inCodePage = (text: string): string =>
  text.replace(
    /[^\u0000-\u00ff\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]/g,
    '?',
  );

function number(value: string | number, type: string, lenient: boolean, change: (n: number) => number | null): Value {
  const text = String(value).trim();
  const parsed = text === '' ? 0 : Number(text);
  if (Number.isNaN(parsed)) return lenient ? null : refuse(245, 'nvarchar', value, type);
  // Beyond what a number holds exactly, the text is kept.
  if (typeof value === 'string' && Math.abs(parsed) > Number.MAX_SAFE_INTEGER && change(parsed) !== null) return text;
  return change(parsed);
}

/** A value as a variable of a declared type holds it. */
export function assignable(value: Value, type: string | undefined): Value {
  if (value === null || type === undefined) return value;
  let target = targets.get(type);
  if (target === undefined) {
    target = targetOf(type) ?? null;
    targets.set(type, target);
  }
  return target ? convertValue(value, target) : value;
}

type Target = { readonly name: string; readonly length?: number | 'max'; readonly scale?: number };

/** By the text of the type: a script that inserts thousands of rows asks for the same few. */
const targets = new Map<string, Target | null>();

function targetOf(type: string): Target | undefined {
  const match = /^(\w+)(?:\((\w+)(?:,(\d+))?\))?$/.exec(type);
  if (!match) return undefined;
  const [, name = '', length, scale] = match;
  // A string variable without a length holds one character.
  const parsed =
    length === undefined ? (/char$/i.test(name) ? 1 : undefined) : /^max$/i.test(length) ? 'max' : Number(length);
  return {
    name,
    ...(parsed !== undefined && { length: parsed }),
    ...(scale !== undefined && { scale: Number(scale) }),
  };
}
