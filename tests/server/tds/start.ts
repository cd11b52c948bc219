import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Engine } from '../engine.ts';
import { serve } from './connection.ts';
import { type Boundary, FaultPlan, type Faults } from './faults.ts';
import { FaultySocket } from './faulty-socket.ts';
import type { TestCertificate } from './self-signed.ts';

export type TdsOptions = {
  /** Offers encryption with this certificate (`selfSigned()`); without one the server has none. */
  readonly tls?: TestCertificate;
  /** Refuses clients that do not encrypt. */
  readonly requireEncryption?: boolean;
  /** Name of the instance in messages. */
  readonly server?: string;
  /** Product version that sign-in tells. */
  readonly version?: string;
  /** What `connectionString` signs in with. */
  readonly user?: string;
  readonly password?: string;
  readonly faults?: Faults;
};

export type TdsServer = {
  readonly port: number;
  /** ADO.NET; `extra` keywords replace those with the same name. */
  connectionString(database: string, extra?: Readonly<Record<string, string>>): string;
  /** The messages of clients since faults were last injected. */
  readonly boundaries: readonly Boundary[];
  /** How much has passed since then. */
  readonly bytes: { readonly server: number; readonly client: number };
  /** Whether the fault has happened. */
  readonly struck: boolean;
  /** Connections that are open now. */
  readonly connections: number;
  /** From now on these go wrong, counted from zero; `{}` for none. */
  inject(faults: Faults): void;
  /** Ends all connections. Throws what went wrong inside: a defect of the engine or of this server, never of a client. */
  close(): Promise<void>;
};

/** A SQL Server on 127.0.0.1, on a port of the system's choice. */
export async function startTds(engine: Engine, options: TdsOptions = {}): Promise<TdsServer> {
  let plan = new FaultPlan(options.faults ?? {});
  let accepted = 0;
  const open = new Set<Socket>();
  const problems: unknown[] = [];
  const served = new Set<Promise<unknown>>();
  const listener = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    const serving = serve(new FaultySocket(socket, () => plan), {
      engine,
      server: options.server ?? 'STAND-IN',
      version: options.version ?? '16.0.4135.4',
      requireEncryption: options.requireEncryption ?? false,
      plan: () => plan,
      number: accepted++,
      ...(options.tls ? { tls: options.tls } : {}),
    })
      .catch((problem: unknown) => problems.push(problem))
      .finally(() => served.delete(serving));
    served.add(serving);
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return {
    port,
    connectionString: (database, extra = {}) =>
      Object.entries({
        Server: `127.0.0.1,${port}`,
        Database: database,
        'User ID': options.user ?? 'sa',
        Password: options.password ?? 'Stand-in-1',
        Encrypt: String(options.tls !== undefined),
        TrustServerCertificate: 'true',
        ...extra,
      })
        .map(([keyword, value]) => `${keyword}=${value}`)
        .join(';'),
    get boundaries() {
      return plan.boundaries;
    },
    get bytes() {
      return plan.bytes;
    },
    get struck() {
      return plan.struck;
    },
    get connections() {
      return open.size;
    },
    inject: (faults) => {
      plan = new FaultPlan(faults);
    },
    close: async () => {
      const closed = once(listener, 'close');
      listener.close();
      for (const socket of open) socket.destroy();
      await closed;
      await Promise.all(served);
      if (problems.length > 0) throw new AggregateError(problems, problems.map(String).join('; '));
    },
  };
}
