import { existsSync, readFileSync } from 'node:fs';
import { fail } from '../base/errors.ts';

export type NamedBytes = { readonly bytes: Uint8Array /** For messages. */; readonly name: string };

/**
 * A JSON document that is given as a file or as its own text. A protected pipeline template can hold the text: what stands in the
 * template, nobody who writes the change can replace. Throws `code` where the file is missing.
 */
export function textOrFile(value: string, what: string, code: string): NamedBytes {
  if (/^\s*\{/.test(value)) return { bytes: new TextEncoder().encode(value), name: what };
  if (!existsSync(value)) fail(code, `There is no file ${value}.`);
  return { bytes: readFileSync(value), name: value };
}

/** What such a document says, with its bytes; undefined where none is given. */
export function readGiven<T>(
  value: string | undefined,
  what: string,
  code: string,
  read: (bytes: Uint8Array, name: string) => T,
): { readonly read: T; readonly bytes: Uint8Array } | undefined {
  if (value === undefined) return undefined;
  const { bytes, name } = textOrFile(value, what, code);
  return { read: read(bytes, name), bytes };
}
