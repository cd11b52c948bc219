import sql from 'mssql';
import type { Engine } from '../engine.ts';
import { startTds, type TdsOptions, type TdsServer } from './start.ts';

/** Gives one connection of the driver, and takes everything down again. */
export async function withServer(
  engine: Engine,
  options: TdsOptions & { readonly client?: object },
  test: (pool: sql.ConnectionPool, server: TdsServer) => Promise<void>,
): Promise<void> {
  const server = await startTds(engine, options);
  try {
    const pool = await connect(server, options.client);
    try {
      await test(pool, server);
    } finally {
      await pool.close();
    }
  } finally {
    await server.close();
  }
}

/** A pool of one connection, which `client` configures further. */
export async function connect(server: TdsServer, client: object = {}): Promise<sql.ConnectionPool> {
  const config = {
    server: '127.0.0.1',
    port: server.port,
    user: 'sa',
    password: 'Stand-in-1',
    database: 'shop',
    pool: { min: 0, max: 1 },
    // Otherwise the driver asks SELECT 1 before each request.
    validateConnection: false,
    ...client,
    options: {
      encrypt: false,
      trustServerCertificate: true,
      ...('options' in client ? (client.options as object) : {}),
    },
  };
  const pool = new sql.ConnectionPool(config as sql.config);
  // The driver tells a lost connection here too; every test looks at what its request says.
  pool.on('error', () => {});
  return pool.connect();
}
