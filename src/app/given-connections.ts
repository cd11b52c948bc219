import type { ServiceConnection } from './service-connection.ts';

// Requests carry connections as text, so that they can be written down; a service connection holds functions and secrets. A task
// gives each of its own a name here for as long as its process lives, and imports no driver for that.
const given = new Map<string, ServiceConnection>();

/** The text by which a request names a connection: `env:NAME` is its own, a service connection gets one. */
export function connectionText(connection: string | ServiceConnection): string {
  if (typeof connection === 'string') return connection;
  const text = `service:${given.size + 1}`;
  given.set(text, connection);
  return text;
}

/** The service connection behind such a text. */
export function givenConnection(text: string): ServiceConnection | undefined {
  return given.get(text);
}
