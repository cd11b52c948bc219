import assert from 'node:assert/strict';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { StageRun } from '../devops/run.ts';
import type { Stage } from '../templates/pipeline.ts';
import type { PipelineRun, StageEnd } from './pipeline-run.ts';
import { type Shop, shopProject, startShop, writeProject } from './shop.ts';

const columns = `SELECT c.name, c.max_length, c.is_nullable FROM sys.columns AS c
WHERE c.object_id = OBJECT_ID(N'Sales.Customer') ORDER BY c.column_id;`;

const backup = "BACKUP DATABASE [Shop] TO DISK = N'\\\\files\\backup\\Shop.bak' WITH CHECKSUM;";

/** The project as production is. */
const asProduction = {
  ...shopProject,
  'Customer.sql': `CREATE TABLE Sales.Customer (
  CustomerId int NOT NULL CONSTRAINT PK_Customer PRIMARY KEY, Name nvarchar(200) NOT NULL, Country char(2) NULL);`,
  'Tell.sql': 'CREATE PROCEDURE Sales.Tell AS SELECT CustomerId FROM Sales.Customer;\n',
};

/** A pipeline of somebody who left the rehearsal out. */
function withoutStaging(stages: readonly Stage[]): readonly Stage[] {
  return stages
    .filter((stage) => stage.name !== 'Staging')
    .map((stage): Stage => {
      if (stage.name !== 'Production') return stage;
      const reviewArtifact = "$[ stageDependencies.Plan.plan.outputs['review.artifactName'] ]";
      const jobs = stage.jobs.map((job) => ({ ...job, variables: { ...job.variables, reviewArtifact } }));
      return { ...stage, dependsOn: ['Plan'], jobs };
    });
}

