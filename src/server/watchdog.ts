import { connect } from 'node:net';
import type { Connection } from './tedious.ts';

/** Watches a connection from the sending of a request on; call the answer when its last byte is here. */
export type Watch = (connection: Connection) => () => void;

/** Whether a host answers on a port, be it with a refusal: then the way there is open. */
export type Reach = (host: string, port: number, milliseconds: number) => Promise<boolean>;

const first = 20_000;
const again = 8_000;
const patience = 6_000;
const most = 3;

/**
 * Keep-alive of TCP (30 s, then 10 probes a second apart) notices a dead connection in 40 s, but only once everything that was sent is
 * acknowledged: until then the system retransmits, on Linux for a quarter of an hour. So when nothing came for 20 s since a request
 * was sent, this asks whether the server's port can be reached at all. If so, the request has arrived and keep-alive watches from
 * here: the statement may take its hours, and the server sees one short connection. If it fails three times, the connection is
 * dead, 50 s after the request.
 */
export function watchdog(reach: Reach): Watch {
  return (connection) => {
    const { socket } = connection;
    if (socket === undefined) return () => undefined;
    const { remoteAddress, remotePort, bytesRead } = socket;
    let timer: NodeJS.Timeout | undefined;
    let failures = 0;
    const look = async (): Promise<void> => {
      if (socket.bytesRead !== bytesRead || remoteAddress === undefined || remotePort === undefined) return;
      if (await reach(remoteAddress, remotePort, patience)) return;
      failures += 1;
      if (timer === undefined || socket.bytesRead !== bytesRead) return;
      if (failures < most) plan(again - patience);
      else socket.destroy(new Error(`the server cannot be reached any more (${remoteAddress}, port ${remotePort})`));
    };
    const plan = (milliseconds: number): void => {
      timer = setTimeout(() => void look(), milliseconds);
    };
    plan(first);
    return () => {
      clearTimeout(timer);
      timer = undefined;
    };
  };
}

/** Opens a TCP connection and closes it at once. */
export const reachByTcp: Reach = (host, port, milliseconds) =>
  new Promise((resolve) => {
    const socket = connect({ host, port, timeout: milliseconds });
    const end = (reached: boolean): void => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', (error: NodeJS.ErrnoException) =>
      end(['ECONNREFUSED', 'ECONNRESET'].includes(error.code ?? '')),
    );
  });
