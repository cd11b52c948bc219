import type { StatementFailure } from '../../../src/simulate/script/statement-failure.ts';
import type { ServerMessage } from '../../../src/simulate/sql-error.ts';
import { isTerminated } from './errors.ts';
import type { InstanceSession } from './session.ts';

type Place = StatementFailure['place'];

/** The messages of an error in the order in which the server sends them: what came before it, itself, 3621. */
export function sayFailure(session: InstanceSession, { reason, place }: StatementFailure): void {
  session.sayLater();
  for (const earlier of reason.earlier) say(session, earlier, 1, place);
  say(session, { ...reason, text: reason.message }, reason.state, place);
  if (isTerminated(reason.number)) {
    say(session, { number: 3621, severity: 0, text: 'The statement has been terminated.' }, 0, place);
  }
}

export function say(session: InstanceSession, message: ServerMessage, state: number, { line, procedure }: Place): void {
  const { number, severity, text } = message;
  session.say({ number, severity, state, message: text, line, ...(procedure !== undefined && { procedure }) });
}