describe('a release, from a SQL project to production', function () {
  this.timeout(300_000);
  let shop: Shop;
  beforeEach(async () => {
    shop = await startShop();
  });
  afterEach(() => shop.close());

  it('is planned, approved, rehearsed on a restored copy, approved again, and promoted', async () => {
    const release = shop.release();
    succeeded(await release.stage('Build'));
    const plan = succeeded(await release.stage('Plan'));
    assert.equal(output(plan, 'plan', 'hasChanges'), 'true');
    assert.equal(output(plan, 'review', 'phase'), 'planned');

    const staging = release.begin('Staging');
    assert.equal(staging?.record.state, 'pending', 'staging waits for its approval');
    const rehearsed = succeeded(await release.finish(staging.approve(shop.dba)));
    assert.equal(output(rehearsed, 'restore', 'hasData'), 'true');
    assert.equal(output(rehearsed, 'deploy', 'outcome'), 'succeeded');
    assert.equal(output(rehearsed, 'review', 'phase'), 'rehearsed');
    assert.equal(output(rehearsed, 'review', 'blockCount'), '0', log(rehearsed));
    assert.equal(await nameLength(shop.staging, 'Shop_Staging'), 200);
    assert.equal(await nameLength(shop.production, 'Shop'), 400, 'production is as it was');

    const production = release.begin('Production');
    assert.equal(production?.record.state, 'pending', 'production waits for its approval');
    const promoted = succeeded(await release.finish(production.approve(shop.dba)));
    assert.equal(output(promoted, 'deploy', 'outcome'), 'succeeded');
    assert.equal(output(promoted, 'review', 'phase'), 'promoted');
    assert.deepEqual(await shop.sql(shop.production, 'Shop', columns), [
      { name: 'CustomerId', max_length: 4, is_nullable: false },
      { name: 'Name', max_length: 200, is_nullable: false },
      { name: 'Country', max_length: 2, is_nullable: false },
    ]);
    assert.equal((await shop.sql(shop.production, 'Shop', 'SELECT * FROM Sales.Customer;')).length, 2);
    assert.deepEqual(
      release.tags.map((tag) => tag.replace(/-(clear|warn|block)$/, '')),
      ['Shop-planned', 'Shop-rehearsed', 'Shop-promoted'],
    );
    const evidence = readdirSync(path.join(release.artifacts, 'database-review-production', 'evidence'));
    assert.deepEqual(
      evidence.map((name) => name.split('-')[0]),
      ['promotion', 'rehearsal'],
    );
    assert.equal(release.world.run.properties.get('rehearsal_Staging_phase'), 'rehearsed');
    assert.equal(release.world.run.properties.get('rehearsal_Production_planId'), output(plan, 'plan', 'planId'));
    shop.noSecretIn(release);
  });

  it('ends quietly where nothing changes', async () => {
    const release = shop.release({ sources: writeProject(asProduction) });
    succeeded(await release.stage('Build'));
    const plan = succeeded(await release.stage('Plan'));
    assert.equal(output(plan, 'plan', 'hasChanges'), 'false', log(plan));
    assert.equal(release.begin('Staging'), undefined);
    assert.equal(release.begin('Production'), undefined);
  });

  it('stops where the rehearsal fails, and shows why', async () => {
    await shop.sql(shop.production, 'Shop', "INSERT INTO Sales.Customer (CustomerId, Name) VALUES (3, N'Cleo');");
    await shop.sql(shop.production, 'master', backup);
    const release = await planned();
    const rehearsed = await release.finish(pending(release, 'Staging').approve(shop.dba));
    assert.equal(rehearsed.result, 'failed');
    assert.equal(output(rehearsed, 'deploy', 'outcome'), 'failed', log(rehearsed));
    assert.match(log(rehearsed), /515/);
    assert.equal(output(rehearsed, 'review', 'verdict'), 'block');
    assert.match(
      log(rehearsed),
      /What blocks promotion now:\n {2}The newest rehearsal, on Shop_Staging on STG01, failed/,
    );
    assert.equal(release.begin('Production'), undefined);
  });

  describe('is refused', () => {
    it('without an approval of production', async () => {
      const release = await rehearsed();
      shop.organisation.configurations.length = 0;
      const begun = release.begin('Production');
      assert.equal(begun?.record.state, 'inProgress', 'no check holds the stage');
      await refused(release, begun, 'GATE021');
    });

    it('with an approval of whoever asked for the run', async () => {
      const release = await rehearsed();
      await refused(release, pending(release, 'Production').approve(shop.dev), 'GATE026');
    });

    it('where somebody bypassed the approval', async () => {
      const release = await rehearsed();
      await refused(release, pending(release, 'Production').bypass('Approval'), 'GATE022');
    });

    it('with another plan than the one that was planned', async () => {
      const release = await rehearsed();
      const other = await planned({ ...shopProject, 'Extra.sql': 'CREATE TABLE Sales.Extra (A int NULL);\n' });
      cpSync(path.join(other.artifacts, 'database-plan'), path.join(release.artifacts, 'database-plan'), {
        recursive: true,
      });
      await refused(release, pending(release, 'Production').approve(shop.dba), 'DEP006');
    });

    it('with a plan in which somebody changed a byte', async () => {
      const release = await rehearsed();
      const file = path.join(release.artifacts, 'database-plan', 'deploy.sql');
      writeFileSync(file, readFileSync(file, 'utf8').replace('Sales', 'Saler'));
      await refused(release, pending(release, 'Production').approve(shop.dba), 'PLN012');
    });

    it('where production has changed since it was planned', async () => {
      const release = await rehearsed();
      await shop.sql(shop.production, 'Shop', 'ALTER TABLE Sales.Customer ADD Phone varchar(20) NULL;');
      await refused(release, pending(release, 'Production').approve(shop.dba), 'PLAN001');
      assert.equal(await nameLength(shop.production, 'Shop'), 400);
    });

    it('without a rehearsal', async () => {
      const release = shop.release({ stages: withoutStaging });
      for (const stage of ['Build', 'Plan']) succeeded(await release.stage(stage));
      await refused(release, pending(release, 'Production').approve(shop.dba), 'GATE010');
    });

    it('where staging was rehearsed again after production was approved', async () => {
      const release = await rehearsed();
      const approved = pending(release, 'Production').approve(shop.dba);
      succeeded(await release.finish(pending(release, 'Staging').approve(shop.dba)));
      await refused(release, approved, 'GATE028');
    });
  });

  async function planned(files = shopProject): Promise<PipelineRun> {
    const release = shop.release({ sources: writeProject(files) });
    for (const stage of ['Build', 'Plan']) succeeded(await release.stage(stage));
    return release;
  }

  async function rehearsed(): Promise<PipelineRun> {
    const release = await planned();
    succeeded(await release.finish(pending(release, 'Staging').approve(shop.dba)));
    return release;
  }

  /** The promotion fails by this code among others, production stays as it was, and nothing is tagged as promoted. */
  async function refused(release: PipelineRun, stage: StageRun, code: string): Promise<void> {
    const columnsBefore = await shop.sql(shop.production, 'Shop', columns);
    const end = await release.finish(stage);
    assert.equal(end.result, 'failed', log(end));
    const deploy = end.steps.find((s) => s.step.name === 'deploy');
    const codes = (deploy?.run.commands ?? [])
      .filter((c) => c.name === 'task.logissue' && c.properties.type === 'error')
      .map((c) => c.properties.code);
    assert.ok(codes.includes(code), `${codes.join()}\n${log(end)}`);
    assert.deepEqual(await shop.sql(shop.production, 'Shop', columns), columnsBefore);
    shop.noSecretIn(release);
  }

  const nameLength = async (instance: Shop['production'], database: string) =>
    (await shop.sql(instance, database, columns))[1]?.max_length;
});

function succeeded(end: StageEnd): StageEnd {
  assert.equal(end.result, 'succeeded', log(end));
  return end;
}

/** A stage that waits for its approval. */
function pending(release: PipelineRun, name: string): StageRun {
  const begun = release.begin(name);
  assert.equal(begun?.record.state, 'pending', name);
  return begun;
}

function output(end: StageEnd, step: string, name: string): string | undefined {
  return end.steps.find((s) => s.step.name === step)?.run.outputs.get(name);
}

function log(end: StageEnd): string {
  return end.steps.map(({ step, run }) => `== ${step.task} ${step.name} ${run.result}\n${run.output}`).join('\n');
}
