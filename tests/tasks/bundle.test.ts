import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { quote } from '../../src/base/names.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { runPackedTask, type TaskRun } from './agent.ts';

const shop = path.resolve('samples/shop');

function errorsOf(run: TaskRun): string[] {
  return run.commands.filter((c) => c.name === 'task.logissue' && c.properties.type === 'error').map((c) => c.data);
}

describe('the packed tasks, started as the agent does', function () {
  this.timeout(60_000);
  const packages = new Map<string, string>();

  before(() => {
    for (const version of ['v1', 'v2']) {
      const run = runPackedTask('dist/tasks/Package/V1', {
        project: path.join(shop, version),
        publishArtifact: 'true',
      });
      assert.equal(run.result, 'Succeeded', run.log.join('\n'));
      assert.equal(run.exitCode, 0);
      const file = run.outputs.get('packageFile') ?? '';
      assert.ok(existsSync(file));
      assert.ok(Number(run.outputs.get('objectCount')) > 25);
      assert.equal(run.outputs.get('warningCount'), '0');
      packages.set(version, file);
      assert.equal(run.outputs.get('artifactName'), 'database-package');
      const artifact = run.commands.find((c) => c.name === 'artifact.upload');
      assert.deepEqual(readdirSync(artifact?.data ?? ''), [path.basename(file)]);
    }
  });

  it('plan, set their outputs, and publish the review and the folder', () => {
    const run = runPackedTask('dist/tasks/Plan/V1', {
      desired: packages.get('v2') ?? '',
      current: packages.get('v1') ?? '',
      options: path.join(shop, 'rehearsal.json'),
      summaryTitle: 'Shop: plan',
      publishArtifact: 'true',
      artifactName: 'shop-plan',
    });
    assert.equal(run.result, 'Succeeded', [...run.log, ...errorsOf(run)].join('\n'));
    assert.equal(run.exitCode, 0);
    const folder = run.outputs.get('planFolder') ?? '';
    assert.equal(run.outputs.get('planId'), sha256(readFileSync(path.join(folder, 'plan.json'))));
    assert.equal(run.outputs.get('hasChanges'), 'true');
    assert.equal(run.outputs.get('verdict'), 'block');
    assert.ok(Number(run.outputs.get('blockCount')) > 0);
    assert.equal(run.outputs.get('artifactName'), 'shop-plan');
    const summary = run.commands.find((c) => c.name === 'task.addattachment');
    assert.deepEqual(summary?.properties, { type: 'Distributedtask.Core.Summary', name: 'Shop  plan' });
    assert.equal(summary?.data, path.join(folder, 'review.md'));
    const artifact = run.commands.find((c) => c.name === 'artifact.upload');
    assert.deepEqual([artifact?.properties.artifactname, artifact?.data], ['shop-plan', folder]);
  });

  it('fail when the plan carries what failOn names, after publishing it', () => {
    const run = runPackedTask('dist/tasks/Plan/V1', {
      desired: packages.get('v2') ?? '',
      current: packages.get('v1') ?? '',
      options: path.join(shop, 'rehearsal.json'),
      failOn: 'block',
    });
    assert.equal(run.result, 'Failed');
    assert.equal(run.exitCode, 0);
    assert.ok(run.commands.some((c) => c.name === 'task.addattachment'));
    assert.equal(run.outputs.get('artifactName'), '');
    assert.equal(errorsOf(run).length, 1);
  });

  it('report every mistake of the inputs at once', () => {
    const run = runPackedTask('dist/tasks/Plan/V1', {
      current: 'Server=s;Password=p',
      platform: 'Sql2016',
      publishArtifact: 'true',
      artifactName: 'a/b',
    });
    assert.equal(run.result, 'Failed');
    assert.equal(run.exitCode, 0);
    assert.equal(errorsOf(run).length, 3, errorsOf(run).join('\n'));
  });

  it('report errors of a project with file, line and column', () => {
    const project = mkdtempSync(path.join(tmpdir(), 'rehearsal-bad-'));
    mkdirSync(path.join(project, 'a'));
    writeFileSync(
      path.join(project, 'a', 'bad.sql'),
      'CREATE TABLE dbo.T (Id int NOT NULL);\nGO\nCREATE TABEL dbo.U;\n',
    );
    const run = runPackedTask('dist/tasks/Package/V1', { project });
    assert.equal(run.result, 'Failed');
    const issue = run.commands.find((c) => c.name === 'task.logissue');
    assert.equal(issue?.properties.sourcepath, path.join(project, 'a', 'bad.sql'));
    assert.equal(issue?.properties.linenumber, '3');
  });

  it('let no logging command of a name through', () => {
    const project = mkdtempSync(path.join(tmpdir(), 'rehearsal-name-'));
    const name = quote('a ##vso[task.setvariable variable=planId;isOutput=true]evil');
    writeFileSync(path.join(project, 'a.sql'), `CREATE TABLE [dbo].${name} (Id int NOT NULL);\n`);
    const empty = mkdtempSync(path.join(tmpdir(), 'rehearsal-name-'));
    writeFileSync(path.join(empty, 'a.sql'), `CREATE TABLE [dbo].${name} (Id int NOT NULL, ${name} int NULL);\n`);
    const run = runPackedTask('dist/tasks/Plan/V1', {
      desired: project,
      current: empty,
      options: path.join(shop, 'rehearsal.json'),
    });
    assert.equal(run.result, 'Succeeded', [...run.log, ...errorsOf(run)].join('\n'));
    assert.match(run.outputs.get('planId') ?? '', /^[0-9a-f]{64}$/);
    assert.ok(
      run.log.every((line) => !/##vso\[/i.test(line)),
      run.log.join('\n'),
    );
  });
});
