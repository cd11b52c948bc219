import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { sha256 } from '../../src/base/sha256.ts';
import { SqlSessionError } from '../../src/base/sql-session.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { connectionLost, serverError } from './fake-server.ts';
import { planOf, stepOf, twoGroups, World } from './world.ts';

const codes = ({ problems }: Evidence): string[] => problems.map(({ code }) => code);
const states = ({ groups }: Evidence): string[] => groups.map(({ state }) => state);

describe('a run of a plan', () => {
  it('runs the groups in order, each with its row in the journal, and verifies the end', async () => {
    const world = new World();
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'succeeded', JSON.stringify(evidence.problems));
    assert.deepEqual(world.server.ran, ['do A', 'do B', 'do C']);
    assert.deepEqual(
      world.server.journal?.map(({ group, state }) => `${group} ${state}`),
      ['1 done', '2 done'],
    );
    assert.deepEqual(evidence.verification, { arrived: true, differences: [], untrusted: [] });
    assert.deepEqual(states(evidence), ['done', 'done']);
    assert.equal(world.kept.at(-1)?.outcome, 'succeeded');
    assert.equal(world.kept[0]?.outcome, 'running');
    assert.equal(world.server.lockedBy, undefined, 'the lock goes with the session');
  });

  it('says that it has run already, by the journal', async () => {
    const world = new World();
    await world.run();
    const again = await world.run();
    assert.equal(again.outcome, 'already-done');
    assert.deepEqual(states(again), ['already-done', 'already-done']);
    assert.equal(world.server.ran.length, 3);
  });

  it('does not count rows that a restored copy brought along', async () => {
    const world = new World();
    world.server.journal = [{ plan: sha256('plan'), guid: 'PRODUCTION', group: 1, step: null, state: 'done' }];
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.deepEqual(world.server.ran, ['do A', 'do B', 'do C']);
  });

  it('refuses to say so of a database that has changed since', async () => {
    const world = new World();
    await world.run();
    world.drift['view [dbo].[A]'] = 'other';
    const again = await world.run();
    assert.equal(again.outcome, 'refused');
    assert.deepEqual(codes(again), ['DEP019']);
  });

  it('has nothing to do for a plan without steps, and asks nobody', async () => {
    const world = new World(planOf([]));
    assert.equal((await world.run()).outcome, 'nothing-to-do');
    assert.equal(world.server.sessions, 0);
  });

  it('runs nothing in a dry run', async () => {
    const world = new World();
    assert.equal((await world.run({ dryRun: true })).outcome, 'succeeded');
    assert.deepEqual(world.server.ran, []);
    assert.equal(world.server.journal, undefined);
  });

  it('rolls a group back whose step fails, and goes on from there another time', async () => {
    const world = new World();
    world.server.hook = (text) => {
      if (text === 'do C') throw serverError(547, 'The ALTER TABLE statement conflicted …', 1);
      return undefined;
    };
    const failed = await world.run();
    assert.equal(failed.outcome, 'failed');
    assert.deepEqual(codes(failed), ['DEP010']);
    assert.match(failed.problems[0]?.message ?? '', /^Step 3 of 3 \(C\) failed: error 547, .*deploy\.sql line \d+: /);
    assert.match(failed.problems[0]?.hint ?? '', /mend the data/);
    assert.deepEqual(states(failed), ['done', 'rolled-back']);
    assert.deepEqual(world.server.ran, ['do A', 'do B']);
    world.server.hook = () => undefined;
    const again = await world.run();
    assert.equal(again.outcome, 'succeeded');
    assert.deepEqual(states(again), ['already-done', 'done']);
    assert.deepEqual(world.server.ran, ['do A', 'do B', 'do C']);
  });

  for (const number of [1205, 1222]) {
    it(`begins a group again that error ${number} rolled back`, async () => {
      const world = new World();
      let left = 2;
      world.server.hook = (text) => {
        if (text === 'do B' && left-- > 0) throw serverError(number);
        return undefined;
      };
      const evidence = await world.run();
      assert.equal(evidence.outcome, 'succeeded');
      assert.equal(evidence.groups[0]?.retries, 2);
      assert.deepEqual(world.server.ran, ['do A', 'do B', 'do C']);
      assert.equal(world.waits.length, 2);
    });
  }

  it('gives up after the retries', async () => {
    const world = new World();
    world.server.hook = (text) => {
      if (text === 'do B') throw serverError(1205);
      return undefined;
    };
    const evidence = await world.run({ retries: 2 });
    assert.equal(evidence.outcome, 'failed');
    assert.equal(evidence.groups[0]?.retries, 2);
    assert.deepEqual(world.server.ran, []);
  });

  it('learns from the journal that a COMMIT whose answer was cut has been done', async () => {
    const world = new World();
    let cuts = 1;
    world.server.cutsAnswer = (text) => text.includes('COMMIT TRANSACTION') && cuts-- > 0;
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'succeeded', JSON.stringify(evidence.problems));
    assert.deepEqual(world.server.ran, ['do A', 'do B', 'do C']);
    assert.equal(world.server.sessions, 2);
    assert.equal(evidence.groups[0]?.retries, 0);
  });

  it('begins a group again whose connection was lost before its COMMIT', async () => {
    const world = new World();
    let cut = false;
    world.server.hook = (text) => {
      if (text !== 'do B' || cut) return undefined;
      cut = true;
      throw connectionLost();
    };
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'succeeded');
    assert.deepEqual(world.server.ran, ['do A', 'do B', 'do C']);
    assert.equal(evidence.groups[0]?.retries, 1);
  });

  it('is cancelled within the step, and what ran of the group is rolled back', async () => {
    const world = new World();
    world.server.hook = (text) => {
      if (text !== 'do B') return undefined;
      world.stop.abort();
      throw new SqlSessionError('cancelled', 'Cancelled.');
    };
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'cancelled');
    assert.deepEqual(codes(evidence), ['DEP015']);
    assert.deepEqual(states(evidence), ['rolled-back', 'waiting']);
    assert.deepEqual(world.server.ran, []);
  });

  it('says in its evidence that it is to stop, however long the server takes to', async () => {
    const world = new World();
    world.server.hook = async (text) => {
      if (text !== 'do B') return undefined;
      world.stop.abort();
      // What a person finds meanwhile.
      assert.equal(world.kept.at(-1)?.outcome, 'cancelled');
      assert.equal(world.kept.at(-1)?.groups[0]?.state, 'running');
      throw new SqlSessionError('cancelled', 'Cancelled.');
    };
    assert.equal((await world.run()).outcome, 'cancelled');
  });

  it('gives its signal to the step, so that the session sends an attention at once', async () => {
    const world = new World();
    let aborted = false;
    world.server.hook = (text, _, signal) =>
      text !== 'do B'
        ? undefined
        : new Promise((_resolve, reject) => {
            signal?.addEventListener('abort', () => {
              aborted = true;
              reject(new SqlSessionError('cancelled', 'Cancelled.'));
            });
            setTimeout(() => world.stop.abort(), 5);
          });
    assert.equal((await world.run()).outcome, 'cancelled');
    assert.ok(aborted);
  });

  it('knows the variables that SqlPackage sets itself, unless they are given', async () => {
    const plan = planOf([[stepOf('A', { sql: ["SELECT '$(DatabaseName) $(DefaultDataPath)'"] })]]);
    const world = new World(plan);
    world.server.identity.data_path = '/data/';
    await world.run();
    assert.deepEqual(world.server.ran, ["SELECT 'Shop /data/'"]);
    const other = new World(plan);
    await other.run({ values: new Map([['databasename', { value: 'Other', secret: false }]]) });
    assert.equal(other.server.ran.length, 0, 'nobody says where files go');
  });

  it('takes secrets out of messages, errors and lines', async () => {
    const world = new World();
    world.server.hook = (text) => {
      if (text === 'do A') throw serverError(50000, 'Login failed for hunter2');
      return undefined;
    };
    const values = new Map([['password', { value: 'hunter2', secret: true }]]);
    const evidence = await world.run({ values });
    assert.equal(evidence.outcome, 'failed');
    assert.doesNotMatch(JSON.stringify([evidence, world.kept, world.events]), /hunter2/);
    assert.match(evidence.problems[0]?.message ?? '', /Login failed for \*\*\*/);
  });

  it('stops when its evidence cannot be kept, and rolls back what has not been committed', async () => {
    const world = new World();
    let full = false;
    const put = (): void => {
      if (full) throw new RehearsalError([{ code: 'OUT001', severity: 'error', message: 'no space left' }]);
    };
    world.server.hook = (text) => {
      if (text === 'do C') full = true;
      return undefined;
    };
    world.now = 0;
    await assert.rejects(
      world.run({}, { put, now: () => (world.now += 1000) }),
      (error) => error instanceof RehearsalError && error.diagnostics[0]?.code === 'OUT001',
    );
    assert.deepEqual(world.server.ran, ['do A', 'do B']);
    assert.equal(world.server.lockedBy, undefined);
    assert.equal((await world.run()).outcome, 'succeeded');
  });

  it('fails when the end is not the one of the plan', async () => {
    const world = new World();
    world.server.hook = (text) => {
      if (text === 'do C') world.drift['table [dbo].[T]'] = 'changed meanwhile';
      return undefined;
    };
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'failed');
    assert.deepEqual(codes(evidence), ['DEP018']);
    assert.deepEqual(evidence.verification?.differences, ['table [dbo].[T] is not as the plan has it']);
  });
});

