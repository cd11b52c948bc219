/** A `Data Source`: host with a port or an instance. */
export type DataSource = { readonly server: string; readonly port?: number; readonly instance?: string };

/**
 * Reads `[tcp:]host[\instance][,port]`. Answers a text where it cannot be: why, for a person. A port wins over an instance, as in
 * SqlClient. `.` and `(local)` are this machine.
 */
export function readDataSource(text: string): DataSource | string {
  const protocol = /^\s*(tcp|np|lpc|admin)\s*:/i.exec(text);
  const kind = protocol?.[1]?.toLowerCase();
  if (kind === 'np' || /^\s*\\\\/.test(text)) return 'named pipes are not supported; use tcp:server,port';
  if (kind === 'lpc') return 'shared memory is not supported; use tcp:localhost';
  if (kind === 'admin') return 'the dedicated administrator connection is not for deployments; use tcp:server,port';
  const rest = text.slice(protocol?.[0].length ?? 0).trim();
  if (/^\(localdb\)/i.test(rest)) return 'LocalDB is not supported; use an instance that listens on TCP';
  const [, place = '', portText] = /^([^,]*?)\s*(?:,\s*(.*))?$/.exec(rest) ?? [];
  const [, host = '', instance] = /^([^\\]*)(?:\\(.*))?$/.exec(place) ?? [];
  const name = host.trim().replace(/^\[(.+)\]$/, '$1');
  const server = name === '.' || name === '' || /^\(local\)$/i.test(name) ? 'localhost' : name;
  if (rest === '' || (name === '' && instance === undefined)) return 'it names no server';
  if (portText !== undefined) {
    const port = /^\d{1,5}$/.test(portText.trim()) ? Number(portText) : 0;
    return port >= 1 && port <= 65535 ? { server, port } : 'the port after the comma is a number from 1 to 65535';
  }
  if (instance === undefined || /^mssqlserver$/i.test(instance)) return { server };
  return instance.trim() === '' ? 'it names no instance after \\' : { server, instance: instance.trim() };
}
