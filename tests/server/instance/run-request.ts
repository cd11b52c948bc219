import { RehearsalError } from '../../../src/base/errors.ts';
import { executeBatch } from '../../../src/simulate/script/execute.ts';
import { StatementFailure } from '../../../src/simulate/script/statement-failure.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import { rollbackAll } from '../../../src/simulate/script/transactions.ts';
import { mostRepeated } from '../../../src/simulate/script/turns.ts';
import { SqlError } from '../../../src/simulate/sql-error.ts';
import { parseBatch } from '../../../src/statements/parse-batch.ts';
import type { Statement } from '../../../src/statements/tree/index.ts';
import { splitBatches } from '../../../src/syntax/batches.ts';
import type { EngineRequest } from '../engine.ts';
import { reachOf } from './errors.ts';
import { received } from './output.ts';
import { say, sayFailure } from './say.ts';
import type { InstanceSession } from './session.ts';

/** Runs one request to its end and says its errors. */
export function* runRequest(session: InstanceSession, request: EngineRequest): Steps<void> {
  const { s } = session;
  try {
    const statements = readBatch(session, request.text);
    s.repeatsLeft = mostRepeated;
    s.scope.source = { text: request.text, before: 0 };
    for (const { name, value, type } of request.parameters ?? []) {
      const key = `@${name.replace(/^@/, '')}`.toLowerCase();
      s.scope.variables.set(key, received(value));
      s.scope.types.set(key, type);
    }
    yield* executeBatch(s, statements);
  } catch (error) {
    if (error instanceof StatementFailure) endBatch(session, error);
    else if (error instanceof SqlError) say(session, { ...error, text: error.message }, error.state, { line: 1 });
    else if (error instanceof RehearsalError) session.say(syntaxError(error));
    else throw error;
  }
  if (s.doomed && s.transactionCount > 0) {
    rollbackAll(s);
    const message = 'Uncommittable transaction is detected at the end of the batch. The transaction is rolled back.';
    session.say({ number: 3998, severity: 16, state: 1, message, line: 1 });
  }
}

function endBatch(session: InstanceSession, failure: StatementFailure): void {
  const { s } = session;
  const reach = reachOf(failure, s.xactAbort);
  sayFailure(session, failure);
  if (reach === 'transaction' && s.transactionCount > 0) rollbackAll(s);
}

/** The statements of a batch; GO is no word of the server's. Errors 102, 111. */
function readBatch(session: InstanceSession, text: string): readonly Statement[] {
  const { s } = session;
  const batches = splitBatches(text, 'batch', s.settings);
  const [batch] = batches;
  if (!batch) return [];
  if (batches.length > 1 || batch.end < text.trimEnd().length) throw new SqlError(102, "Incorrect syntax near 'GO'.");
  const { statements, diagnostics } = parseBatch(batch);
  if (diagnostics.length > 0) throw new RehearsalError(diagnostics);
  s.settings = batch.settings;
  return statements;
}

function syntaxError(error: RehearsalError) {
  const [first] = error.diagnostics;
  const number = /must be the first statement/.test(first?.message ?? '') ? 111 : 102;
  return { number, severity: 15, state: 1, message: first?.message ?? error.message, line: first?.at?.line ?? 1 };
}
