import { fail } from '../base/errors.ts';
import type { TaskHost } from './task-host.ts';

type Fetch = (url: string, request: RequestInit) => Promise<Response>;

/**
 * Asks Azure DevOps to confirm that this job may use a service connection: the assertion of workload identity federation, good for
 * a few minutes and for one exchange. Throws a RehearsalError (CON017).
 * https://learn.microsoft.com/azure/devops/release-notes/2024/sprint-240-update#pipelines-and-tasks-populate-variables-to-customize-workload-identity-federation-authentication
 */
export async function oidcToken(host: TaskHost, endpointId: string, fetch: Fetch): Promise<string> {
  const address = host.variable('System.OidcRequestUri');
  const job = host.jobToken();
  if (address === undefined || job === undefined) {
    fail('CON017', 'This agent cannot confirm the service connection (workload identity federation).', {
      hint: 'Update the agent, or use a service connection with a secret.',
    });
  }
  const url = `${address}?api-version=7.1&serviceConnectionId=${encodeURIComponent(endpointId)}`;
  // Without the second header a missing right is answered by the page of a sign-in.
  const headers = {
    authorization: `Bearer ${job.token}`,
    'content-type': 'application/json',
    'x-tfs-fedauthredirect': 'Suppress',
  };
  const answer = await ask(fetch, url, headers);
  const { oidcToken: token } = answer.body;
  if (typeof token === 'string' && token !== '') return token;
  return fail('CON017', `Azure DevOps does not confirm the service connection: HTTP status ${answer.status}.`, {
    hint: 'Check that the service connection exists and that this pipeline may use it.',
  });
}

async function ask(
  fetch: Fetch,
  url: string,
  headers: Record<string, string>,
): Promise<{ readonly status: number; readonly body: { readonly oidcToken?: unknown } }> {
  try {
    const signal = AbortSignal.timeout(20_000);
    const response = await fetch(url, { method: 'POST', headers, redirect: 'error', signal });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return fail('CON017', `Azure DevOps cannot be asked about the service connection: ${cause?.code ?? name}.`);
  }
}
