import { evaluateText } from '../../../src/simulate/script/evaluate.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import type { SetOption, Statement } from '../../../src/statements/tree/index.ts';
import { runOnDatabases } from './databases.ts';
import { checkMayRun } from './may-run.ts';
import { runOther } from './other-statements.ts';
import type { InstanceSession } from './session.ts';

/** Statements that only hold others: those have their turns. */
const holders: ReadonlySet<Statement['kind']> = new Set(['if', 'while', 'block', 'tryCatch']);

/** Statements that say what they do as they do it; the messages of the others wait for their locks. */
const speakers: ReadonlySet<Statement['kind']> = new Set(['print', 'raiseError', 'execute', 'dml', 'other', 'throw']);

/** Runs what the server and not the database does; answers whether that was all of the statement. */
export function* serverStatement(session: InstanceSession, s: Session, statement: Statement): Steps<boolean> {
  if (holders.has(statement.kind)) return false;
  session.begin(statement, speakers.has(statement.kind));
  if (s.functions === 0) yield* takeTurn(session, s, statement);
  checkMayRun(session, s, statement);
  switch (statement.kind) {
    case 'setOption':
      setServerOption(session, s, statement);
      return false;
    case 'flow':
      if (statement.action === 'WAITFOR') yield* waitFor(s, statement.text.text);
      return false;
    case 'other':
      return yield* runOther(session, s, statement);
    default:
      return runOnDatabases(session, s, statement);
  }
}

function* takeTurn(session: InstanceSession, s: Session, statement: Statement): Steps<void> {
  const { instance } = session;
  if (session.isRetry) {
    yield undefined;
    return;
  }
  instance.statements += 1;
  const text = s.scope.source?.text.slice(statement.start, statement.end) ?? '';
  const running = { spid: session.spid, database: session.database, count: instance.statements, text };
  yield instance.intercept?.(running);
}

/** SET of options of the connection that the simulator alone has no use for. */
function setServerOption(session: InstanceSession, s: Session, { options, value }: SetOption): void {
  for (const option of options) {
    if (option === 'NOCOUNT') session.noCount = value.toUpperCase() === 'ON';
    if (option === 'LOCK_TIMEOUT') session.lockTimeout = Number(evaluateText(s, value));
    if (option === 'TRANSACTION ISOLATION LEVEL') session.readsUncommitted = /UNCOMMITTED|SNAPSHOT/i.test(value);
  }
}

/** WAITFOR DELAY '00:00:00.020': in real time. */
function* waitFor(s: Session, text: string): Steps<void> {
  const delay = /^WAITFOR\s+DELAY\s+([\s\S]+?);?\s*$/i.exec(text)?.[1];
  if (delay === undefined) return;
  const [, hours = 0, minutes = 0, seconds = 0] =
    /^(\d+):(\d+)(?::(\d+(?:\.\d+)?))?/.exec(String(evaluateText(s, delay)).replace(/^.*T/, '')) ?? [];
  const milliseconds = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  let timer: NodeJS.Timeout | undefined;
  try {
    yield new Promise((resolve) => {
      timer = setTimeout(resolve, milliseconds);
    });
  } finally {
    // An attention has ended it.
    clearTimeout(timer);
  }
}
