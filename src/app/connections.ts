import { setTimeout as wait } from 'node:timers/promises';
import { fail } from '../base/errors.ts';
import type { SqlServer } from '../base/sql-session.ts';
import type { ConnectionSettings } from '../server/connection-settings.ts';
import { cloudOfServer } from '../server/entra/clouds.ts';
import { requestToken } from '../server/entra/request-token.ts';
import { openServer } from '../server/open-server.ts';
import { parseConnectionString } from '../server/parse-connection-string.ts';
import { givenConnection } from './given-connections.ts';
import { endpointSettings } from './service-connection.ts';

/** Where connection strings come from: never from an argument. */
export type ConnectionWorld = {
  /** A variable of the environment. */
  readonly variable: (name: string) => string | undefined;
  /** Everything that standard input holds. */
  readonly input: () => Promise<string>;
};

/**
 * The server behind `env:NAME`, `stdin` or a service connection. Nothing is connected yet. Throws a RehearsalError (CON0nn) that holds
 * no secret.
 */
export async function serverOf(connection: string, world: ConnectionWorld = processWorld): Promise<SqlServer> {
  const service = givenConnection(connection);
  const settings = service === undefined ? await settingsOf(connection, world) : endpointSettings(service);
  return openServer(settings, {
    wait: (milliseconds) => wait(milliseconds),
    token: ({ credential, cloud }) =>
      requestToken(credential, cloud ?? cloudOfServer(settings.server), { fetch, variable: world.variable }),
    integrated,
  });
}

async function settingsOf(connection: string, world: ConnectionWorld): Promise<ConnectionSettings> {
  if (connection === 'stdin') {
    const text = (await world.input()).trim();
    if (text === '')
      fail('CON016', 'Standard input holds no connection string.', { hint: 'Pipe one into the command.' });
    return parseConnectionString(text, 'The connection string in standard input');
  }
  const [, name = ''] = /^env:([A-Za-z_]\w*)$/i.exec(connection) ?? [];
  if (name === '')
    fail('CON016', 'A connection is env:NAME or stdin.', { hint: 'NAME is a variable of the environment.' });
  const text = world.variable(name)?.trim() ?? '';
  // An unset secret of Azure Pipelines arrives as its own reference.
  if (text === '' || /^\$\([^)]*\)$/.test(text)) {
    fail('CON016', `The variable ${name} of the environment is empty.`, {
      hint: 'Set it to a connection string; a secret variable of a pipeline needs a line under env: of the step.',
    });
  }
  return parseConnectionString(text, `The connection string in ${name}`);
}

/** docs/decisions/integrated-sign-in.md */
function integrated(): never {
  return fail('CON018', 'Signing in as the Windows account of the agent (Integrated Security) is not possible yet.', {
    hint: 'Name an account: User ID=DOMAIN\\user with its Password signs in by NTLM. Or use a SQL login or Microsoft Entra.',
  });
}

const processWorld: ConnectionWorld = {
  variable: (name) => process.env[name],
  input: async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks)
      .toString('utf8')
      .replace(/^\uFEFF/, '');
  },
};
