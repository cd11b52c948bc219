import { RehearsalError } from '../../base/errors.ts';
import { parseBatch } from '../../statements/parse-batch.ts';
import type { BatchSettings, Statement } from '../../statements/tree/index.ts';
import { splitBatches } from '../../syntax/batches.ts';
import { refuse, SqlError } from '../sql-error.ts';
import type { Runner } from './flow.ts';
import { newScope, type Scope, type Session } from './session.ts';
import type { Value } from './value.ts';

/** Nesting of EXEC that the server allows. */
const deepest = 32;

/** A text that has been read, to be run once or many times. */
export type ReadText = readonly { readonly settings: BatchSettings; readonly statements: readonly Statement[] }[];

/** Reads a text as batches of their own. Error 102: it is not T-SQL. */
export function readText(source: string, settings: BatchSettings): ReadText {
  return splitBatches(source, 'dynamic SQL', settings).map((batch) => {
    const { diagnostics, statements } = parseBatch(batch);
    const [problem] = diagnostics;
    if (problem) throw new SqlError(102, new RehearsalError([problem]).message);
    return { settings: batch.settings, statements };
  });
}

/** What a module's text finds beside its variables. */
type Around = Partial<Pick<Scope, 'types' | 'tables'>>;

/**
 * Runs a text as a batch of its own: it sees temp tables and `variables`, not the variables around it. Answers the variables
 * as they are at its end. Error 217: nested too deep.
 */
export function runText(
  s: Session,
  source: string | ReadText,
  variables: ReadonlyMap<string, Value>,
  runner: Runner,
  { types = new Map(), tables = new Map() }: Around = {},
): ReadonlyMap<string, Value> {
  if (typeof source === 'string' && source.trim() === '') return variables;
  if (s.depth >= deepest) refuse(217, deepest);
  const { scope, settings } = s;
  const inner: Scope = { ...newScope(), variables: new Map(variables), types, tables };
  s.scope = inner;
  s.depth += 1;
  try {
    for (const { settings: own, statements } of typeof source === 'string' ? readText(source, settings) : source) {
      s.settings = own;
      const flow = runner.all(s, statements);
      if (typeof flow === 'object') refuse(133, flow.goto);
    }
  } finally {
    s.depth -= 1;
    s.scope = scope;
    s.settings = settings;
  }
  return inner.variables;
}
