import { idOf } from './keyword-ids.ts';
import type { Recognizer } from './recognizer.ts';

const dot = idOf('.');
const star = idOf('*');
/** Columns that are told by what they are. */
export const lastColumns = new Set(
  ['$ROWGUID', '$IDENTITY', '$ACTION', '$CUID', 'IDENTITYCOL', 'ROWGUIDCOL'].map(idOf),
);

/** Parts of a name; those in front and between may be missing (`..t`, `db..t`). */
export function dottedName(r: Recognizer, start: number): number {
  let next = start;
  while (r.is(next, dot)) next += 1;
  for (;;) {
    if (!r.isName(next)) return r.fail(next, 'a name');
    next += 1;
    if (!r.is(next, dot)) return next;
    while (r.is(next, dot)) next += 1;
  }
}

/** The name of a column, with its table before it or without. */
export function columnName(r: Recognizer, start: number): number {
  let next = start;
  while (r.is(next, dot)) next += 1;
  for (;;) {
    if (lastColumns.has(r.id(next))) return next + 1;
    if (!r.isName(next)) return r.fail(next, 'a name');
    next += 1;
    if (!r.is(next, dot)) return next;
    while (r.is(next, dot)) next += 1;
  }
}

/** `t.*`, `dbo.t.*`; fails silently, for most that begin so are columns. */
export function starOfTable(r: Recognizer, start: number): number {
  let next = start;
  while (r.is(next, dot)) next += 1;
  if (!r.isName(next)) return r.fail(start);
  next += 1;
  while (r.is(next, dot)) {
    if (r.is(next + 1, star)) return next + 2;
    next += 1;
    while (r.is(next, dot)) next += 1;
    if (!r.isName(next)) return r.fail(start);
    next += 1;
  }
  return r.fail(start);
}
