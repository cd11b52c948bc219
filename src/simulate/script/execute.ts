import { RehearsalError } from '../../base/errors.ts';
import type { Statement } from '../../statements/tree/index.ts';
import { rowsAfterDdl } from '../data/after-ddl.ts';
import { refuse, SqlError, unsupported } from '../sql-error.ts';
import { compileBatch } from './compile-batch.ts';
import { executeDdl } from './execute-ddl.ts';
import { executeProcedural } from './execute-procedural.ts';
import type { Flow, Runner } from './flow.ts';
import { Blocked } from './host.ts';
import { placeOf } from './place.ts';
import { runFunction, runTableFunction } from './run-procedure.ts';
import type { Session } from './session.ts';
import { StatementFailure } from './statement-failure.ts';
import type { Steps } from './steps.ts';
import { countRepeated } from './turns.ts';

/** Modules and schemas have a batch to themselves; error 111. */
function checkAlone(statements: readonly Statement[]): void {
  statements.forEach((statement, index) => {
    if (index === 0) return;
    if (statement.kind === 'module') refuse(111, `CREATE ${statement.module.toUpperCase()}`);
    if (statement.kind === 'createSchema') refuse(111, 'CREATE SCHEMA');
  });
}

/** Compiles the statements of a batch and runs them. Throws StatementFailure. */
export function* executeBatch(s: Session, statements: readonly Statement[]): Steps<void> {
  const [first] = statements;
  if (!first) return;
  try {
    checkAlone(statements);
  } catch (error) {
    if (error instanceof SqlError) throw new StatementFailure(error, first);
    throw error;
  }
  s.callModule = (row, args) => runFunction(s, row, args, runner);
  s.callTable = (row, args) => runTableFunction(s, row, args, runner);
  compileBatch(s, statements);
  leaveNoGoto(yield* executeAll(s, statements));
}

/** A list from its start; GOTO a label in it goes on there, any other is for a list around it. */
export function* executeAll(s: Session, statements: readonly Statement[]): Steps<Flow> {
  const outside = s.loops;
  try {
    for (let at = 0; at < statements.length; at += 1) {
      const statement = statements[at];
      const flow = statement && (yield* executeStatement(s, statement));
      if (flow === undefined) continue;
      const label = typeof flow === 'object' ? labelIn(s, statements, flow.goto) : -1;
      if (label < 0) return flow;
      // From the first jump on, what follows may be run again.
      s.loops = outside + 1;
      at = label;
    }
    return undefined;
  } finally {
    s.loops = outside;
  }
}

function labelIn(s: Session, statements: readonly Statement[], label: string): number {
  const key = s.catalog.fold(label);
  return statements.findIndex(
    (statement) =>
      statement.kind === 'flow' && statement.action === 'LABEL' && s.catalog.fold(statement.label ?? '') === key,
  );
}

/** compileBatch has seen that the label is there, so it stands in a block that the GOTO does not stand in. */
export function leaveNoGoto(flow: Flow): void {
  if (typeof flow === 'object') unsupported(`GOTO ${flow.goto} into a block`);
}

/** Runs one statement: it takes effect whole or not at all. */
export function* executeStatement(s: Session, statement: Statement): Steps<Flow> {
  if (s.noExec && !runsUnderNoExec(statement)) return undefined;
  countRepeated(s);
  s.scope.at = statement.start;
  const { log } = s.catalog;
  for (;;) {
    const mark = log.mark;
    let until: Promise<void>;
    try {
      return yield* attempt(s, statement, mark);
    } catch (error) {
      log.undoTo(Math.min(mark, log.mark));
      if (!(error instanceof Blocked) || s.functions > 0) return failed(s, statement, error);
      until = error.until;
    }
    try {
      yield until;
    } catch (error) {
      return failed(s, statement, error);
    }
  }
}

function* attempt(s: Session, statement: Statement, mark: number): Steps<Flow> {
  const { log } = s.catalog;
  const { host } = s;
  if (!host || !(yield* host.statement(s, statement))) {
    const flow = yield* executeProcedural(s, statement, runner);
    if (flow !== 'unknown') {
      if (s.transactionCount === 0) log.forget();
      return flow;
    }
    if (s.doomed) refuse(3930);
    executeDdl(s, statement);
    if (s.keepsRows) rowsAfterDdl(s, statement, mark);
    host?.wrote(s, mark);
  }
  s.lastError = 0;
  if (s.transactionCount === 0) log.forget();
  return undefined;
}

/** Throws a StatementFailure unless the host says that the batch goes on. */
function failed(s: Session, statement: Statement, error: unknown): Flow {
  const reason = asSqlError(error);
  s.lastError = reason.number;
  const failure = new StatementFailure(reason, statement, placeOf(s), s.firing.length > 0);
  if (s.host?.goesOnAfter(s, failure)) return undefined;
  throw failure;
}

/** Text that cannot be read when a statement runs (an expression, a query) is its syntax error. */
function asSqlError(error: unknown): SqlError {
  if (error instanceof SqlError) return error;
  if (error instanceof RehearsalError) return new SqlError(102, error.message);
  throw error;
}

const runner: Runner = { one: executeStatement, all: executeAll };

/** NOEXEC compiles batches, and variables are declared then; the only statement that runs is the one that ends it. */
function runsUnderNoExec(statement: Statement): boolean {
  if (statement.kind === 'declare') return true;
  return statement.kind === 'setOption' && statement.options.some((option) => option === 'NOEXEC');
}
