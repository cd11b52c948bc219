import type { ObjectKey } from '../../model/object-key.ts';

/**
 * Stands for a temporal table while its system versioning is off: provided by the step that switches it off, removed by the
 * one that switches it on, needed by what the server refuses in between (errors 13548, 13551, 13557 and their like).
 */
export function unversioned(table: ObjectKey): string {
  return `${table}${suffix}`;
}

/** The table that such a token stands for; undefined for any other token. */
export function unversionedTable(token: string): ObjectKey | undefined {
  return token.endsWith(suffix) ? (token.slice(0, -suffix.length) as ObjectKey) : undefined;
}

const suffix = '~unversioned';
