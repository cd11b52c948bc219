import assert from 'node:assert/strict';
import fc from 'fast-check';
import { modelOfServer, serverWith } from '../../src/app/in-memory-database.ts';
import { prover } from '../../src/app/prove-script.ts';
import { canonicalJson } from '../../src/base/canonical-json.ts';
import { readDacpac } from '../../src/formats/dacpac.ts';
import { writeDacpac } from '../../src/formats/write-dacpac.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createBatches } from '../../src/plan/create-script.ts';
import { type MadePlan, makePlan } from '../../src/plan/make-plan.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { modelFromDacpac } from '../../src/sources/from-dacpac.ts';
import { dacpacOf } from '../../src/sources/to-dacpac.ts';
import { optionsOf } from '../cases/case-file.ts';
import { readSide, whole } from '../cases/run-case.ts';
import { editedArb, grownArb, type World, worldArb } from './world.ts';
import { worldSql } from './world-sql.ts';

/** Laws of the whole engine over random schemas; seeds are fixed, so a failure stays until it is mended. */

const holds = { simulated: true, arrives: true, secondPlanEmpty: true };
const options = optionsOf({ name: 'law', about: '', sections: new Map() });

function modelOf(world: World): DatabaseModel {
  return readSide({ name: 'law', about: '', sections: new Map([['current', worldSql(world)]]) }, 'current');
}

function plan(current: DatabaseModel, desired: DatabaseModel, proven = true): MadePlan {
  const prove = proven ? { prove: prover(registry, {}) } : {};
  return makePlan({ current, desired, options, registry, engine: 'test', ...prove });
}

const reversed = (model: DatabaseModel): DatabaseModel => ({
  ...model,
  objects: new Map([...model.objects].reverse()),
});

describe('laws of schemas', function () {
  this.timeout(60_000);

  it('read(write(A)) = A, and the same input gives the same bytes', async () => {
    await fc.assert(
      fc.asyncProperty(worldArb, async (world) => {
        const model = modelOf(world);
        const identity = { name: 'db', version: '1.0.0.0' };
        const bytes = writeDacpac(dacpacOf(model, identity, registry));
        const read = modelFromDacpac(await readDacpac(bytes, 'law.dacpac'), registry, 'law.dacpac');
        assert.deepEqual(differencesOf(model, read, registry, { security: true }), []);
        assert.ok(Buffer.from(bytes).equals(writeDacpac(dacpacOf(modelOf(world), identity, registry))));
      }),
      { seed: 1, numRuns: 60 },
    );
  });

  it('model(rows(run(create(A)))) = A, and plan(A, A) is empty', () => {
    fc.assert(
      fc.property(worldArb, (world) => {
        const model = modelOf(world);
        const server = serverWith(model, createBatches(model, registry));
        assert.deepEqual(
          differencesOf(model, modelOfServer(server, model, registry), registry, { security: true }),
          [],
        );
        const same = plan(model, modelOf(world), false).plan;
        assert.deepEqual([same.steps, same.changes, same.cosmetic], [[], [], []]);
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it('run(plan(A, B), A) = to, and the way back returns', () => {
    fc.assert(
      fc.property(editedArb, ([a, b]) => {
        const made = plan(modelOf(a), modelOf(b));
        assert.deepEqual(made.plan.proof, holds);
        assert.deepEqual(made.rollback.plan.proof, holds);
        assert.deepEqual(whole(modelOf(a), made), [], 'the script runs alike on all of the database');
      }),
      { seed: 3, numRuns: 70 },
    );
  });

  it('run(plan(A, B), A) = to for schemas that have little in common', () => {
    fc.assert(
      fc.property(worldArb, worldArb, (a, b) => {
        const made = plan(modelOf(a), modelOf(b));
        assert.deepEqual(made.plan.proof, holds);
      }),
      { seed: 4, numRuns: 30 },
    );
  });

  it('does not depend on the order of its input', () => {
    fc.assert(
      fc.property(editedArb, ([a, b]) => {
        const [current, desired] = [modelOf(a), modelOf(b)];
        const one = plan(current, desired, false);
        const other = plan(reversed(current), reversed(desired), false);
        assert.deepEqual(one.deploySql, other.deploySql);
        assert.equal(canonicalJson(one.plan), canonicalJson(other.plan));
      }),
      { seed: 5, numRuns: 50 },
    );
  });

  it('drops nothing when B holds all of A', () => {
    fc.assert(
      fc.property(grownArb, ([a, b]) => {
        const { changes, hazards } = plan(modelOf(a), modelOf(b), false).plan;
        const isOf = (table: string) => (name: string) => name.includes(table);
        const dropped = changes.filter(({ action }) => action === 'drop').map(({ name }) => name);
        assert.deepEqual(dropped.filter(isOf('[T')), []);
        assert.deepEqual(
          hazards.filter(({ code }) => ['DATA001', 'DATA002', 'DATA003'].includes(code)),
          [],
        );
      }),
      { seed: 6, numRuns: 80 },
    );
  });

  it('more direct changes never touch less', () => {
    fc.assert(
      fc.property(worldArb, fc.nat(3), fc.nat(3), (world, one, two) => {
        const touched = (widened: readonly number[]) => {
          const tables = world.tables.map((table, i) =>
            table && widened.includes(i) ? { ...table, keyType: 'nvarchar(30)' as 'varchar(20)' } : table,
          );
          const { steps } = plan(modelOf(world), modelOf({ ...world, tables }), false).plan;
          return new Set(steps.map(({ on }) => `${on.kind} ${on.name}`));
        };
        const few = touched([one]);
        const more = touched([one, two]);
        assert.deepEqual(
          [...few].filter((name) => !more.has(name)),
          [],
        );
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
