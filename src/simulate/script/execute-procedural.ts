import type { Statement } from '../../statements/tree/index.ts';
import { isSystemDatabase } from '../names.ts';
import { refuse, SqlError } from '../sql-error.ts';
import { declareCursor, runCursor } from './cursors.ts';
import { declare, setVariable } from './declare.ts';
import { runDml } from './dml.ts';
import { evaluateText, expand, holds, parseText } from './evaluate.ts';
import { runExecute } from './execute-procedure.ts';
import type { Flow, Runner } from './flow.ts';
import { formatMessage } from './functions.ts';
import { runOther } from './other-statements.ts';
import type { Session } from './session.ts';
import { setOption } from './set-option.ts';
import type { Steps } from './steps.ts';
import { executeTemporary } from './temp-objects.ts';
import { toNumber } from './to-number.ts';
import { runTransaction } from './transactions.ts';
import { tryCatch } from './try-catch.ts';
import { text } from './value.ts';

/** Statements that run rather than change the catalog; 'unknown' for the others. */
export function* executeProcedural(s: Session, statement: Statement, runner: Runner): Steps<Flow | 'unknown'> {
  switch (statement.kind) {
    case 'setOption':
      setOption(s, statement);
      return undefined;
    case 'print':
      s.say(text(evaluateText(s, statement.value.text)));
      return undefined;
    case 'use':
      use(s, statement.database);
      return undefined;
    case 'if':
      if (holds(s, parseText(s, statement.condition.text))) return yield* runner.one(s, statement.then);
      return statement.else ? yield* runner.one(s, statement.else) : undefined;
    case 'while':
      return yield* loop(s, statement, runner);
    case 'block':
      return yield* runner.all(s, statement.statements);
    case 'tryCatch':
      return yield* tryCatch(s, statement, runner);
    case 'declare':
      declare(s, statement);
      return undefined;
    case 'setVariable':
      setVariable(s, statement);
      return undefined;
    case 'declareCursor':
      declareCursor(s, statement.name, statement.query.text);
      return undefined;
    case 'cursor':
      runCursor(s, statement);
      return undefined;
    case 'transaction':
      runTransaction(s, statement);
      return undefined;
    case 'raiseError':
      raiseError(s, statement);
      return undefined;
    case 'throw':
      return throwError(s, statement);
    case 'return':
      s.returned = statement.value ? evaluateText(s, statement.value.text) : null;
      return 'return';
    case 'flow':
      return flow(statement);
    case 'execute':
      yield* runExecute(s, statement, runner);
      return undefined;
    case 'dml':
      yield* runDml(s, statement, runner);
      if (statement.verb !== 'SELECT') s.host?.counts(s);
      s.lastError = 0;
      return undefined;
    case 'other':
      runOther(s, statement);
      return undefined;
    default:
      return executeTemporary(s, statement) ? undefined : 'unknown';
  }
}

/** Error 911. The name of this database, in any spelling or as a variable, or a system database. */
function use(s: Session, database: string): void {
  const name = expand(s, database);
  if (s.host) return s.host.uses(s, name);
  const isThis = name.toLowerCase() === s.databaseName.toLowerCase() || /^\$\(/.test(database);
  if (isThis && !s.isDropped) s.elsewhere = undefined;
  else if (isSystemDatabase(name)) s.elsewhere = name.toLowerCase();
  else refuse(911, name);
}

function* loop(s: Session, statement: Extract<Statement, { readonly kind: 'while' }>, runner: Runner): Steps<Flow> {
  // Its statements are run again and again: each is counted.
  s.loops += 1;
  try {
    while (holds(s, parseText(s, statement.condition.text))) {
      const result = yield* runner.one(s, statement.body);
      if (result === 'break') return undefined;
      if (result === 'return' || typeof result === 'object') return result;
    }
    return undefined;
  } finally {
    s.loops -= 1;
  }
}

function flow(statement: Extract<Statement, { readonly kind: 'flow' }>): Flow {
  switch (statement.action) {
    case 'BREAK':
      return 'break';
    case 'CONTINUE':
      return 'continue';
    case 'LABEL':
    case 'WAITFOR':
      return undefined;
    case 'GOTO':
      return { goto: statement.label ?? '' };
  }
}

/** RAISERROR: a message up to severity 10, an error above. */
function raiseError(s: Session, statement: Extract<Statement, { readonly kind: 'raiseError' }>): void {
  const [message = null, severity = 16, state = 1, ...rest] = statement.arguments.map((argument) =>
    evaluateText(s, argument.text),
  );
  const level = toNumber(severity ?? 16);
  const pattern = typeof message === 'number' ? `Error ${message}.` : text(message);
  const full = formatMessage(pattern, rest);
  const number = typeof message === 'number' ? message : 50000;
  if (level <= 10) {
    s.send({ number, severity: level, text: full });
    return;
  }
  throw new SqlError(number, full, [], level, toNumber(state ?? 1));
}

function throwError(s: Session, statement: Extract<Statement, { readonly kind: 'throw' }>): never {
  if (statement.arguments.length === 0) {
    const caught = s.caught[s.caught.length - 1] ?? refuse(10704);
    throw new SqlError(caught.number, caught.message, [], caught.severity, caught.state);
  }
  const [number = 50000, message = '', state = 1] = statement.arguments.map((argument) =>
    evaluateText(s, argument.text),
  );
  throw new SqlError(toNumber(number ?? 50000), text(message), [], 16, toNumber(state ?? 1));
}
