import type { Diagnostic } from '../../base/errors.ts';
import type { Batch } from '../batches.ts';
import { Cursor } from '../cursor.ts';
import { Recognizer, TooDeep } from './recognizer.ts';
import { tsql, UnknownStatement } from './tsql.ts';

/**
 * The first syntax error (SYN001) of a batch, wherever it stands, in bodies of modules too; undefined where there is
 * none, and where a statement comes that the grammar has no rules for.
 */
export function checkSyntax(batch: Batch): Diagnostic | undefined {
  const { quotedIdentifier } = batch.settings;
  const recognizer = new Recognizer(tsql(), batch.tokens, batch.from, batch.to, { quotedIdentifier, version: 999 });
  try {
    if (recognizer.rule('batch', batch.from) >= 0) return undefined;
    recognizer.listen('batch', batch.from);
  } catch (error) {
    if (error instanceof UnknownStatement || error instanceof TooDeep) return undefined;
    throw error;
  }
  const cursor = new Cursor(batch.tokens, recognizer.furthest, batch.to, quotedIdentifier);
  const found = cursor.done ? 'the end' : `'${cursor.raw().slice(0, 40)}'`;
  const wanted = [...recognizer.wanted];
  const message =
    wanted.length > 0 && wanted.length < 4
      ? `${wanted.map((w) => (/^[a-z]/.test(w) ? w : `'${w}'`)).join(' or ')} expected, found ${found}`
      : `incorrect syntax near ${found}`;
  return { code: 'SYN001', severity: 'error', message, at: cursor.position() };
}
