import type { SignIn } from './sign-in.ts';

/** `mandatory`: TLS or nothing. `optional`: TLS where the server offers it. `strict`: TLS before anything else (TDS 8). */
export type Encryption = 'mandatory' | 'optional' | 'strict';

/** Where to connect and as whom: what a connection string or a service connection says, read completely. */
export type ConnectionSettings = {
  readonly server: string;
  /** 1433 unless given, or what SQL Browser says of the instance. */
  readonly port?: number;
  readonly instance?: string;
  readonly database: string;
  readonly signIn: SignIn;
  readonly encryption: Encryption;
  readonly trustServerCertificate: boolean;
  /** The name that the certificate must carry, if not the server's. */
  readonly hostNameInCertificate?: string;
  /** Milliseconds. */
  readonly connectTimeout: number;
  /** Milliseconds; none unless asked for. */
  readonly commandTimeout?: number;
  readonly applicationName: string;
  readonly workstation?: string;
  readonly readOnlyIntent: boolean;
  readonly multiSubnetFailover: boolean;
  readonly packetSize: number;
  /** How often opening is tried again after a transient error. */
  readonly connectRetries: number;
};

/** What SqlClient takes where a connection string says nothing, but for the name that administrators see. */
export const defaultSettings = {
  encryption: 'mandatory',
  trustServerCertificate: false,
  connectTimeout: 15_000,
  applicationName: 'Database Rehearsal',
  readOnlyIntent: false,
  multiSubnetFailover: false,
  packetSize: 8000,
  connectRetries: 4,
} as const satisfies Partial<ConnectionSettings>;

/** `server,port` or `server\instance`, and the database: for messages. */
export function describeSettings(
  settings: Pick<ConnectionSettings, 'server' | 'port' | 'instance' | 'database'>,
): string {
  const { server, port, instance, database } = settings;
  const place = instance !== undefined ? `${server}\\${instance}` : port !== undefined ? `${server},${port}` : server;
  return `${place}/${database}`;
}
