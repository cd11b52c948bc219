import assert from 'node:assert/strict';
import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import { createScript } from '../../src/plan/create-script.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { differencesOf } from '../../src/plan/proof.ts';
import { readCatalog } from '../../src/server/catalog/read-catalog.ts';
import { catalogViews, modelFromCatalog } from '../../src/sources/from-catalog.ts';
import { splitBatches } from '../../src/syntax/batches.ts';
import { optionsOf } from '../cases/case-file.ts';
import { readCaseFiles } from '../cases/read-cases.ts';
import { readSide } from '../cases/run-case.ts';
import { inProcess } from './in-process.ts';
import { Instance } from './instance/instance.ts';
import type { Version } from './instance/versions.ts';

const versions: Readonly<Record<string, Version>> = {
  Sql120: '2014',
  Sql130: '2016',
  Sql140: '2017',
  Sql150: '2019',
  Sql160: '2022',
  Sql170: '2025',
  SqlAzure: 'AzureSQL',
};

// Every case takes minutes; these are some of each folder. Left out: what a live catalog does not show (opaque), what needs rows
// (script), versions that the stand-in is not.
const sample = readCaseFiles().filter((one, index) => {
  const platform = one.sections.get('platform')?.trim() ?? 'Sql160';
  return index % 24 === 5 && versions[platform] && !one.sections.has('refused') && !/^(opaque|script)\//.test(one.name);
});

describe('plans of cases on the instance in memory', () => {
  for (const one of sample) {
    it(`${one.name}: every probe answers, the script runs, the end is reached`, async () => {
      const [current, desired] = [readSide(one, 'current'), readSide(one, 'desired')];
      const made = makePlan({
        current,
        desired,
        options: optionsOf(one),
        registry,
        prove: prover(registry, {}),
        engine: 'test',
      });
      const instance = new Instance({ version: versions[current.platform] ?? '2022' });
      instance.createDatabase('Shop', createScript(current, registry), { collation: current.collation });
      const session = await inProcess(instance, 'Shop').open();
      for (const { probe } of made.plan.hazards) {
        if (probe) assert.equal((await session.batch(probe.sql)).resultSets.length, 1, probe.sql);
      }
      for (const { tokens, start, end } of splitBatches(made.deploySql.join(''), 'deploy.sql'))
        await session.batch(tokens.text.slice(start, end));
      const { rows } = await readCatalog(session, catalogViews(registry));
      const { platform, collation, variables } = current;
      const end: DatabaseModel = {
        ...modelFromCatalog(rows, registry, { platform, collation, live: false }),
        variables,
      };
      assert.deepEqual(differencesOf(made.to, end, registry, { security: true }), []);
    });
  }
});
