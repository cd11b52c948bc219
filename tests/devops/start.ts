import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Organisation } from './organisation.ts';
import { answer } from './routes.ts';

export type DevOpsServer = {
  /** Of the organisation, with a slash at its end; accounts have another host, as on Azure DevOps Services. */
  readonly address: string;
  /** `GET /org/…`, in order. */
  readonly requests: readonly string[];
  close(): Promise<void>;
};

/** Serves an organisation on 127.0.0.1 until it is closed. */
export async function startDevOps(organisation: Organisation): Promise<DevOpsServer> {
  const requests: string[] = [];
  const hosts = { main: '', accounts: '' };
  const handle = (host: 'main' | 'accounts') => async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', hosts[host]);
    requests.push(`${request.method} ${url.pathname}`);
    const body = await bodyOf(request);
    const send = (status: number, json: unknown, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', ...headers });
      response.end(JSON.stringify(json));
    };
    if (organisation.busy > 0) {
      organisation.busy -= 1;
      return send(429, { message: 'Request was blocked due to exceeding usage' }, { 'Retry-After': '0' });
    }
    const by = organisation.tokens.get(tokenOf(request));
    // As the service does with who is not signed in, unless told to suppress it.
    if (!by) return send(302, {}, { Location: `${hosts.main}_signin` });
    const path = url.pathname.split('/').slice(2).map(decodeURIComponent);
    if (host === 'main' && path[0] === '_apis' && path[1]?.toLowerCase() === 'resourceareas') {
      return send(200, { id: path[2], name: 'IMS', locationUrl: hosts.accounts });
    }
    // Accounts are asked for on their own host only, and nothing else there.
    if ((host === 'accounts') !== (path.join('/') === '_apis/identities')) return send(404, { message: 'wrong host' });
    const said = answer(organisation, {
      method: request.method ?? 'GET',
      path,
      query: url.searchParams,
      body,
      by,
      address: hosts.main,
    });
    if (said.bytes) {
      response.writeHead(said.status, { 'Content-Type': 'application/octet-stream' });
      return response.end(said.bytes);
    }
    return send(said.status, said.json);
  };
  const servers = await Promise.all([listen(handle('main')), listen(handle('accounts'))]);
  [hosts.main, hosts.accounts] = servers.map((s) => `http://127.0.0.1:${(s.address() as AddressInfo).port}/org/`) as [
    string,
    string,
  ];
  return {
    address: hosts.main,
    requests,
    close: async () => {
      await Promise.all(servers.map((server) => closed(server)));
    },
  };
}

function listen(handler: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>): Promise<Server> {
  const server = createServer((request, response) => {
    handler(request, response).catch((error: unknown) => {
      response.writeHead(500);
      response.end(String(error));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function closed(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : JSON.parse(text);
}

/** `Bearer token`, or `Basic` with the token as the password. */
function tokenOf(request: IncomingMessage): string {
  const [scheme = '', value = ''] = (request.headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() !== 'basic') return value;
  return Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
}
