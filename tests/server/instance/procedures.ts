import type { Session } from '../../../src/simulate/script/session.ts';
import type { Steps } from '../../../src/simulate/script/steps.ts';
import type { Value } from '../../../src/simulate/script/value.ts';
import type { Execute } from '../../../src/statements/tree/index.ts';
import { getAppLock, releaseAppLock } from './application-locks.ts';
import { sendResult } from './output.ts';
import type { InstanceSession } from './session.ts';

type Procedure = (session: InstanceSession, s: Session, statement: Execute) => Steps<Value>;

const procedures: Readonly<Record<string, Procedure>> = {
  sp_getapplock: getAppLock,
  *xp_fixeddrives(session) {
    yield undefined;
    const { instance } = session;
    const rows = instance.volumes.map(({ mount }) => [mount.slice(0, 1), Math.floor(instance.freeOn(mount) / 2 ** 20)]);
    sendResult(session.sink, session.s, undefined, { names: ['drive', 'MB free'], rows }, !session.noCount);
    return 0;
  },
  *sp_releaseapplock(session, s, statement) {
    yield undefined;
    return releaseAppLock(session, s, statement);
  },
};

/** A system procedure that is the server's. */
export function serverProcedure(
  session: InstanceSession,
  s: Session,
  name: string,
  statement: Execute,
): Steps<Value> | undefined {
  return Object.hasOwn(procedures, name) ? procedures[name]?.(session, s, statement) : undefined;
}
