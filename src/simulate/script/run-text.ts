import { RehearsalError } from '../../base/errors.ts';
import { parseBatch } from '../../statements/parse-batch.ts';
import type { BatchSettings, Statement } from '../../statements/tree/index.ts';
import { splitBatches } from '../../syntax/batches.ts';
import { refuse, SqlError } from '../sql-error.ts';
import { declarationsOf } from './declarations.ts';
import type { Runner } from './flow.ts';
import { type Declarations, newScope, type Scope, type Session, type Source } from './session.ts';
import { StatementFailure } from './statement-failure.ts';
import type { Steps } from './steps.ts';
import type { Value } from './value.ts';

/** Nesting of EXEC that the server allows. */
const deepest = 32;

/** A text that has been read, to be run once or many times. */
export type ReadText = readonly {
  readonly settings: BatchSettings;
  readonly statements: readonly Statement[];
  readonly declarations: Declarations;
}[];

/** Reads a text as batches of their own. Errors 102 (it is not T-SQL), 134 (a variable declared twice). */
export function readText(source: string, settings: BatchSettings, parameters: Iterable<string>): ReadText {
  return splitBatches(source, 'dynamic SQL', settings).map((batch) => {
    const { diagnostics, statements } = parseBatch(batch);
    const [problem] = diagnostics;
    if (problem) throw new SqlError(102, new RehearsalError([problem]).message);
    return { settings: batch.settings, statements, declarations: declarationsOf(statements, parameters) };
  });
}

const textOf = (source: string | ReadText): Source | undefined =>
  typeof source === 'string' ? { text: source, before: 0 } : undefined;

/** What a module's text finds beside its variables. */
type Around = Partial<Pick<Scope, 'types' | 'tables' | 'home' | 'source'>>;

/**
 * Runs a text as a batch of its own: it sees temp tables and `variables`, not the variables around it. Answers the variables
 * as they are at its end. Error 217: nested too deep.
 */
export function* runText(
  s: Session,
  source: string | ReadText,
  variables: ReadonlyMap<string, Value>,
  runner: Runner,
  { types = new Map(), tables = new Map(), home, source: module }: Around = {},
): Steps<ReadonlyMap<string, Value>> {
  if (typeof source === 'string' && source.trim() === '') return variables;
  if (s.depth >= deepest) refuse(217, deepest);
  const { scope, settings, databaseName } = s;
  const inner: Scope = {
    ...newScope(),
    variables: new Map(variables),
    types,
    tables,
    home,
    source: module ?? textOf(source),
  };
  s.scope = inner;
  s.depth += 1;
  try {
    const read = typeof source === 'string' ? readText(source, settings, variables.keys()) : source;
    for (const { settings: own, statements, declarations } of read) {
      s.settings = own;
      inner.declarations = declarations;
      const flow = yield* runner.all(s, statements);
      if (typeof flow === 'object') refuse(133, flow.goto);
    }
  } catch (error) {
    if (!(error instanceof StatementFailure) || !s.host?.endsScopeAt(s, error)) throw error;
  } finally {
    s.depth -= 1;
    s.scope = scope;
    s.settings = settings;
    // USE in a text lasts to its end.
    if (s.host && s.databaseName !== databaseName) s.host.uses(s, databaseName);
  }
  return inner.variables;
}
