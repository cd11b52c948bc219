import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import type { ConnectionSettings } from '../server/connection-settings.ts';
import { cloudNamed } from '../server/entra/clouds.ts';
import { parseConnectionString } from '../server/parse-connection-string.ts';
import type { EntraCredential, SignIn } from '../server/sign-in.ts';

/** A service connection of Azure DevOps, as the pipeline's host hands it over. */
export type Endpoint = {
  readonly id: string;
  readonly scheme: string;
  parameter(name: string): string | undefined;
  data(name: string): string | undefined;
};

/** A service connection, and what the task says beside it. */
export type ServiceConnection = {
  readonly endpoint: Endpoint;
  /** Wins over the connection's own; an Azure Resource Manager connection has none. */
  readonly server?: string;
  readonly database?: string;
  /** Asks the pipeline for the assertion of workload identity federation. */
  readonly assertion: () => Promise<string>;
};

/** Settings of either kind of service connection. Throws a RehearsalError (CON00n) without a secret. */
export function endpointSettings(connection: ServiceConnection): ConnectionSettings {
  const { endpoint } = connection;
  const isOurs = endpoint.scheme === 'UsernamePassword' || endpoint.scheme === 'None';
  const server = connection.server ?? (isOurs ? endpoint.data('server') : undefined);
  const database = connection.database ?? (isOurs ? endpoint.data('database') : undefined);
  if (server === undefined || database === undefined) refuseWithoutPlace(server, database, isOurs);
  const given = (name: string): string => (isOurs ? (endpoint.data(name) ?? '') : '');
  // Its own fields come last, because the last of equal keywords counts.
  const text = [
    given('options'),
    `Data Source=${quoted(server)}`,
    `Initial Catalog=${quoted(database)}`,
    ...(given('encrypt') === '' ? [] : [`Encrypt=${quoted(given('encrypt'))}`]),
    ...(given('trustServerCertificate') === ''
      ? []
      : [`Trust Server Certificate=${quoted(given('trustServerCertificate'))}`]),
    ...(given('hostNameInCertificate') === ''
      ? []
      : [`Host Name In Certificate=${quoted(given('hostNameInCertificate'))}`]),
    ...(isOurs ? signInText(endpoint) : []),
  ].join(';');
  return parseConnectionString(text, 'The service connection', isOurs ? undefined : azureSignIn(connection));
}

function refuseWithoutPlace(server: string | undefined, database: string | undefined, isOurs: boolean): never {
  const hint = isOurs
    ? 'Fill it in in the service connection or in the task.'
    : 'An Azure Resource Manager connection signs in and names none: fill it in in the task.';
  const missing = (code: string, what: string): Diagnostic => ({
    code,
    severity: 'error',
    message: `The service connection names no ${what}.`,
    hint,
  });
  throw new RehearsalError([
    ...(server === undefined ? [missing('CON004', 'server')] : []),
    ...(database === undefined ? [missing('CON005', 'database')] : []),
  ]);
}

function signInText(endpoint: Endpoint): readonly string[] {
  if (endpoint.scheme === 'None') return ['Integrated Security=true'];
  return [
    `User ID=${quoted(endpoint.parameter('username') ?? '')}`,
    `Password=${quoted(endpoint.parameter('password') ?? '')}`,
  ];
}

/** As ADO.NET reads it back, whatever it holds. */
function quoted(value: string): string {
  return `"${value.replaceAll('"', '""')}"`;
}

/** The identity of an Azure Resource Manager connection. */
function azureSignIn({ endpoint, assertion }: ServiceConnection): SignIn {
  const environment = endpoint.data('environment') ?? 'AzureCloud';
  const cloud = cloudNamed(environment);
  if (cloud === undefined) {
    fail('CON007', `The service connection is for ${environment}, whose databases are not known here.`, {
      hint: 'Use a SQL login: a connection of the type SQL Server (Database Rehearsal).',
    });
  }
  return { kind: 'entra', credential: credentialOf(endpoint, assertion), cloud };
}

function credentialOf(endpoint: Endpoint, assertion: () => Promise<string>): EntraCredential {
  const [tenant = '', client = ''] = [endpoint.parameter('tenantid'), endpoint.parameter('serviceprincipalid')];
  const secret = endpoint.parameter('serviceprincipalkey');
  switch (endpoint.scheme) {
    case 'ManagedServiceIdentity':
      return { kind: 'managed' };
    case 'WorkloadIdentityFederation':
      return { kind: 'federated', tenant, client, assertion };
    case 'ServicePrincipal':
      if (secret !== undefined) return { kind: 'secret', tenant, client, secret };
      return fail('CON007', 'The service connection signs in by a certificate, which is not supported.', {
        hint: 'Convert it to workload identity federation, which needs no secret at all.',
      });
    default:
      return fail('CON007', `A service connection with the scheme ${endpoint.scheme} does not lead to SQL Server.`, {
        hint: 'Use one of the type SQL Server (Database Rehearsal) or Azure Resource Manager.',
      });
  }
}
