import type { Registry } from '../../src/kinds/registry.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { Prove } from '../../src/plan/proof.ts';
import { Server } from '../../src/simulate/server.ts';
import { modelFromCatalog } from '../../src/sources/from-catalog.ts';

/** An in-memory server on which the batches have run; a refusal of them is a defect. */
export function serverWith(model: DatabaseModel, batches: readonly string[]): Server {
  const { platform, collation } = model;
  const server = new Server({ platform, collation, databaseName: 'db' });
  for (const batch of batches) {
    const { error } = server.run(batch, { file: 'create.sql' });
    if (error) throw new Error(`the create script is refused: ${error.number} ${error.message}\n${batch}`);
  }
  return server;
}

/** What stands in a server, read as a live database is read. */
export function modelOfServer(server: Server, like: DatabaseModel, registry: Registry): DatabaseModel {
  const { platform, collation } = like;
  const model = modelFromCatalog(server.rows(), registry, { platform, collation, live: false });
  return { ...model, variables: like.variables };
}

export function proveWith(registry: Registry): Prove {
  return ({ create, deploySql, current }) => {
    const server = serverWith(current, create);
    const { error } = server.run(deploySql, { file: 'deploy.sql' });
    if (!error) return { end: modelOfServer(server, current, registry) };
    const before = deploySql.slice(0, error.start);
    const step = /^-- Step: (.*)$/gm;
    let found: string | undefined;
    for (const match of before.matchAll(step)) found = match[1];
    return {
      refused: { number: error.number, message: error.message, ...(found === undefined ? {} : { step: found }) },
    };
  };
}
