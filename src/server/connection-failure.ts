import type { Diagnostic } from '../base/errors.ts';
import type { ServerMessage } from '../base/sql-session.ts';
import { type ConnectionSettings, describeSettings } from './connection-settings.ts';
import { hintFor } from './error-hints.ts';

type Refusal = { readonly error: Error; readonly errors: readonly ServerMessage[] };

/**
 * Errors of Azure SQL that pass by themselves: a database that moves, wakes up or is busy.
 * https://learn.microsoft.com/azure/azure-sql/database/troubleshoot-common-errors-issues
 */
const transient = new Set([4221, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920]);

/** Whether opening may succeed when it is tried again: nothing of ours has run. */
export function isTransient({ errors }: Refusal): boolean {
  return errors.some((e) => transient.has(e.number));
}

/** One clear line for a connection that was not opened. Never holds a secret: neither tedious nor the server repeats one. */
export function connectionFailure(settings: ConnectionSettings, { error, errors }: Refusal): Diagnostic {
  const place = describeSettings(settings);
  const said = errors.find((e) => hintFor(e.number) !== undefined) ?? errors[0];
  if (said !== undefined) return refusedByServer(place, said);
  const { code, message, hint } = explain(settings, innermost(error));
  return { code, severity: 'error', message: `${place}: ${message}`, hint };
}

function refusedByServer(place: string, { number, state, message }: ServerMessage): Diagnostic {
  const codes: Readonly<Record<number, string>> = {
    18456: 'CON012',
    18452: 'CON012',
    4060: 'CON013',
    40615: 'CON014',
    40914: 'CON014',
  };
  const hint = hintFor(number);
  return {
    code: codes[number] ?? 'CON015',
    severity: 'error',
    message: `${place}: the server refused the connection: ${message.trim()} (error ${number}, state ${state})`,
    ...(hint === undefined ? {} : { hint }),
  };
}

type Explained = { readonly code: string; readonly message: string; readonly hint: string };

/** The error that began it: tedious wraps those of the socket, and Node those of several addresses. */
function innermost(error: Error): Error & { code?: string } {
  let inner: Error = error;
  for (;;) {
    const next = inner instanceof AggregateError ? inner.errors[0] : inner.cause;
    if (!(next instanceof Error)) return inner;
    inner = next;
  }
}

function explain(
  { server, port, instance, connectTimeout }: ConnectionSettings,
  error: Error & { code?: string },
): Explained {
  const place = instance === undefined ? `${server}, port ${port ?? 1433}` : `${server}\\${instance}`;
  switch (error.code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return {
        code: 'CON008',
        message: `the name ${server} is not known to the name servers of this machine.`,
        hint: 'Check the spelling, and that the agent runs in a network that knows the server.',
      };
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'ETIMEOUT':
      return {
        code: 'CON009',
        message:
          error.code === 'ETIMEOUT'
            ? `${place} did not answer within ${connectTimeout / 1000} s.`
            : `${place} cannot be reached (${error.code}).`,
        hint: 'Check that the server listens on TCP there and that firewalls let the agent through.',
      };
    case 'EINSTLOOKUP':
      return {
        code: 'CON010',
        message: `SQL Server Browser of ${server} does not tell the port of the instance ${instance ?? ''}.`,
        hint: 'Start SQL Server Browser and open UDP 1434, or give the port: server,port.',
      };
    case 'ENOENCRYPT':
    case 'EENCRYPT':
      return {
        code: 'CON011',
        message: 'the server does not offer encryption, so nothing was sent to it.',
        hint: 'Something between may have removed it. Encrypt=Optional connects without, and sends the password readable.',
      };
    default:
      return certificateProblem(error) ?? other(error);
  }
}

function certificateProblem(error: Error & { code?: string }): Explained | undefined {
  if (error.code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return {
      code: 'CON011',
      message: 'the certificate of the server is for another name.',
      hint: 'Connect by the name in the certificate, or give that name: Host Name In Certificate=…',
    };
  }
  if (/^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+|CERT_\w+)$/.test(error.code ?? '')) {
    return {
      code: 'CON011',
      message: `the certificate of the server is not trusted (${error.code}).`,
      hint: 'Have the agent trust its issuer (NODE_EXTRA_CA_CERTS). Trust Server Certificate=true connects to whoever answers.',
    };
  }
  return undefined;
}

function other(error: Error & { code?: string }): Explained {
  return {
    code: 'CON015',
    message: `the connection could not be opened: ${error.message}${error.code === undefined ? '' : ` (${error.code})`}.`,
    hint: 'Where it broke off at once, the server may want another kind of encryption: Encrypt=Strict or Mandatory.',
  };
}
