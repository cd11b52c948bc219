import { readFileSync } from 'node:fs';
import type { Failure } from './bar.ts';

/** A difference that is meant: `where` and `what` are regular expressions (letter case aside) that must both match. */
export type Explanation = {
  readonly bar: string;
  readonly where?: string;
  readonly what: string;
  readonly reason: string;
};

export function readExplanations(file: string): (bar: string, where: string, failure: Failure) => string | undefined {
  const list = (JSON.parse(readFileSync(file, 'utf8')) as Explanation[]).map((entry) => ({
    ...entry,
    where: new RegExp(entry.where ?? '', 'i'),
    what: new RegExp(entry.what, 'i'),
  }));
  return (bar, where, failure) =>
    list.find((entry) => entry.bar === bar && entry.where.test(where) && entry.what.test(failure.what))?.reason;
}
