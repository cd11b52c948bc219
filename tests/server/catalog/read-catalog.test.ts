import assert from 'node:assert/strict';
import { withCarried } from '../../../src/app/carried-objects.ts';
import { serverWith } from '../../../src/app/in-memory-database.ts';
import { registry } from '../../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../../src/model/database-model.ts';
import { createBatches } from '../../../src/plan/create-script.ts';
import { differencesOf } from '../../../src/plan/proof.ts';
import { readCatalog } from '../../../src/server/catalog/read-catalog.ts';
import { catalogViews, modelFromCatalog } from '../../../src/sources/from-catalog.ts';
import { readCaseFiles } from '../../cases/read-cases.ts';
import { readSide } from '../../cases/run-case.ts';
import { rowsSession } from './rows-session.ts';

const views = catalogViews(registry);

/** What is read over a session from a server that holds the model. */
async function readBack(model: DatabaseModel): Promise<DatabaseModel> {
  const server = serverWith(model, createBatches(model, registry));
  const isAzure = model.platform === 'SqlAzure';
  const major = Math.max(Number(/\d\d/.exec(model.platform)?.[0] ?? 17), 12);
  const session = rowsSession(server.rows(), {
    collation: model.collation,
    identity: { engine_edition: isAzure ? 5 : 3, product_version: `${isAzure ? 12 : major}.0.1000.1` },
  });
  const { rows, identity } = await readCatalog(session, views);
  const read = modelFromCatalog(rows, registry, { ...identity, live: true });
  return withCarried({ ...read, variables: model.variables }, model);
}

/** The server in memory keeps the text of what has no kind, and no view shows it. */
const isShown = (difference: string): boolean => !difference.startsWith('opaque ');

describe('reading a catalog', () => {
  for (const one of readCaseFiles().filter(({ sections }) => !sections.has('refused'))) {
    it(`gives what the scripts of ${one.name} say`, async () => {
      for (const side of ['current', 'desired'] as const) {
        const model = readSide(one, side);
        const read = await readBack(model);
        const differences = differencesOf(model, read, registry, { security: true });
        assert.deepEqual(differences.filter(isShown), [], side);
      }
    });
  }
});
