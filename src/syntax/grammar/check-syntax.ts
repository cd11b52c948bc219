import type { Batch } from '../batches.ts';
import { Recognizer, TooDeep } from './recognizer.ts';
import { tsql } from './tsql.ts';

/** What is wrong with a batch, and at which character of its text. */
export type SyntaxError = { readonly message: string; readonly offset: number };

/**
 * The first syntax error of a batch, wherever it stands, in bodies of modules too; undefined where there is none, and
 * where a text is nested too deep to be followed.
 */
export function checkSyntax(batch: Batch): SyntaxError | undefined {
  const { quotedIdentifier } = batch.settings;
  const recognizer = new Recognizer(tsql(), batch.tokens, batch.from, batch.to, quotedIdentifier);
  try {
    if (recognizer.rule('batch', batch.from) >= 0) return undefined;
    recognizer.listen('batch', batch.from);
  } catch (error) {
    // How deep the stack goes depends on who calls; RangeError says that it is at its end.
    const givesUp = error instanceof TooDeep || error instanceof RangeError;
    if (givesUp) return undefined;
    throw error;
  }
  const at = recognizer.furthest;
  const found = at < batch.to ? `'${recognizer.text(at).slice(0, 40)}'` : 'the end';
  if (recognizer.couldGoOn && recognizer.wanted.has(')')) recognizer.wanted.add(',');
  const wanted = [...recognizer.wanted].map((one) => (/^[a-z]/.test(one) ? one : `'${one}'`));
  const message =
    wanted.length > 0 && wanted.length < 4
      ? `${wanted.join(' or ')} expected, found ${found}`
      : `incorrect syntax near ${found}`;
  const offset = at < batch.to ? batch.tokens.starts[at] : batch.tokens.ends[batch.to - 1];
  return { message, offset: offset ?? 0 };
}
