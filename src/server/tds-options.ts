import type { ConnectionSettings } from './connection-settings.ts';
import type { ConnectionConfiguration } from './tedious.ts';

/** Milliseconds that an attention may take to be confirmed; afterwards the connection is closed. */
const cancelTimeout = 5_000;

/** Settings as tedious takes them. `token` stands for an Entra sign-in, whose token was asked for before. */
export function tdsOptions(settings: ConnectionSettings, token?: string): ConnectionConfiguration {
  const { instance, workstation, hostNameInCertificate, encryption } = settings;
  return {
    server: settings.server,
    authentication: authentication(settings, token),
    options: {
      database: settings.database,
      ...(instance === undefined ? { port: settings.port ?? 1433 } : { instanceName: instance }),
      // Optional in SqlClient encrypts at least the sign-in, with any certificate; here all of it, with any certificate.
      encrypt: encryption === 'strict' ? 'strict' : true,
      trustServerCertificate: settings.trustServerCertificate || encryption === 'optional',
      ...(hostNameInCertificate === undefined ? {} : { serverName: hostNameInCertificate }),
      connectTimeout: settings.connectTimeout,
      cancelTimeout,
      requestTimeout: 0,
      // openServer tries again itself, where the waiting is handed in.
      maxRetriesOnTransientErrors: 0,
      appName: settings.applicationName,
      ...(workstation === undefined ? {} : { workstationId: workstation }),
      readOnlyIntent: settings.readOnlyIntent,
      multiSubnetFailover: settings.multiSubnetFailover,
      packetSize: settings.packetSize,
    },
  };
}

function authentication(
  { signIn }: ConnectionSettings,
  token: string | undefined,
): NonNullable<ConnectionConfiguration['authentication']> {
  switch (signIn.kind) {
    case 'sql':
      return { type: 'default', options: { userName: signIn.user, password: signIn.password } };
    case 'ntlm':
      return {
        type: 'ntlm',
        options: { userName: signIn.user, password: signIn.password, domain: signIn.domain },
      };
    case 'entra':
      return { type: 'azure-active-directory-access-token', options: { token: token ?? '' } };
    case 'integrated':
      throw new Error('Integrated sign-in does not go through tedious.');
  }
}
