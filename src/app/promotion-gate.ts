import { existsSync, readFileSync } from 'node:fs';
import { fail } from '../base/errors.ts';
import { ourTasks } from '../base/our-tasks.ts';
import type { ReadFacts } from '../base/pipeline-facts.ts';
import type { PromotionQuestion, PromotionVerdict } from '../deploy/ports.ts';
import type { Promotion } from '../deploy/verification/promotion.ts';
import { promotionRecord } from '../deploy/verification/promotion-record.ts';
import { type Verification, verifyPromotion } from '../deploy/verification/verify-promotion.ts';
import { type Decisions, readDecisions } from '../plan/decisions.ts';
import { parseEvidence } from '../plan/evidence-file.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import { type PolicyInForce, readPolicy } from '../plan/policy.ts';
import type { Policy } from '../plan/policy-types.ts';
import { readGiven } from './text-or-file.ts';
import { together } from './together.ts';

/** What a promotion is judged by beside the plan and the database. */
export type GateRequest = {
  /** rehearsal.policy.json, or its text; the defaults of the format without one. */
  readonly policy?: string;
  /** decisions.json, or its text. */
  readonly decisions?: string;
  /** evidence.json files: a convenience outside pipelines. In a job only Azure DevOps is asked. */
  readonly evidence: readonly string[];
};

export type GateWorld = {
  /** Asks Azure DevOps; absent outside its jobs. */
  readonly facts?: ReadFacts;
  /** Whether this process runs in a job of Azure DevOps, whatever started it. */
  readonly inJob: boolean;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

export type Judged = { readonly policy: string; readonly verification: Verification };

export type Gate = {
  /** The whole verification; `drift` names objects in which the database is no longer as planned. */
  judge(question: PromotionQuestion, drift: readonly string[]): Promise<Judged>;
  /** The same for a run of the plan, which looks for drift itself. */
  verifyPromotion(question: PromotionQuestion): Promise<PromotionVerdict>;
};

/** Reads policy, decisions and evidence at once, before anything is asked. Throws a RehearsalError with all mistakes in them. */
export async function promotionGate(request: GateRequest, world: GateWorld): Promise<Gate> {
  const [policy, decisions, evidence] = await together<[PolicyInForce, Decisions | undefined, readonly Evidence[]]>(
    () => readGiven(request.policy, 'rehearsal.policy.json', 'POL001', readPolicy)?.read ?? byDefault(),
    () => readGiven(request.decisions, 'decisions.json', 'DEC001', readDecisions)?.read,
    () => together<readonly Evidence[]>(...request.evidence.map((file) => () => evidenceOf(file))),
  );
  const judge: Gate['judge'] = async (question, drift) => {
    const verification = verifyPromotion({
      ...question,
      drift,
      policy,
      ...(decisions && { decisions }),
      now: new Date(world.now()).toISOString(),
      where: await whereOf(policy.policy, evidence, world),
    });
    const notes = request.policy === undefined ? [noPolicy, ...verification.notes] : verification.notes;
    return { policy: policy.hash, verification: { ...verification, notes } };
  };
  return {
    judge,
    verifyPromotion: async (question) => {
      const { policy: hash, verification } = await judge(question, []);
      return {
        policy: hash,
        notes: verification.notes,
        record: promotionRecord(verification),
        problems: verification.refusals.map(({ code, message, object, hint }) => ({
          code,
          message,
          ...(object !== undefined && { on: object }),
          ...(hint !== undefined && { hint }),
        })),
      };
    },
  };
}

const noPolicy =
  'No rehearsal.policy.json was given: one rehearsal within 7 days, and an approval of staging and of production by anybody but who asked for the run.';

function byDefault(): PolicyInForce {
  return readPolicy(new TextEncoder().encode('{"format":1}'), 'rehearsal.policy.json');
}

async function whereOf(
  policy: Policy,
  evidence: readonly Evidence[],
  { facts, inJob }: GateWorld,
): Promise<Promotion['where']> {
  if (facts) {
    return { kind: 'pipeline', run: await facts({ environments: environmentsOf(policy) }), tasks: ourTasks };
  }
  if (inJob) {
    fail('GATE041', 'In a job of Azure DevOps evidence files prove nothing.', {
      hint: 'Promote with the task RehearsalDeploy@1, which asks Azure DevOps itself.',
    });
  }
  return { kind: 'files', evidence };
}

/** Every environment that a policy names. */
export function environmentsOf({ rehearsals, environmentRuns, production, staging }: Policy): readonly string[] {
  const named = [...rehearsals, ...environmentRuns, production, ...('off' in staging ? [] : [staging])];
  return [...new Set(named.flatMap(({ environment }) => environment ?? []))];
}

function evidenceOf(file: string): Evidence {
  if (!existsSync(file)) fail('EVD001', `There is no file ${file}.`);
  return parseEvidence(readFileSync(file, 'utf8'), file);
}
