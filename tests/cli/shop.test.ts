import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { sha256 } from '../../src/base/sha256.ts';
import type { Plan } from '../../src/plan/plan-types.ts';

type Run = { readonly code: number | null; readonly out: string; readonly error: string };

/** The command line that is shipped, as a process of its own. */
function rehearsal(...args: string[]): Run {
  const run = spawnSync(process.execPath, ['dist/cli.js', ...args], { encoding: 'utf8' });
  return { code: run.status, out: run.stdout, error: run.stderr };
}

function done(...args: string[]): string {
  const run = rehearsal(...args);
  assert.equal(run.code, 0, run.error);
  return run.out;
}

describe('the sample shop on the shipped command line', function () {
  this.timeout(60_000);
  const work = mkdtempSync(path.join(tmpdir(), 'rehearsal-shop-'));
  const at = (name: string): string => path.join(work, name);
  const planOf = (folder: string): Plan => JSON.parse(readFileSync(path.join(at(folder), 'plan.json'), 'utf8'));
  const plan = (desired: string, current: string, folder: string, ...more: string[]): Run =>
    rehearsal('plan', '--desired', at(desired), '--current', at(current), '--output', at(folder), ...more);
  const all = ['--options', 'samples/shop/rehearsal.json'];

  before(() => {
    for (const version of ['v1', 'v2']) {
      done('package', '--project', `samples/shop/${version}`, '--output', at(`${version}.dacpac`));
    }
    assert.equal(plan('v2.dacpac', 'v1.dacpac', 'there', ...all).code, 0);
  });

  it('packages the same bytes every time', () => {
    done('package', '--project', 'samples/shop/v2/Shop.sqlproj', '--output', at('again.dacpac'));
    assert.equal(sha256(readFileSync(at('again.dacpac'))), sha256(readFileSync(at('v2.dacpac'))));
  });

  it('plans the same bytes every time, and from the project as from its package', () => {
    assert.equal(plan('v2.dacpac', 'v1.dacpac', 'again', ...all).code, 0);
    for (const name of readdirSync(at('there'), { recursive: true, encoding: 'utf8' })) {
      const [first, second] = [path.join(at('there'), name), path.join(at('again'), name)];
      if (/\.\w+$/.test(name)) assert.equal(sha256(readFileSync(first)), sha256(readFileSync(second)), name);
    }
    done('plan', '--desired', 'samples/shop/v2', '--current', 'samples/shop/v1', '--output', at('projects'), ...all);
    assert.deepEqual(planOf('projects').steps, planOf('there').steps);
  });

  it('writes a proven plan folder that its schema describes', () => {
    const { proof, files, ...rest } = planOf('there');
    assert.deepEqual(proof, { simulated: true, arrives: true, secondPlanEmpty: true });
    const validate = new Ajv().compile(JSON.parse(readFileSync('schemas/plan.v1.json', 'utf8')));
    assert.ok(validate({ ...rest, proof, files }), JSON.stringify(validate.errors));
    for (const [name, hash] of Object.entries(files)) {
      assert.equal(sha256(readFileSync(path.join(at('there'), name))), hash, name);
    }
    for (const name of [
      'deploy.sql',
      'rollback/plan.json',
      'rollback/deploy.sql',
      'review.md',
      'review.html',
      'findings.sarif',
    ]) {
      assert.ok(existsSync(path.join(at('there'), name)), name);
    }
  });

  it('shows what the change is about', () => {
    const { changes, hazards, findings } = planOf('there');
    const names = new Set(changes.map((c) => `${c.action} ${c.name}`));
    for (const change of [
      'alter [Sales].[Customer]',
      'rename [Sales].[PK_Customer]',
      'create [Sales].[Return]',
      'create [Sales].[FK_OrderLine_Product]',
      'alter [Sales].[Order].[IX_Order_Customer]',
      'alter [Sales].[CancelOrder]',
      'alter [Stock].[Movement]',
      'drop [Sales].[CustomerFax]',
    ]) {
      assert.ok(names.has(change), `${change}\n${[...names].join('\n')}`);
    }
    const codes = new Set(hazards.map((h) => h.code));
    for (const code of ['DATA002', 'DATA003', 'DATA011', 'DATA012']) assert.ok(codes.has(code), [...codes].join(' '));
    assert.deepEqual(
      findings.filter((f) => f.blocks),
      [],
    );
  });

  it('copies no table', () => {
    assert.deepEqual(
      planOf('there').steps.filter((s) => s.does === 'rebuild'),
      [],
    );
  });

  it('plans the way back too', () => {
    assert.equal(plan('v1.dacpac', 'v2.dacpac', 'back', ...all).code, 0);
    assert.deepEqual(planOf('back').proof, { simulated: true, arrives: true, secondPlanEmpty: true });
  });

  it('has nothing to do where nothing differs', () => {
    const run = plan('v2.dacpac', 'v2.dacpac', 'same', '--json');
    assert.equal(run.code, 0, run.error);
    assert.equal(JSON.parse(run.out).verdict, 'none');
    assert.deepEqual(planOf('same').steps, []);
  });

  it('keeps what only the database has, unless it is told otherwise', () => {
    assert.equal(plan('v2.dacpac', 'v1.dacpac', 'kept').code, 0);
    assert.ok(planOf('kept').kept.some((o) => o.name === '[Sales].[CustomerFax]'));
  });

  it('arrives when anybody runs deploy.sql on the simulator', () => {
    const script = path.join(at('there'), 'deploy.sql');
    done('simulate', '--script', script, '--on', at('v1.dacpac'), '--output', at('end.dacpac'));
    const run = plan('v2.dacpac', 'end.dacpac', 'after', ...all, '--json');
    assert.equal(run.code, 0, run.error);
    assert.deepEqual(planOf('after').changes, []);
  });

  it('says which statement of a script the server refuses', () => {
    writeFileSync(at('bad.sql'), 'SELECT 1;\nGO\nDROP TABLE [Sales].[Order];\nGO\n');
    const run = rehearsal('simulate', '--script', at('bad.sql'), '--on', at('v1.dacpac'), '--output', at('bad.dacpac'));
    assert.equal(run.code, 1);
    assert.match(run.error, /bad\.sql:3:\d+: error .*3726/);
    assert.ok(!existsSync(at('bad.dacpac')));
  });

  it('leaves out of --fail-on what decisions for this plan waive, until their day', () => {
    const { hazards } = planOf('there');
    const waive = (planId: string, until: string): string => {
      const waivers = hazards.map(({ code, on }) => `${code} ${on.name} until=${until} looked at`);
      writeFileSync(at('decisions.json'), JSON.stringify({ format: 1, planId, waivers }));
      return at('decisions.json');
    };
    const id = sha256(readFileSync(path.join(at('there'), 'plan.json')));
    const decide = (...given: Parameters<typeof waive>): Run =>
      plan('v2.dacpac', 'v1.dacpac', 'decided', ...all, '--fail-on', 'block', '--decisions', waive(...given), '--json');
    const good = decide(id, '9999-12-31');
    assert.equal(good.code, 0, good.error);
    assert.equal(JSON.parse(good.out).risks.length, 0);
    assert.match(readFileSync(path.join(at('decided'), 'review.md'), 'utf8'), /looked at/);
    const late = decide(id, '2020-01-01');
    assert.equal(late.code, 1);
    assert.match(late.error, /warning DEC004/);
    const other = decide('0'.repeat(64), '9999-12-31');
    assert.equal(other.code, 1);
    assert.match(other.error, /warning DEC003/);
  });

  it('refuses what --fail-on names, after writing the plan', () => {
    const run = plan('v2.dacpac', 'v1.dacpac', 'refused', ...all, '--fail-on', 'block');
    assert.equal(run.code, 1);
    assert.match(run.error, /error PLN002/);
    assert.ok(existsSync(path.join(at('refused'), 'review.html')));
  });

  it('writes the review again, and only of a plan that nobody has touched', () => {
    done('review', '--plan', at('there'), '--output', at('review'));
    for (const name of ['review.md', 'review.html', 'findings.sarif']) {
      assert.equal(
        readFileSync(path.join(at('review'), name), 'utf8'),
        readFileSync(path.join(at('there'), name), 'utf8'),
        name,
      );
    }
    cpSync(at('there'), at('touched'), { recursive: true });
    appendFileSync(path.join(at('touched'), 'deploy.sql'), '-- one more line\n');
    const run = rehearsal('review', '--plan', at('touched'), '--output', at('review2'));
    assert.equal(run.code, 1);
    assert.match(run.error, /deploy\.sql/);
    assert.ok(!existsSync(at('review2')));
  });

  it('says everything that is wrong with its inputs at once', () => {
    writeFileSync(path.join(work, 'precious.txt'), 'mine');
    const options = ['--options', at('no.json'), '--output', work];
    const run = rehearsal('plan', '--desired', at('no.dacpac'), '--current', at('neither.dacpac'), ...options);
    assert.equal(run.code, 1);
    for (const said of [/OUT002/, /OPT001: .*no\.json/, /SRC001: .*no\.dacpac/, /SRC001: .*neither\.dacpac/])
      assert.match(run.error, said);
  });

  it('replaces an earlier plan and nothing else', () => {
    writeFileSync(path.join(work, 'precious.txt'), 'mine');
    const run = rehearsal('plan', '--desired', at('v2.dacpac'), '--current', at('v1.dacpac'), '--output', work);
    assert.equal(run.code, 1);
    assert.match(run.error, /OUT002/);
    assert.ok(existsSync(path.join(work, 'precious.txt')));
    assert.equal(plan('v2.dacpac', 'v1.dacpac', 'again', ...all).code, 0);
  });
});
