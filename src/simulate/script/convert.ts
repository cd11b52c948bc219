import type { ExpressionType } from '../../syntax/expression/tree.ts';
import { systemTypeOf } from '../../syntax/system-types.ts';
import { refuse } from '../sql-error.ts';
import { dateOf } from './dates.ts';
import type { Value } from './value.ts';

const whole = new Set(['int', 'bigint', 'smallint', 'tinyint']);

/** A value converted to a type: whole numbers, bit, cut text; what else there is keeps its text. Error 245. */
export function convertValue(value: Value, type: ExpressionType, lenient = false): Value {
  if (value === null) return null;
  const name = systemTypeOf(type.name)?.name ?? type.name.toLowerCase();
  if (whole.has(name)) return number(value, name, lenient, Math.trunc);
  if (name === 'bit') {
    if (/^true$/i.test(String(value))) return 1;
    if (/^false$/i.test(String(value))) return 0;
    return number(value, name, lenient, (n) => (n === 0 ? 0 : 1));
  }
  if (
    name === 'float' ||
    name === 'real' ||
    name === 'decimal' ||
    name === 'numeric' ||
    name === 'money' ||
    name === 'smallmoney'
  ) {
    return number(value, name, lenient, (n) => n);
  }
  if (/^date(time2?)?$|^smalldatetime$/.test(name)) return dateOf(value, name === 'date') ?? value;
  if (/char$|^sysname$/.test(name)) {
    const text = String(value);
    const length = name === 'sysname' ? 128 : type.length === undefined ? 30 : type.length;
    return length === 'max' ? text : text.slice(0, length);
  }
  return value;
}

function number(value: string | number, type: string, lenient: boolean, change: (n: number) => number): Value {
  const text = String(value).trim();
  const parsed = text === '' ? 0 : Number(text);
  if (Number.isNaN(parsed)) return lenient ? null : refuse(245, 'nvarchar', value, type);
  // Beyond what a number holds exactly, the text is kept.
  if (typeof value === 'string' && Math.abs(parsed) > Number.MAX_SAFE_INTEGER) return text;
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

type Target = { readonly name: string; readonly length?: number | 'max' };

/** By the text of the type: a script that inserts thousands of rows asks for the same few. */
const targets = new Map<string, Target | null>();

function targetOf(type: string): Target | undefined {
  const match = /^(\w+)(?:\((\w+)(?:,(\d+))?\))?$/.exec(type);
  if (!match) return undefined;
  const [, name = '', length] = match;
  // A string variable without a length holds one character.
  const parsed =
    length === undefined ? (/char$/i.test(name) ? 1 : undefined) : /^max$/i.test(length) ? 'max' : Number(length);
  return { name, ...(parsed !== undefined && { length: parsed }) };
}
