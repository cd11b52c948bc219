import { fail } from '../../base/errors.ts';
import type { Cloud, EntraCredential } from '../sign-in.ts';

/** The world of a token: HTTP, and the variables by which a machine says that it has an identity. */
export type TokenPorts = {
  readonly fetch: (url: string, request: RequestInit) => Promise<Response>;
  readonly variable: (name: string) => string | undefined;
};

/** Milliseconds for one answer. Entra answers within one second; an address that nobody has would be silent for minutes. */
const patience = 20_000;

/** A fresh access token for SQL Server. Throws a RehearsalError (CON017) that says who refused, and never holds a secret. */
export async function requestToken(credential: EntraCredential, cloud: Cloud, ports: TokenPorts): Promise<string> {
  if (credential.kind === 'managed') return managedToken(credential.client, cloud, ports);
  const proof: Record<string, string> =
    credential.kind === 'secret'
      ? { client_secret: credential.secret }
      : {
          client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
          client_assertion: await credential.assertion(),
        };
  // https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
  const url = `${cloud.authority}${encodeURIComponent(credential.tenant)}/oauth2/v2.0/token`;
  return ask(`Microsoft Entra (${cloud.authority})`, url, ports, Object.values(proof), {
    method: 'POST',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: credential.client,
      scope: `${cloud.resource}.default`,
      ...proof,
    }),
  });
}

/**
 * App Service, Functions, Container Apps and Automation name an address in the environment; virtual machines have a fixed one.
 * https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
 */
function managedToken(client: string | undefined, { resource }: Cloud, ports: TokenPorts): Promise<string> {
  const endpoint = ports.variable('IDENTITY_ENDPOINT');
  const secret = ports.variable('IDENTITY_HEADER');
  const query = new URLSearchParams({ resource, ...(client === undefined ? {} : { client_id: client }) });
  if (endpoint !== undefined && secret !== undefined) {
    query.set('api-version', '2019-08-01');
    return ask('The managed identity of this machine', `${endpoint}?${query}`, ports, [secret], {
      headers: { 'X-IDENTITY-HEADER': secret },
    });
  }
  query.set('api-version', '2018-02-01');
  const url = `http://169.254.169.254/metadata/identity/oauth2/token?${query}`;
  return ask('The managed identity of this machine', url, ports, [], { headers: { Metadata: 'true' } });
}

async function ask(
  who: string,
  url: string,
  ports: TokenPorts,
  secrets: readonly string[],
  request: RequestInit,
): Promise<string> {
  const answer = await answerOf(who, url, ports, request);
  const token = answer.body.access_token;
  if (typeof token === 'string' && token !== '') return token;
  const said = String(answer.body.error_description ?? answer.body.error ?? `HTTP status ${answer.status}`);
  // Entra's text goes on with trace ids on further lines.
  const [line = ''] = secrets.reduce((text, s) => text.replaceAll(s, '***'), said).split(/[\r\n]/);
  return fail('CON017', `${who} gives no token: ${line}`, { hint: advice(line) });
}

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

async function answerOf(who: string, url: string, ports: TokenPorts, request: RequestInit): Promise<Answer> {
  try {
    const response = await ports.fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(patience) });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    const why = name === 'TimeoutError' ? `no answer within ${patience / 1000} s` : (cause?.code ?? name);
    return fail('CON017', `${who} cannot be asked for a token: ${why}.`, {
      hint: 'Check that the agent reaches the address, and that the machine has an identity where its own is used.',
    });
  }
}

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
function advice(said: string): string {
  if (/AADSTS7000222/.test(said)) return 'The secret has expired: renew it in the service connection.';
  if (/AADSTS7000215/.test(said)) return 'The secret is wrong: give its value, not its id.';
  if (/AADSTS700016|AADSTS90002/.test(said)) return 'Check application id and tenant id of the service connection.';
  if (/AADSTS7002\d\d|AADSTS70021/.test(said)) {
    return 'Add the issuer and subject of the service connection to the federated credentials of the application.';
  }
  return 'Check the identity of the service connection.';
}
