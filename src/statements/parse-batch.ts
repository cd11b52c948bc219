import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import type { Batch } from '../syntax/batches.ts';
import { Cursor } from '../syntax/cursor.ts';
import { StatementReader } from './statement.ts';
import type { Statement } from './tree/index.ts';

/** What a batch says, as far as it could be read. */
export type ParsedBatch = {
  readonly statements: readonly Statement[];
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads the statements of one batch. At a syntax error (SYN001, with file, line and column) it stops: the statements
 * before it are there, the rest of the batch is not read.
 */
export function parseBatch(batch: Batch): ParsedBatch {
  const cursor = new Cursor(batch.tokens, batch.from, batch.to, batch.settings.quotedIdentifier);
  const reader = new StatementReader(cursor, batch);
  const statements: Statement[] = [];
  try {
    while (cursor.accept(';'));
    while (!cursor.done) statements.push(reader.read());
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return { statements, diagnostics: error.diagnostics };
  }
  return { statements, diagnostics: [] };
}
