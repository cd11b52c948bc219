import { fail } from '../base/errors.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import { type RunOptions, Server } from '../simulate/server.ts';
import { modelFromCatalog } from '../sources/from-catalog.ts';
import { carriedStubs, withCarried } from './carried-objects.ts';

/**
 * An in-memory server on which the batches have run that create a schema. Throws SIM001 when it refuses one of them: then
 * either the schema is not valid, or the server lacks something, and nothing can be proven on it. With `mayBreak` a view may
 * name what is not there, as in a database where that was dropped later.
 */
export function serverWith(
  model: DatabaseModel,
  batches: readonly string[],
  { databaseName = 'database', ...options }: { readonly databaseName?: string } & Pick<RunOptions, 'mayBreak'> = {},
): Server {
  const { platform, collation } = model;
  const server = new Server({ platform, collation, databaseName });
  for (const batch of [...carriedStubs(model), ...batches]) {
    const { error } = server.run(batch, { file: 'create.sql', ...options });
    if (error) {
      fail('SIM001', `The schema cannot be created: error ${error.number}: ${error.message} In: ${error.statement}`, {
        hint: 'If SQL Server accepts the statement, the in-memory server lacks it; please report it.',
      });
    }
  }
  return server;
}

/** What stands in a server, read as a live database is read. Variables are not the server's; they stay those of `like`. */
export function modelOfServer(server: Server, like: DatabaseModel, registry: Registry): DatabaseModel {
  return modelOfRows(server.rows(), like, registry);
}

/** The same of rows that were taken from a server. */
export function modelOfRows(rows: CatalogRows, like: DatabaseModel, registry: Registry): DatabaseModel {
  const { platform, collation, variables } = like;
  return withCarried({ ...modelFromCatalog(rows, registry, { platform, collation, live: false }), variables }, like);
}
