import assert from 'node:assert/strict';
import { carriedStubs, withCarried } from '../../../src/app/carried-objects.ts';
import { readServer } from '../../../src/app/live-database.ts';
import { readDatabase } from '../../../src/app/read-database.ts';
import type { ServerMessage } from '../../../src/base/sql-session.ts';
import { registry } from '../../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../../src/model/database-model.ts';
import { createBatches } from '../../../src/plan/create-script.ts';
import { differencesOf } from '../../../src/plan/proof.ts';
import { readCaseFiles } from '../../cases/read-cases.ts';
import { readSide } from '../../cases/run-case.ts';
import type { Engine, EngineSession, Login } from '../engine.ts';
import { Instance } from '../instance/instance.ts';
import type { Version } from '../instance/versions.ts';
import { overTds } from '../over-tds.ts';
import { startTds, type TdsServer } from '../tds/start.ts';

const versions: Readonly<Record<string, Version>> = {
  Sql130: '2016',
  Sql140: '2017',
  Sql150: '2019',
  Sql160: '2022',
  Sql170: '2025',
  SqlAzure: 'AzureSQL',
};

/** One wire for all schemas: a login finds the instance that was made last. */
class Schemas implements Engine {
  #instance = new Instance();

  login(login: Login): EngineSession | ServerMessage {
    return this.#instance.login(login);
  }

  /** Creates the database `db` of a model on an instance of its version. */
  hold(model: DatabaseModel): void {
    this.#instance = new Instance({ version: versions[model.platform] ?? '2014', collation: model.collation });
    const batches = [...carriedStubs(model), ...createBatches(model, registry)];
    this.#instance.createDatabase('db', batches.map((batch) => `${batch}\nGO\n`).join(''));
  }
}

/** What has no kind is carried by the text that only the in-memory server keeps. */
const isShown = (difference: string): boolean => !difference.startsWith('opaque ');

/** Reading costs a tenth of a second: of the cases, which all are read in read-catalog.test.ts, one in this many. */
const oneIn = 23;

describe('reading a catalog over the wire', () => {
  const engine = new Schemas();
  let tds: TdsServer;
  before(async () => {
    tds = await startTds(engine);
  });
  after(() => tds.close());

  async function differences(model: DatabaseModel): Promise<readonly string[]> {
    engine.hold(model);
    const { model: read } = await readServer(overTds(tds, 'db'));
    assert.equal(read.live, true);
    const whole = withCarried({ ...read, variables: model.variables }, model);
    return differencesOf(model, whole, registry, { security: true }).filter(isShown);
  }

  for (const version of ['v1', 'v2']) {
    it(`gives what samples/shop/${version} says`, async () => {
      const { model } = await readDatabase([`samples/shop/${version}`]);
      assert.deepEqual(await differences(model), []);
    });
  }

  const cases = readCaseFiles().filter(({ sections }) => !sections.has('refused'));
  for (const one of cases.filter((_, place) => place % oneIn === 0)) {
    it(`gives what ${one.name} says`, async () => {
      assert.deepEqual(await differences(readSide(one, 'desired')), []);
    });
  }
});
