import type { SqlServer } from '../../src/base/sql-session.ts';
import { openServer } from '../../src/server/open-server.ts';
import { parseConnectionString } from '../../src/server/parse-connection-string.ts';
import type { TdsServer } from './tds/start.ts';

/** The product's own way to a database behind a TDS stand-in; connecting again does not wait. */
export function overTds(tds: TdsServer, database: string, extra: Readonly<Record<string, string>> = {}): SqlServer {
  return openServer(parseConnectionString(tds.connectionString(database, extra), 'The test'), {
    wait: async () => {},
    token: async () => 'a.test.token',
    integrated: () => Promise.reject(new Error('this test signs in as nobody')),
  });
}
