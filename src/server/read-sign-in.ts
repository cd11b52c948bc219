import type { Keyword } from './connection-keywords.ts';
import type { SignIn } from './sign-in.ts';

type Bad = { readonly bad: (code: string, message: string, hint?: string) => void };

/** Why a sign-in of SqlClient is not offered: each would need a person at the agent, or a password that Entra advises against. */
const refused: Readonly<Record<string, string>> = {
  activedirectoryinteractive: 'nobody sits at a build agent to sign in',
  activedirectorydevicecodeflow: 'nobody sits at a build agent to sign in',
  activedirectoryintegrated: 'a Windows session is not exchanged for an Entra token here',
  activedirectorypassword: 'Microsoft Entra gives no token for a password where multi-factor sign-in is required',
  activedirectorydefault: 'what it would use depends on the machine',
};

const instead = 'Use a service principal, a managed identity or an Azure Resource Manager service connection.';

/** As whom a connection string signs in. Undefined, with a reason given to `bad`, when that cannot be. */
export function readSignIn(given: ReadonlyMap<Keyword, string>, label: string, { bad }: Bad): SignIn | undefined {
  const user = given.get('User ID');
  const password = given.get('Password');
  const method = given.get('Authentication')?.replace(/\s+/g, '').toLowerCase();
  const integrated = /^(true|yes|sspi)$/i.test(given.get('Integrated Security') ?? '');
  if (method !== undefined && method !== 'notspecified') {
    if (integrated) bad('CON007', `${label} has both Authentication and Integrated Security.`, 'Keep one of them.');
    const why = refused[method];
    if (why !== undefined) {
      bad('CON007', `Authentication of ${label.replace(/^The /, 'the ')} is not supported: ${why}.`, instead);
      return undefined;
    }
    return readMethod(method, user, password, label, { bad });
  }
  return integrated ? { kind: 'integrated' } : passwordSignIn(user, password, label, { bad });
}

function readMethod(
  method: string,
  user: string | undefined,
  password: string | undefined,
  label: string,
  { bad }: Bad,
): SignIn | undefined {
  if (method === 'sqlpassword') return passwordSignIn(user, password, label, { bad });
  if (method === 'activedirectorymanagedidentity' || method === 'activedirectorymsi') {
    return { kind: 'entra', credential: { kind: 'managed', ...(user === undefined ? {} : { client: user }) } };
  }
  if (method === 'activedirectoryserviceprincipal') {
    // SqlClient lets the server name the tenant; here it stands behind the application: one message less on every sign-in.
    const [, client, tenant] = /^([^@]+)@(.+)$/.exec(user ?? '') ?? [];
    if (client === undefined || tenant === undefined || password === undefined) {
      bad(
        'CON007',
        `${label} names no service principal.`,
        'User ID is application id@tenant id, Password the secret.',
      );
      return undefined;
    }
    return { kind: 'entra', credential: { kind: 'secret', client, tenant, secret: password } };
  }
  bad('CON007', `Authentication of ${label.replace(/^The /, 'the ')} is none that SQL Server knows.`, instead);
  return undefined;
}

function passwordSignIn(
  user: string | undefined,
  password: string | undefined,
  label: string,
  { bad }: Bad,
): SignIn | undefined {
  if (user === undefined || password === undefined) {
    const what = user === undefined ? 'no user' : 'a user and no password';
    bad('CON007', `${label} names ${what}.`, 'Add User ID and Password, Integrated Security=true or Authentication.');
    return undefined;
  }
  // No SQL login has a backslash in its name (error 15006 refuses one): this is a Windows account.
  const [, domain, account] = /^([^\\]+)\\(.+)$/.exec(user) ?? [];
  return domain !== undefined && account !== undefined
    ? { kind: 'ntlm', domain, user: account, password }
    : { kind: 'sql', user, password };
}
