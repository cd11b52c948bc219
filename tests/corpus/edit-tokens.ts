import type { Batch } from '../../src/syntax/batches.ts';
import { pick } from './random.ts';

const words =
  "SELECT FROM WHERE ( ) , AS x 1 's' @v = BEGIN END NULL NOT ON . ; * TABLE INT SET DEFAULT UPDATE [q] + AND CASE WITH";

type Edit = (tokens: readonly string[], at: number, next: () => number) => readonly string[];

/** What typing and merging do to a script: one token is changed, of those from `at` on. */
const edits: Readonly<Record<string, Edit>> = {
  delete: () => [''],
  double: ([token]) => [token!, token!],
  swap: ([token, following]) => [following!, token!],
  misspell: ([token], _, next) => {
    const letter = 1 + Math.floor(next() * (token!.length - 1));
    return [token!.slice(0, letter) + token!.slice(letter + 1)];
  },
  replace: (_, __, next) => [pick(words.split(' '), next)],
};

/** The text of the batch with one token of it changed, and how; the same for the same seed. */
export function editToken(batch: Batch, next: () => number): { readonly text: string; readonly edit: string } {
  const { text, starts, ends } = batch.tokens;
  const at = batch.from + Math.floor(next() * (batch.to - batch.from - 1));
  const name = pick(Object.keys(edits), next);
  const token = (index: number): string => text.slice(starts[index], ends[index]);
  const written = edits[name]!([token(at), token(at + 1)], at, next);
  const last = name === 'swap' ? at + 1 : at;
  const [first, end] = [starts[batch.from]!, ends[batch.to - 1]!];
  const edited = `${text.slice(first, starts[at])} ${written.join(' ')} ${text.slice(ends[last], end)}`;
  return { text: edited, edit: `${name} of '${token(at)}' (token ${at - batch.from})` };
}
