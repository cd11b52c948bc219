import type { IncomingMessage } from 'node:http';

import { fail } from '../../base/errors.ts';
import { getBearerHandler, getPersonalAccessTokenHandler, WebApi } from './node-api.ts';

/** What is asked for, in words, and what to set where the answer is no. */
export type Asked = { readonly what: string; readonly setting: string };

/** One host of an organisation or collection. Every call throws a RehearsalError (ADO001 … ADO005) that says what to do. */
export type DevOps = {
  /** Ends with a slash. */
  readonly address: string;
  get<T>(path: string, asked: Asked): Promise<T>;
  /** Undefined where there is no such thing. */
  find<T>(path: string, asked: Asked): Promise<T | undefined>;
  bytes(path: string, asked: Asked): Promise<Uint8Array>;
  send<T>(verb: 'POST' | 'PATCH' | 'PUT', path: string, body: unknown, asked: Asked, type?: string): Promise<T>;
  /** Another host of the same organisation. */
  at(address: string): DevOps;
};

export type DevOpsOptions = {
  readonly address: string;
  /** Never shown. A job's token and an Entra token are bearers; a personal access token is not. */
  readonly token: string;
  readonly kind: 'bearer' | 'personal';
  wait(milliseconds: number): Promise<void>;
};

/** How often a busy service is asked again, and the longest that it may ask us to wait. */
const retries = 5;
const longestWait = 60_000;
const largestAnswer = 64 * 1024 * 1024;

/** A client that follows no redirects: Azure DevOps redirects to a sign-in page who has no right to ask. */
export function connectDevOps(options: DevOpsOptions): DevOps {
  const { token, kind, wait } = options;
  const address = options.address.endsWith('/') ? options.address : `${options.address}/`;
  // The handler sends the token to this host only; node-api adds the agent's proxy and certificates.
  const handler = kind === 'bearer' ? getBearerHandler(token) : getPersonalAccessTokenHandler(token);
  const settings = { allowRedirects: false, allowRetries: false, socketTimeout: 60_000 };
  const { client } = new WebApi(address, handler, settings).rest;

  const request = async (verb: string, path: string, asked: Asked, body?: string, type?: string): Promise<Answer> => {
    const url = new URL(path, address);
    if (url.origin !== new URL(address).origin) throw new Error(`${path} is not of ${address}`);
    const headers = { Accept: 'application/json', ...(type !== undefined && { 'Content-Type': type }) };
    for (let attempt = 0; ; attempt += 1) {
      const answer = await asking(address, asked, async () => {
        const { message } = await client.request(verb, url.href, body ?? '', headers);
        return { status: message.statusCode ?? 0, message, body: await read(message) };
      });
      // What was busy or out of order has done nothing; writing again what was written is harmless with these calls.
      const isBusy = answer.status === 429 || answer.status === 503;
      if (isPreview(answer) && !url.href.includes('-preview')) {
        url.searchParams.set('api-version', `${url.searchParams.get('api-version')}-preview`);
        continue;
      }
      if (!isBusy || attempt === retries) return answer;
      await wait(pauseOf(answer.message.headers['retry-after'], attempt));
    }
  };

  const json = async <T>(answer: Promise<Answer>, asked: Asked): Promise<T> => {
    const { status, body } = await answer;
    if (status !== 200 && status !== 201) refuse(status, body, asked);
    return parsed(body, asked);
  };

  return {
    address,
    get: (path, asked) => json(request('GET', path, asked), asked),
    find: async <T>(path: string, asked: Asked) => {
      const answer = await request('GET', path, asked);
      return answer.status === 404 ? undefined : json<T>(Promise.resolve(answer), asked);
    },
    bytes: async (path, asked) => {
      const { status, body } = await request('GET', path, asked);
      if (status !== 200) refuse(status, body, asked);
      return body;
    },
    send: (verb, path, body, asked, type = 'application/json') =>
      json(request(verb, path, asked, JSON.stringify(body), type), asked),
    at: (other) => connectDevOps({ ...options, address: other }),
  };
}

type Answer = { readonly status: number; readonly message: IncomingMessage; readonly body: Uint8Array };

/** Some parts of the API are final in one version of the service and a preview in another, which wants to be asked for. */
function isPreview({ status, body }: Answer): boolean {
  return status === 400 && /VssInvalidPreviewVersionException/.test(new TextDecoder().decode(body));
}

async function asking(address: string, { what }: Asked, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    // What the network says names hosts and reasons, never headers.
    const reason = error instanceof Error ? error.message : String(error);
    return fail('ADO005', `Azure DevOps did not answer when asked for ${what}: ${reason}.`, {
      hint: `Can this agent reach ${new URL(address).origin}? A proxy is set in the agent's configuration.`,
    });
  }
}

async function read(message: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    if ((size += chunk.length) > largestAnswer) throw new Error('the answer is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Seconds or a date, as the service says; otherwise one, two, four … seconds. */
function pauseOf(header: string | undefined, attempt: number): number {
  const seconds = Number(header ?? Number.NaN);
  const asked = Number.isFinite(seconds) ? seconds * 1000 : 1000 * 2 ** attempt;
  return Math.min(Math.max(asked, 0), longestWait);
}

function parsed<T>(body: Uint8Array, { what }: Asked): T {
  try {
    return JSON.parse(new TextDecoder().decode(body)) as T;
  } catch {
    return fail('ADO005', `Azure DevOps answered with something else when asked for ${what}.`, {
      hint: 'A proxy or a sign-in page may stand in between.',
    });
  }
}

function refuse(status: number, body: Uint8Array, { what, setting }: Asked): never {
  const said = messageOf(body);
  if (status === 401 || status === 203 || (status >= 300 && status < 400)) {
    fail('ADO001', `Azure DevOps does not accept the token for ${what}.`, { hint: setting });
  }
  if (status === 403)
    fail('ADO002', `Azure DevOps does not let this job read or change ${what}.${said}`, { hint: setting });
  if (status === 404 || (status === 400 && /VssVersion|VssResourceNotFound|version/i.test(said))) {
    fail('ADO003', `Azure DevOps has no ${what} for this job.${said}`, {
      hint: `${setting} Azure DevOps Server has what is asked for from version 2022.1 on.`,
    });
  }
  fail('ADO004', `Azure DevOps answered ${status} when asked for ${what}.${said}`, {
    hint: 'Run the stage again later; if it stays, this is between Azure DevOps and its administrators.',
  });
}

/** The service's own sentence, where it gave one. */
function messageOf(body: Uint8Array): string {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    const { message, typeKey } = value as { readonly message?: unknown; readonly typeKey?: unknown };
    const parts = [message, typeKey].filter((part): part is string => typeof part === 'string' && part !== '');
    return parts.length > 0 ? ` It says: ${parts.join(' ').slice(0, 300)}` : '';
  } catch {
    return '';
  }
}
