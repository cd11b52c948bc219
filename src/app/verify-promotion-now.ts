import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { type SqlServer, SqlSessionError } from '../base/sql-session.ts';
import { lookAtProduction, type Production } from '../deploy/look-at-production.ts';
import { RunStop } from '../deploy/problem.ts';
import { promotionRecord } from '../deploy/verification/promotion-record.ts';
import type { PromotionRecord, RunTarget } from '../plan/evidence-types.ts';
import { type PlanFolder, readPlanFolder } from '../plan/plan-folder.ts';
import { type DeployWorld, diagnosticOf } from './deploy-plan.ts';
import { readPlanFiles } from './plan-files.ts';
import { type GateRequest, type GateWorld, promotionGate } from './promotion-gate.ts';

/** Whether a plan might be promoted now is asked, and nothing is done. */
export type VerifyRequest = GateRequest & {
  /** The plan folder. */
  readonly plan: string;
  /** The id that the plan must have. */
  readonly id?: string;
};

export type VerifyWorld = GateWorld &
  Pick<DeployWorld, 'reader' | 'signal'> & {
    /** Production. */
    readonly server: SqlServer;
  };

export type VerifyResult = {
  readonly planId: string;
  readonly target: RunTarget;
  /** SHA-256 of the policy. */
  readonly policy: string;
  /** Every reason not to promote; none means go. */
  readonly refusals: readonly Diagnostic[];
  /** What the evidence of the promotion would say. */
  readonly record: PromotionRecord;
  /** What is different in the database and none of the plan's business. */
  readonly beside: readonly string[];
};

/**
 * The verification that a promotion makes in its own process, shown before. It writes nothing and locks nothing. Throws a
 * RehearsalError for inputs that are wrong, and for a database or service that cannot be asked.
 */
export async function verifyPromotionNow(request: VerifyRequest, world: VerifyWorld): Promise<VerifyResult> {
  const files = readPlanFiles(request.plan);
  const folder = readPlanFolder(files);
  checkId(request, folder);
  const gate = await promotionGate(request, world);
  const beside: string[] = [];
  const production = await look(folder, files.get('current.dacpac'), world, beside);
  const question = { planId: folder.id, plan: folder.plan, target: production.target };
  const { policy, verification } = await gate.judge(question, production.drift);
  return {
    planId: folder.id,
    target: production.target,
    policy,
    refusals: verification.refusals,
    record: promotionRecord(verification),
    beside,
  };
}

function checkId({ id, plan }: VerifyRequest, folder: PlanFolder): void {
  if (id === undefined || id.toLowerCase() === folder.id) return;
  fail('DEP006', `The plan in ${plan} is ${folder.id}, and ${id.toLowerCase()} was to be verified.`, {
    hint: 'Take the plan that was reviewed and approved.',
  });
}

async function look(
  { id, plan }: PlanFolder,
  current: Uint8Array | undefined,
  { server, reader, signal }: VerifyWorld,
  beside: string[],
): Promise<Production> {
  const session = await server.open();
  try {
    return await lookAtProduction({ planId: id, plan }, session, {
      readCatalog: reader(plan, current),
      signal,
      say: (event) => void (event.is === 'note' && beside.push(event.text)),
    });
  } catch (error) {
    if (error instanceof RunStop) throw new RehearsalError(error.problems.map(diagnosticOf));
    if (error instanceof SqlSessionError) {
      fail('DEP009', error.message, { hint: 'Production has to be read, to see whether it has changed.' });
    }
    throw error;
  } finally {
    await session.close();
  }
}

/** What a person reads: the answer, who approved, what was accepted. */
export function describeVerification({ planId, target, refusals, record, beside }: VerifyResult): readonly string[] {
  const { approvals, waivers, breakGlass, notes, rehearsals } = record;
  return [
    refusals.length === 0
      ? `Nothing stands in the way of promoting to ${target.database} on ${target.server}.`
      : `${refusals.length === 1 ? 'One thing stands' : `${refusals.length} things stand`} in the way of promoting to ${target.database} on ${target.server}.`,
    `Plan ${planId}`,
    ...rehearsals.map((hash) => `Rehearsed: evidence ${hash.slice(0, 12)}`),
    ...approvals.map(({ of, by, at, comment }) => `Approved ${of}: ${by}, ${at}${comment ? `, “${comment}”` : ''}`),
    ...waivers.map((line) => `Waived: ${line}`),
    ...(breakGlass ? [`Break-glass lifts ${breakGlass.lifted.join(', ')}`] : []),
    ...notes,
    ...beside,
  ];
}
