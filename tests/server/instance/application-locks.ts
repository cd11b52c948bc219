import { evaluateText } from '../../../src/simulate/script/evaluate.ts';
import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import type { Value } from '../../../src/simulate/script/value.ts';
import { SqlError } from '../../../src/simulate/sql-error.ts';
import type { Execute } from '../../../src/statements/tree/index.ts';
import type { Grant, Mode, Resource } from './locks.ts';
import type { InstanceSession } from './session.ts';

const modes: readonly Mode[] = ['IntentShared', 'Shared', 'Update', 'IntentExclusive', 'Exclusive'];

/** The arguments of a system procedure by name, lower case without `@`; those without a name are in the order of `names`. */
export function argumentsOf(s: Session, statement: Execute, names: readonly string[]): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>();
  statement.arguments.forEach(({ name, value }, position) => {
    values.set((name?.slice(1) ?? names[position] ?? '').toLowerCase(), evaluateText(s, value.text));
  });
  return values;
}

const text = (value: Value | undefined, otherwise = ''): string =>
  value === undefined ? otherwise : String(value ?? '');

const resourceOf = (session: InstanceSession, principal: string, name: string): Resource => ({
  type: 'APPLICATION',
  databaseId: session.here.id,
  name: `${principal.toLowerCase()}:${name.slice(0, 255)}`,
});

const modeOf = (name: string): Mode | undefined => modes.find((mode) => mode.toLowerCase() === name.toLowerCase());

/** sp_getapplock: 0 granted, 1 granted after a wait, -1 timed out, -3 victim of a deadlock, -999 called in a wrong way. */
export function* getAppLock(session: InstanceSession, s: Session, statement: Execute): Steps<Value> {
  const given = argumentsOf(s, statement, ['resource', 'lockmode', 'lockowner', 'locktimeout', 'dbprincipal']);
  const name = text(given.get('resource'));
  const mode = modeOf(text(given.get('lockmode')));
  const owner = ownerOf(text(given.get('lockowner'), 'Transaction'));
  if (name === '' || !mode || !owner || (owner === 'Transaction' && s.transactionCount === 0)) return -999;
  const timeout = Number(given.get('locktimeout') ?? session.lockTimeout);
  const resource = resourceOf(session, text(given.get('dbprincipal'), 'public'), name);
  const { locks } = session.instance;
  let waited = 0;
  for (;;) {
    try {
      const until = locks.waitFor(session, resource, mode, timeout);
      if (!until) break;
      waited = 1;
      yield until;
    } catch (error) {
      if (!(error instanceof SqlError)) throw error;
      session.endWait();
      return error.number === 1205 ? -3 : -1;
    }
  }
  session.endWait();
  locks.grant(session, resource, mode, owner);
  return waited;
}

const ownerOf = (name: string): Grant['owner'] | undefined =>
  /^transaction$/i.test(name) ? 'Transaction' : /^session$/i.test(name) ? 'Session' : undefined;

/** sp_releaseapplock: 0, or -999 and error 1223 where the session does not hold it. */
export function releaseAppLock(session: InstanceSession, s: Session, statement: Execute): Value {
  const given = argumentsOf(s, statement, ['resource', 'lockowner', 'dbprincipal']);
  const name = text(given.get('resource'));
  const owner = ownerOf(text(given.get('lockowner'), 'Transaction'));
  const principal = text(given.get('dbprincipal'), 'public');
  const resource = resourceOf(session, principal, name);
  const isReleased = session.instance.locks.releaseOne(
    (one) => one.holder === session && one.owner === owner && sameLock(one.resource, resource),
  );
  if (isReleased) return 0;
  const message = `Cannot release the application lock (Database Principal: '${principal}', Resource: '${name}') because it is not currently held.`;
  throw new SqlError(1223, message);
}

const sameLock = (a: Resource, b: Resource): boolean =>
  a.type === b.type && a.databaseId === b.databaseId && a.name === b.name;

/** APPLOCK_MODE ( principal , resource , owner ) */
export function appLockMode(session: InstanceSession, args: readonly Value[]): Value {
  const resource = resourceOf(session, text(args[0]), text(args[1]));
  const owner = ownerOf(text(args[2]));
  const held = session.instance.locks.grants
    .filter((one) => one.holder === session && one.owner === owner && sameLock(one.resource, resource))
    .map(({ mode }) => modes.indexOf(mode));
  return held.length === 0 ? 'NoLock' : (modes[Math.max(...held)] ?? null);
}

/** APPLOCK_TEST ( principal , resource , mode , owner ) */
export function appLockTest(session: InstanceSession, args: readonly Value[]): Value {
  const mode = modeOf(text(args[2]));
  if (!mode) return null;
  const resource = resourceOf(session, text(args[0]), text(args[1]));
  return session.instance.locks.against(session, resource, mode).length === 0 ? 1 : 0;
}
