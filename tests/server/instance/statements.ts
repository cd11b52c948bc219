import { evaluateText } from '../../../src/simulate/script/evaluate.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import type { SetOption, Statement } from '../../../src/statements/tree/index.ts';
import type { InstanceSession } from './session.ts';

/** Statements that only hold others: those have their turns. */
const holders: ReadonlySet<Statement['kind']> = new Set(['if', 'while', 'block', 'tryCatch']);

/** Runs what the server and not the database does; answers whether that was all of the statement. */
export function* serverStatement(session: InstanceSession, s: Session, statement: Statement): Steps<boolean> {
  if (holders.has(statement.kind)) return false;
  if (s.functions === 0) yield undefined;
  if (statement.kind === 'setOption') setServerOption(session, s, statement);
  return false;
}

/** SET of options of the connection that the simulator alone has no use for. */
function setServerOption(session: InstanceSession, s: Session, { options, value }: SetOption): void {
  for (const option of options) {
    if (option === 'NOCOUNT') session.noCount = value.toUpperCase() === 'ON';
    if (option === 'LOCK_TIMEOUT') session.lockTimeout = Number(evaluateText(s, value));
  }
}
