import type { SqlServer, SqlSession } from '../base/sql-session.ts';
import { registry } from '../kinds/all-kinds.ts';
import { readCatalog } from '../server/catalog/read-catalog.ts';
import { catalogViews, modelFromCatalog } from '../sources/from-catalog.ts';
import { withHiddenParts } from './hidden-parts.ts';
import type { DatabaseSource } from './read-database.ts';

export type LiveReading = {
  /** Told of each part that has been read. */
  readonly onProgress?: (line: string) => void;
  readonly signal?: AbortSignal;
  /** Permissions to do without, held or not: `hidden` of the model that this one is to be compared with. */
  readonly without?: readonly string[];
};

/** The schema of the database behind a server. Throws a RehearsalError (CON0nn, CAT0nn) or a SqlSessionError. */
export async function readServer(server: SqlServer, reading: LiveReading = {}): Promise<DatabaseSource> {
  const session = await server.open();
  try {
    return await readSession(session, reading);
  } finally {
    await session.close();
  }
}

/** The schema of the database that a session is in, read through that session: what it holds locks on is read too. */
export async function readSession(session: SqlSession, reading: LiveReading = {}): Promise<DatabaseSource> {
  const { rows, identity, hidden } = await readCatalog(session, catalogViews(registry), reading);
  const model = modelFromCatalog(rows, registry, { ...identity, live: true });
  return {
    model: withHiddenParts(model, rows, hidden),
    identity: { name: identity.database, version: '1.0.0.0' },
    warnings: [],
  };
}