describe('a run is refused', () => {
  it('not for what has changed where the plan has no business', async () => {
    const world = new World();
    world.drift = { 'view [dbo].[Elsewhere]': 'x' };
    assert.equal((await world.run()).outcome, 'succeeded');
    assert.ok(world.events.some((event) => event.is === 'note' && /\[dbo\]\.\[Elsewhere\] is added/.test(event.text)));
  });

  it('on drift, object by object', async () => {
    const world = new World();
    world.drift = { 'table [dbo].[T]': undefined, 'view [dbo].[New]': 'x' };
    const evidence = await world.run();
    assert.equal(evidence.outcome, 'refused');
    assert.deepEqual(codes(evidence), ['PLAN001', 'PLAN001']);
    assert.deepEqual(
      evidence.problems.map(({ on }) => on),
      ['table [dbo].[T]', 'view [dbo].[New]'],
    );
    assert.deepEqual(world.server.ran, []);
    assert.equal(world.server.journal, undefined);
  });

  it('where somebody has run the script by hand', async () => {
    const world = new World();
    world.server.ran = ['do A', 'do B', 'do C'];
    assert.deepEqual(codes(await world.run()), ['DEP026']);
  });

  it('while another run has the lock, and says whose', async () => {
    const world = new World();
    world.server.lockedBy = 'somebody';
    world.server.holder = {
      program_name: 'rehearsal',
      host_name: 'AGENT7',
      login_name: 'deployer',
      since: '2026-11-23T11:58:00',
    };
    const evidence = await world.run();
    assert.deepEqual(codes(evidence), ['DEP003']);
    assert.match(
      evidence.problems[0]?.message ?? '',
      /rehearsal on AGENT7 as deployer, connected since 2026-11-23T11:58:00/,
    );
  });

  it('as a rehearsal in a database that is no restored copy', async () => {
    const world = new World();
    world.marker = undefined;
    assert.deepEqual(codes(await world.run()), ['DEP008']);
    assert.equal((await world.run({ as: 'environment' })).outcome, 'succeeded');
  });

  it('as a promotion that nobody verifies', async () => {
    const world = new World();
    world.marker = undefined;
    assert.deepEqual(codes(await world.run({ as: 'promotion' })), ['DEP007']);
    assert.deepEqual(world.server.ran, []);
  });

  it('as a promotion on a restored copy', async () => {
    assert.deepEqual(codes(await new World().run({ as: 'promotion' })), ['DEP017']);
  });

  it('of a plan that is not proven or, in a promotion, not of a live database', async () => {
    const plan = planOf([[stepOf('A')]], {
      promotable: false,
      proof: { simulated: true, arrives: false, secondPlanEmpty: true },
    });
    assert.deepEqual(codes(await new World(plan).run({ as: 'promotion' })), ['DEP004', 'DEP005']);
  });

  it('outside of the time fence', async () => {
    const world = new World();
    const evidence = await world.run({ fence: { windows: [], notBefore: world.now + 1000 } });
    assert.deepEqual(codes(evidence), ['DEP016']);
    assert.equal(evidence.outcome, 'refused');
  });

  it('in a system database and in one that is read-only', async () => {
    const system = new World(twoGroups);
    system.server.identity.database_name = 'msdb';
    assert.deepEqual(codes(await system.run()), ['DEP001']);
    const readOnly = new World(twoGroups);
    readOnly.server.identity.updateability = 'READ_ONLY';
    assert.deepEqual(codes(await readOnly.run()), ['DEP002']);
  });
});
