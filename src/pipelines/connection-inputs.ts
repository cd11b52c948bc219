import type { InputReader } from './input-reader.ts';
import { oidcToken } from './oidc-token.ts';
import type { ServiceEndpoint } from './task-host.ts';

/** A connection by name (`env:NAME`), or a service connection with what the task says beside it. */
export type TaskConnection =
  | string
  | {
      readonly endpoint: ServiceEndpoint;
      readonly server?: string;
      readonly database?: string;
      readonly assertion: () => Promise<string>;
    };

/** Names of the inputs that say one connection. A task with two of them prefixes those of the second. */
export type ConnectionInputNames = {
  /** `env:NAME`. */
  readonly connection: string;
  /** A service connection of the type SQL Server (Database Rehearsal). */
  readonly sqlServerConnection: string;
  /** One of the type Azure Resource Manager. */
  readonly azureSubscription: string;
  readonly server: string;
  readonly database: string;
};

/** `connection`, `sqlServerConnection`, …; with a prefix `fromConnection`, `fromSqlServerConnection`, … */
export function connectionInputNames(prefix = ''): ConnectionInputNames {
  const name = (base: string): string =>
    prefix === '' ? base : prefix + (base[0] ?? '').toUpperCase() + base.slice(1);
  return {
    connection: name('connection'),
    sqlServerConnection: name('sqlServerConnection'),
    azureSubscription: name('azureSubscription'),
    server: name('server'),
    database: name('database'),
  };
}

/**
 * Reads the one way in which a task is told a database, and reports to the reader when there is none or more than one. Answers ''
 * then, and the reader's `done` throws. With `files` the first input may name a package or project as well, which the caller checks.
 */
export function readConnection(
  reader: InputReader,
  names: ConnectionInputNames = connectionInputNames(),
  { files = false } = {},
): TaskConnection {
  const { host } = reader;
  const connection = reader.optional(names.connection);
  const service = [names.sqlServerConnection, names.azureSubscription].map((name) => reader.optional(name));
  const [server, database] = [reader.optional(names.server), reader.optional(names.database)];
  const given = [connection, ...service].filter((value) => value !== undefined);
  if (given.length !== 1) {
    const others = `${names.sqlServerConnection} or ${names.azureSubscription}`;
    if (given.length === 0) reader.bad(`Input ${names.connection} is missing.`, `Set it, ${others}.`);
    else reader.bad(`More than one of the inputs ${names.connection}, ${others} is set.`, 'Keep one of them.');
    return '';
  }
  if (connection !== undefined) return byName(reader, names, connection, { more: server ?? database, files });
  const id = given[0] ?? '';
  const endpoint = host.endpoint(id);
  if (endpoint === undefined) {
    reader.bad('The agent has not been given the service connection.', 'Check that this pipeline may use it.');
    return '';
  }
  return {
    endpoint,
    ...(server === undefined ? {} : { server }),
    ...(database === undefined ? {} : { database }),
    assertion: () => oidcToken(host, id, fetch),
  };
}

function byName(
  reader: InputReader,
  names: ConnectionInputNames,
  connection: string,
  { more, files }: { readonly more: string | undefined; readonly files: boolean },
): string {
  // Not repeated: it may be a connection string, which nobody shall read in a log.
  if (!files && !/^env:[A-Za-z_]\w*$/i.test(connection)) {
    reader.bad(`Input ${names.connection} is not env:NAME, with NAME a variable that holds a connection string.`);
  }
  if (more !== undefined) {
    reader.bad(
      `Inputs ${names.server} and ${names.database} go with a service connection, not with ${names.connection}.`,
    );
  }
  return connection;
}
