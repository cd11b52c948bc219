import { RehearsalError } from '../base/errors.ts';
import type { ServerMessage, SqlServer, SqlSession } from '../base/sql-session.ts';
import { connectionFailure, isTransient } from './connection-failure.ts';
import { type ConnectionSettings, describeSettings } from './connection-settings.ts';
import { serverMessage } from './gathering.ts';
import type { SignIn } from './sign-in.ts';
import { EncryptedConnection } from './tds-connection.ts';
import { tdsOptions } from './tds-options.ts';
import { tdsSession } from './tds-session.ts';
import { reachByTcp, type Watch, watchdog } from './watchdog.ts';

/** What opening a connection needs of the world around it. */
export type ServerPorts = {
  /** Resolves after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Asks for a fresh Microsoft Entra token. Throws a RehearsalError. */
  readonly token: (signIn: Extract<SignIn, { kind: 'entra' }>) => Promise<string>;
  /** Opens a session as the Windows account of this process. Throws a RehearsalError where that cannot be. */
  readonly integrated: (settings: ConnectionSettings) => Promise<SqlSession>;
  readonly watch?: Watch;
};

/** Milliseconds before each further attempt; Azure SQL recommends to begin with five seconds. */
const backoff = [5_000, 10_000, 20_000, 30_000];

/** The server that settings name. Nothing is connected before `open`. */
export function openServer(settings: ConnectionSettings, ports: ServerPorts): SqlServer {
  return {
    name: describeSettings(settings),
    database: settings.database,
    open: (database = settings.database) => openSession({ ...settings, database }, ports),
  };
}

/** Opening changes nothing on the server, so it is tried again after an error that passes by itself. */
async function openSession(settings: ConnectionSettings, ports: ServerPorts): Promise<SqlSession> {
  if (settings.signIn.kind === 'integrated') return ports.integrated(settings);
  for (let attempt = 0; ; attempt += 1) {
    const token = settings.signIn.kind === 'entra' ? await ports.token(settings.signIn) : undefined;
    const opened = await connect(new EncryptedConnection(tdsOptions(settings, token)), settings);
    if (!('error' in opened)) {
      return tdsSession(opened.connection, {
        ...(settings.commandTimeout === undefined ? {} : { timeout: settings.commandTimeout }),
        watch: ports.watch ?? watchdog(reachByTcp),
      });
    }
    if (!isTransient(opened) || attempt >= settings.connectRetries) {
      throw new RehearsalError([connectionFailure(settings, opened)]);
    }
    await ports.wait(backoff[Math.min(attempt, backoff.length - 1)] ?? 0);
  }
}

/** Why a connection was not opened: tedious' error, and what the server said before it. */
export type Refusal = { readonly error: Error; readonly errors: readonly ServerMessage[] };

function connect(
  connection: EncryptedConnection,
  settings: ConnectionSettings,
): Promise<Refusal | { readonly connection: EncryptedConnection }> {
  connection.encryptionOptional = settings.encryption === 'optional';
  const errors: ServerMessage[] = [];
  const onError = (token: unknown): void => void errors.push(serverMessage(token));
  connection.on('errorMessage', onError);
  return new Promise((resolve) => {
    connection.connect((error) => {
      connection.off('errorMessage', onError);
      resolve(error === undefined ? { connection } : { error, errors });
    });
  });
}
