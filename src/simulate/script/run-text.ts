import { RehearsalError } from '../../base/errors.ts';
import { parseBatch } from '../../statements/parse-batch.ts';
import type { BatchSettings } from '../../statements/tree/index.ts';
import { splitBatches } from '../../syntax/batches.ts';
import { refuse, SqlError } from '../sql-error.ts';
import type { Runner } from './flow.ts';
import { newScope, type Scope, type Session } from './session.ts';
import type { Value } from './value.ts';

/** Nesting of EXEC that the server allows. */
const deepest = 32;

/**
 * Runs a text as a batch of its own: it sees temp tables and `variables`, not the variables around it. Answers the variables
 * as they are at its end. Error 217: nested too deep.
 */
export function runText(
  s: Session,
  source: string,
  variables: ReadonlyMap<string, Value>,
  runner: Runner,
  types: Scope['types'] = new Map(),
  own: BatchSettings = s.settings,
): ReadonlyMap<string, Value> {
  if (source.trim() === '') return variables;
  if (s.depth >= deepest) refuse(217, deepest);
  const { scope, settings } = s;
  const inner: Scope = { ...newScope(), variables: new Map(variables), types };
  s.scope = inner;
  s.depth += 1;
  try {
    for (const batch of splitBatches(source, 'dynamic SQL', own)) {
      const parsed = parseBatch(batch);
      const [problem] = parsed.diagnostics;
      if (problem) throw new SqlError(102, new RehearsalError([problem]).message);
      s.settings = batch.settings;
      const flow = runner.all(s, parsed.statements);
      if (typeof flow === 'object') refuse(133, flow.goto);
    }
  } finally {
    s.depth -= 1;
    s.scope = scope;
    s.settings = settings;
  }
  return inner.variables;
}
