import type { Value } from '../../../src/simulate/script/value.ts';
import type { InstanceSession } from './session.ts';

/** `@@NAME` that the server knows and the simulator does not. */
export function serverVariable(session: InstanceSession, name: string): Value | undefined {
  const { instance } = session;
  switch (name) {
    case '@@version':
      return `${instance.release.title} - ${instance.release.product} (X64) \n\t${instance.edition} on Linux (in-memory)`;
    case '@@servername':
      return instance.name;
    case '@@servicename':
      return instance.name.split('\\')[1] ?? 'MSSQLSERVER';
    case '@@spid':
      return session.spid;
    case '@@lock_timeout':
      return session.lockTimeout;
    default:
      return undefined;
  }
}
