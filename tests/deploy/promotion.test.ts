import assert from 'node:assert/strict';
import type { PromotionVerdict } from '../../src/deploy/ports.ts';
import type { Evidence } from '../../src/plan/evidence-types.ts';
import { planOf, stepOf, World } from './world.ts';

const codes = ({ problems }: Evidence): string[] => problems.map(({ code }) => code);
const go: PromotionVerdict = { policy: 'a'.repeat(64), problems: [], notes: ['break-glass by Ann'] };

function production(plan = planOf([[stepOf('A')]])): World {
  const world = new World(plan);
  world.marker = undefined;
  return world;
}

describe('a promotion', () => {
  it('is verified in the process that runs it, on the plan that it holds', async () => {
    const world = production();
    const asked: string[] = [];
    const evidence = await world.run(
      { as: 'promotion' },
      {
        verifyPromotion: async ({ planId, target }) => {
          asked.push(planId, target.database, ...world.server.ran);
          return go;
        },
      },
    );
    assert.equal(evidence.outcome, 'succeeded', JSON.stringify(evidence.problems));
    assert.deepEqual(asked, [evidence.planId, 'Shop']);
    assert.equal(evidence.policy, go.policy);
    assert.ok(world.events.some((event) => event.is === 'note' && event.text === 'break-glass by Ann'));
  });

  it('does nothing when the verification refuses', async () => {
    const world = production();
    const problems = [{ code: 'GATE010', message: 'Nobody has approved.' }];
    const evidence = await world.run({ as: 'promotion' }, { verifyPromotion: async () => ({ ...go, problems }) });
    assert.equal(evidence.outcome, 'refused');
    assert.deepEqual(codes(evidence), ['GATE010']);
    assert.deepEqual(world.server.ran, []);
    assert.equal(world.server.journal, undefined);
  });

  it('also compares who may do what; a rehearsal does not, because a restore changes it', async () => {
    const plan = planOf([[stepOf('A')]]);
    const withSecurity = { ...plan, from: { ...plan.from, security: { 'user [ann]': 'x' } } };
    const verifyPromotion = async (): Promise<PromotionVerdict> => go;
    const promoted = await production(withSecurity).run({ as: 'promotion' }, { verifyPromotion });
    assert.deepEqual(codes(promoted), ['PLAN001']);
    assert.equal((await new World(withSecurity).run()).outcome, 'succeeded');
  });

  it('asks no probe: only a copy answers', async () => {
    const probe = { sql: 'SELECT 1', says: '{0} rows' };
    const on = { kind: 'table', name: '[dbo].[T]' };
    const world = production(
      planOf([[stepOf('A')]], { hazards: [{ code: 'DATA001', severity: 'note', on, message: 'x', probe }] }),
    );
    const evidence = await world.run({ as: 'promotion' }, { verifyPromotion: async () => go });
    assert.deepEqual(evidence.probes, []);
  });
});
