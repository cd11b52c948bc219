import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { runPackedTask, type TaskRun } from './agent.ts';

const shop = path.resolve('samples/shop');
const password = 'hunter2-never-shown';
const environment = { NOWHERE: `Server=127.0.0.1,1;Database=Shop;User ID=sa;Password=${password};ConnectRetryCount=0` };

function attached({ commands }: TaskRun): Evidence | undefined {
  const command = commands.find(
    (c) => c.name === 'task.addattachment' && c.properties.type === 'DatabaseRehearsal.Evidence',
  );
  return command && (JSON.parse(readFileSync(command.data, 'utf8')) as Evidence);
}

describe('the packed RehearsalDeploy, started as the agent does', function () {
  this.timeout(60_000);
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-deploy-task-'));
  const evidence = path.join(work, 'evidence.json');
  let unchanged = '';
  let changed = '';

  before(() => {
    for (const [desired, current] of [
      ['v1', 'v1'],
      ['v2', 'v1'],
    ] as const) {
      const packages = [desired, current].map((version) => {
        const run = runPackedTask('dist/tasks/Package/V1', { project: path.join(shop, version) });
        return run.outputs.get('packageFile') ?? '';
      });
      const run = runPackedTask('dist/tasks/Plan/V1', { desired: packages[0] ?? '', current: packages[1] ?? '' });
      const folder = run.outputs.get('planFolder') ?? '';
      if (desired === current) unchanged = folder;
      else changed = folder;
    }
  });

  const deploy = (inputs: Readonly<Record<string, string>>): TaskRun =>
    runPackedTask('dist/tasks/Deploy/V1', { connection: 'env:NOWHERE', evidence, ...inputs }, environment);

  it('ends quietly when a plan changes nothing, without asking the server', () => {
    const run = deploy({ plan: unchanged });
    assert.equal(run.result, 'Succeeded', run.log.join('\n'));
    assert.equal(run.exitCode, 0);
    assert.equal(run.outputs.get('outcome'), 'nothing-to-do');
    assert.equal(run.outputs.get('hasChanges'), 'false');
    assert.equal(run.outputs.get('evidenceFile'), evidence);
    assert.equal(attached(run)?.planId, run.outputs.get('planId'));
  });

  it('attaches evidence of what could not be done, and shows no secret', () => {
    const run = deploy({ plan: changed, as: 'environment' });
    assert.equal(run.result, 'Failed');
    assert.equal(run.exitCode, 0);
    assert.equal(run.outputs.get('outcome'), 'refused');
    assert.equal(attached(run)?.problems[0]?.code, 'CON009');
    const all = [run.log.join('\n'), JSON.stringify(run.commands), readFileSync(evidence, 'utf8')].join('\n');
    assert.doesNotMatch(all, new RegExp(password));
  });

  it('does not attach what an earlier run has left at the same place', () => {
    writeFileSync(evidence, '{"outcome":"succeeded"}');
    const run = deploy({ plan: changed, planId: 'f'.repeat(64) });
    assert.equal(run.result, 'Failed');
    assert.equal(attached(run), undefined);
    assert.match(JSON.stringify(run.commands), /DEP006/);
  });
});
