import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { environmentsOf, type GateWorld, promotionGate } from '../../src/app/promotion-gate.ts';
import { RehearsalError } from '../../src/base/errors.ts';
import { parsePolicy } from '../../src/plan/policy.ts';
import { goodWorld, plan, planId, production, promotionIn, rehearsal } from '../deploy/verification/world.ts';

describe('the gate of a promotion', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'rehearsal-gate-'));
  const file = (name: string, content: unknown): string => {
    const written = path.join(folder, name);
    writeFileSync(written, typeof content === 'string' ? content : JSON.stringify(content));
    return written;
  };
  const evidence = file('evidence.json', rehearsal);
  const decisions = file('decisions.json', { format: 1, planId });
  const policy = file('policy.json', goodWorld.policy);
  const lenient = file('lenient.json', { format: 1, commandLine: true });
  const question = { planId, plan, target: production };
  const outside: GateWorld = { inJob: false, now: () => Date.parse(goodWorld.now) };
  const codes = async (request: Parameters<typeof promotionGate>[0], world = outside): Promise<readonly string[]> => {
    const gate = await promotionGate(request, world);
    return (await gate.verifyPromotion(question)).problems.map(({ code }) => code);
  };

  it('judges by files outside pipelines only where the policy says so', async () => {
    assert.deepEqual(await codes({ policy: lenient, evidence: [evidence] }), []);
    assert.deepEqual(await codes({ policy, evidence: [evidence] }), ['GATE040']);
  });

  it('has a policy without a file, which refuses outside pipelines and says so', async () => {
    const gate = await promotionGate({ evidence: [evidence] }, outside);
    const { problems, notes } = await gate.verifyPromotion(question);
    assert.deepEqual(
      problems.map(({ code }) => code),
      ['GATE040'],
    );
    assert.match(notes[0] ?? '', /No rehearsal\.policy\.json/);
  });

  it('believes no file in a job, whatever the policy says', async () => {
    const inJob = { ...outside, inJob: true };
    await assert.rejects(codes({ policy: lenient, evidence: [evidence] }, inJob), (error: RehearsalError) => {
      assert.equal(error.diagnostics[0]?.code, 'GATE041');
      return true;
    });
  });

  it('asks Azure DevOps about the environments that the policy names, and about files not at all', async () => {
    const asked: string[] = [];
    const { where } = promotionIn(goodWorld);
    assert.ok(where.kind === 'pipeline');
    const facts: NonNullable<GateWorld['facts']> = async ({ environments }) => {
      asked.push(...environments);
      return { ...where.run, stages: [] };
    };
    const found = await codes({ policy: lenient, evidence: [evidence] }, { ...outside, inJob: true, facts });
    assert.deepEqual(found, ['GATE020', 'GATE010', 'GATE030']);
    assert.deepEqual(asked, []);
    await codes({ policy, evidence: [] }, { ...outside, inJob: true, facts });
    assert.deepEqual(asked, ['shop-staging', 'shop-production']);
  });

  it('carries drift, and where a refusal is', async () => {
    const gate = await promotionGate({ policy: lenient, evidence: [evidence] }, outside);
    const { verification } = await gate.judge(question, ['table [dbo].[T]']);
    assert.deepEqual(
      verification.refusals.map(({ code }) => code),
      ['GATE003'],
    );
  });

  it('names every mistake of its files at once', async () => {
    const wrong = {
      policy: file('wrong-policy.json', { format: 2 }),
      decisions: file('wrong-decisions.json', 'no json'),
      evidence: [file('wrong-evidence.json', { format: 2 }), path.join(folder, 'none.json')],
    };
    await assert.rejects(promotionGate(wrong, outside), (error: unknown) => {
      assert.ok(error instanceof RehearsalError);
      assert.deepEqual(
        [...new Set(error.diagnostics.map(({ code }) => code))],
        ['POL002', 'DEC001', 'EVD002', 'EVD001'],
      );
      return true;
    });
    await promotionGate({ policy, decisions, evidence: [] }, outside);
  });

  it('knows the environments of a policy', () => {
    assert.deepEqual(environmentsOf(parsePolicy(goodWorld.policy, 'p')), ['shop-staging', 'shop-production']);
    assert.deepEqual(environmentsOf(parsePolicy({ format: 1, approvals: { staging: { off: 'x' } } }, 'p')), []);
  });
});
