import { sortedKeys } from './stable-text.ts';
import { stretchesOf } from './utf8-writer.ts';

/**
 * JSON with sorted keys, no undefined members and two-space indentation: the same value gives the same bytes,
 * whatever order its members were set in.
 */
export function canonicalJson(value: unknown): string {
  const pieces: string[] = [];
  writeCanonicalJson(value, (piece) => pieces.push(piece));
  return pieces.join('');
}

/** The same piece by piece: a plan with a script of megabytes need not be one text. */
export function writeCanonicalJson(value: unknown, push: (piece: string) => void): void {
  writeValue(value, '\n', push);
  push('\n');
}

/** `indent` is the line break with the blanks that stand before the value's closing bracket. */
function writeValue(value: unknown, indent: string, push: (piece: string) => void): void {
  if (typeof value === 'string') writeString(value, push);
  else if (value === null || typeof value !== 'object') push(JSON.stringify(value) ?? 'null');
  else if (Array.isArray(value)) writeArray(value, indent, push);
  else writeObject(value as Readonly<Record<string, unknown>>, indent, push);
}

function writeArray(values: readonly unknown[], indent: string, push: (piece: string) => void): void {
  if (values.length === 0) return push('[]');
  const inner = `${indent}  `;
  let opening = `[${inner}`;
  for (const value of values) {
    writeMember(opening, value, inner, push);
    opening = `,${inner}`;
  }
  push(`${indent}]`);
}

function writeObject(source: Readonly<Record<string, unknown>>, indent: string, push: (piece: string) => void): void {
  const inner = `${indent}  `;
  let opening = '{';
  for (const key of keysInOrder(source)) {
    const value = source[key];
    if (value === undefined) continue;
    writeMember(`${opening}${inner}${JSON.stringify(key)}: `, value, inner, push);
    opening = ',';
  }
  push(opening === '{' ? '{}' : `${indent}}`);
}

/** Most members are short: then one piece holds what stands before the value, and the value. */
function writeMember(before: string, value: unknown, indent: string, push: (piece: string) => void): void {
  if (typeof value === 'string' && value.length < longText) return push(before + JSON.stringify(value));
  push(before);
  writeValue(value, indent, push);
}

/** Sorted as text, but whole numbers first and by their value: the order in which an object has its keys. */
function keysInOrder(source: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = sortedKeys(source);
  return keys.some(beginsWithDigit) ? Object.keys(Object.fromEntries(keys.map((key) => [key, 0]))) : keys;
}

const longText = 1000;

function beginsWithDigit(key: string): boolean {
  const code = key.charCodeAt(0);
  return code >= 48 && code <= 57;
}

function writeString(text: string, push: (piece: string) => void): void {
  if (text.length < longText) return push(JSON.stringify(text));
  push('"');
  for (const part of stretchesOf(text)) push(part.replace(escaped, inString));
  push('"');
}

/**
 * What JSON.stringify escapes, and halves of characters, which it does where the other half is missing. In a long text,
 * looking for them is faster than asking JSON.stringify.
 */
const escaped = /["\\\u0000-\u001f\ud800-\udfff]/g;

function inString(character: string, at: number, text: string): string {
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  const other = character >= '\udc00' ? text.slice(Math.max(at - 1, 0), at + 1) : text.slice(at, at + 2);
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(other) ? character : JSON.stringify(character).slice(1, -1);
}
