import { type Diagnostic, RehearsalError } from '../base/errors.ts';
import { type Batch, splitBatches } from '../syntax/batches.ts';
import { parseBatch } from './parse-batch.ts';
import type { BatchSettings, Statement } from './tree/index.ts';

/** A batch with its statements; `start` and `end` are offsets in the script, `count` is how often GO runs it. */
export type ScriptBatch = {
  readonly statements: readonly Statement[];
  readonly settings: BatchSettings;
  readonly start: number;
  readonly end: number;
  readonly count: number;
};

export type ParsedScript = {
  readonly batches: readonly ScriptBatch[];
  readonly diagnostics: readonly Diagnostic[];
};

/**
 * Reads a whole script. A syntax error costs the rest of its batch, the next one is read again; what the lexer cannot
 * cut into tokens (an unterminated string, name or comment) costs the script.
 */
export function parseScript(text: string, file: string, initial?: Partial<BatchSettings>): ParsedScript {
  let found: readonly Batch[];
  try {
    found = splitBatches(text, file, initial);
  } catch (error) {
    if (!(error instanceof RehearsalError)) throw error;
    return { batches: [], diagnostics: error.diagnostics };
  }
  const diagnostics: Diagnostic[] = [];
  const batches = found.map((batch) => {
    const parsed = parseBatch(batch);
    diagnostics.push(...parsed.diagnostics);
    const { settings, start, end, count } = batch;
    return { statements: parsed.statements, settings, start, end, count };
  });
  return { batches, diagnostics };
}
