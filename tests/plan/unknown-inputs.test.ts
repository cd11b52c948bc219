import assert from 'node:assert/strict';
import { prover } from '../../src/app/prove-script.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { modelOfSql } from '../kinds/kind-fixture.ts';
import { smallOptions } from './small-world.ts';

const current = `CREATE TABLE dbo.[It's] (a int NOT NULL, b varchar(10) NOT NULL);
GO
CREATE TABLE dbo.Gone (a int NOT NULL);`;
const desired = `CREATE TABLE dbo.[It's] (a bigint NOT NULL, b varchar(10) NOT NULL);
GO
CREATE INDEX IX ON dbo.[It's] (b);`;

function hazardsOf(platform = 'Sql160') {
  const { plan } = makePlan({
    current: modelOfSql(current, platform),
    desired: modelOfSql(desired, platform),
    options: smallOptions,
    registry,
    prove: prover(registry, {}),
    engine: 'test',
  });
  return new Map(plan.hazards.map((hazard) => [hazard.code, hazard]));
}

describe('hazards whose inputs no package has', () => {
  it('ask whether a dropped table is replicated', () => {
    const hazard = hazardsOf().get('HA001');
    assert.equal(hazard?.on.name, '[dbo].[Gone]');
    assert.equal(hazard?.severity, 'block');
    assert.match(hazard?.probe?.sql ?? '', /OBJECT_ID\(N'\[dbo\]\.\[Gone\]'\).*is_published = 1/);
  });

  it('ask whether a table whose columns change is captured', () => {
    const hazard = hazardsOf().get('HA002');
    assert.equal(hazard?.on.name, "[dbo].[It's]");
    assert.match(hazard?.probe?.sql ?? '', /OBJECT_ID\(N'\[dbo\]\.\[It''s\]'\) AND is_tracked_by_cdc = 1;$/);
  });

  it('ask once for the size of all tables that are written anew', () => {
    for (const code of ['SPACE001', 'SPACE002']) {
      const { probe, message } = hazardsOf().get(code) ?? {};
      assert.match(probe?.sql ?? '', /object_id IN \(OBJECT_ID\(N'\[dbo\]\.\[It''s\]'\)\);$/, code);
      assert.match(message ?? '', /^\[dbo\]\.\[It's\] is written/);
    }
  });

  it('ask for replicas where there is a view of them', () => {
    assert.match(hazardsOf().get('HA005')?.probe?.sql ?? '', /sys\.dm_hadr_database_replica_states/);
    assert.equal(hazardsOf('SqlAzure').get('HA005')?.probe, undefined);
  });
});
