import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import type { Batch } from '../syntax/batches.ts';
import { Cursor } from '../syntax/cursor.ts';
import { StatementReader } from './statement.ts';
import type { Module, Statement } from './tree/index.ts';

/**
 * Reads the statements of a procedure, a trigger or a function with BEGIN … END; a view, an inline function and a
 * module of an assembly have none. parseBatch leaves bodies unread, so whoever needs what a body calls, or its
 * syntax errors, asks here. `batch` is the one that the module came from.
 */
export function parseModuleBody(
  batch: Batch,
  module: Module,
): { readonly statements: readonly Statement[]; readonly diagnostics: readonly Diagnostic[] } {
  const statements: Statement[] = [];
  if (module.module === 'view' || module.module === 'inlineFunction' || module.externalName) {
    return { statements, diagnostics: [] };
  }
  const from = tokenAt(batch, module.bodyStart);
  const cursor = new Cursor(batch.tokens, from, batch.to, module.settings.quotedIdentifier);
  const reader = new StatementReader(cursor, { ...batch, from });
  try {
    while (cursor.accept(';'));
    while (!cursor.done) statements.push(reader.read());
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return { statements, diagnostics: error.diagnostics };
  }
  return { statements, diagnostics: [] };
}

/** Index of the first token of the batch at or behind the offset. */
function tokenAt(batch: Batch, offset: number): number {
  let low = batch.from;
  let high = batch.to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((batch.tokens.starts[middle] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
