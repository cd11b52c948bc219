import { existsSync, readFileSync } from 'node:fs';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { sha256 } from '../base/sha256.ts';
import { type Decisions, readDecisions, waiversFor } from '../plan/decisions.ts';
import { parseEvidence } from '../plan/evidence-file.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import { readPolicy } from '../plan/policy.ts';
import type { ReviewRecord } from '../plan/review-record.ts';
import type { ReviewInput } from '../review/review-input.ts';
import type { ReviewRequest } from './requests.ts';

/** What lies beside a plan: what its runs left behind, what people decided, what the policy asks for. */
export type BesidePlan = {
  readonly input: Pick<ReviewInput, 'evidence' | 'waivers' | 'decisionProblems' | 'policy'>;
  /** The hashes of all of it. */
  readonly record: ReviewRecord;
};

/**
 * Reads evidence, decisions and policy of a plan. Throws a RehearsalError with every mistake in them; decisions that do not hold
 * are no mistake of the file, and are shown.
 */
export function readBeside(request: Omit<ReviewRequest, 'plan' | 'output'>, planId: string): BesidePlan {
  const problems: Diagnostic[] = [];
  const read = <T>(work: () => T): T | undefined => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof RehearsalError)) throw error;
      problems.push(...error.diagnostics);
      return undefined;
    }
  };
  const runs = (request.evidence ?? []).flatMap((file) => read(() => readEvidence(file, planId)) ?? []);
  const decisions = read(() => fromFile(request.decisions, 'DEC001', readDecisions));
  const policy = read(() => fromFile(request.policy, 'POL001', readPolicy));
  if (problems.length > 0) throw new RehearsalError(problems);
  const today = request.today ?? new Date().toISOString().slice(0, 10);
  const { waivers, problems: decisionProblems } = waiversFor(decisions, planId, today);
  return {
    input: { evidence: runs.map((run) => run.evidence), waivers, decisionProblems, ...(policy && { policy }) },
    record: recordOf(planId, runs, decisions, policy?.hash),
  };
}

type Run = { readonly evidence: Evidence; readonly hash: string };

function readEvidence(file: string, planId: string): Run {
  const bytes = existsSync(file) ? readFileSync(file) : fail('EVD001', `There is no file ${file}.`);
  const evidence = parseEvidence(bytes.toString('utf8'), file);
  if (evidence.planId !== planId) {
    fail('EVD003', `${file} is the evidence of plan ${evidence.planId}, and the plan is ${planId}.`, {
      hint: 'Name evidence of this plan; what another plan did says nothing about it.',
    });
  }
  return { evidence, hash: sha256(bytes) };
}

function fromFile<T>(
  file: string | undefined,
  code: string,
  read: (bytes: Uint8Array, file: string) => T,
): T | undefined {
  if (file === undefined) return undefined;
  if (!existsSync(file)) fail(code, `There is no file ${file}.`);
  return read(readFileSync(file), file);
}

function recordOf(
  planId: string,
  runs: readonly Run[],
  decisions: Decisions | undefined,
  policy: string | undefined,
): ReviewRecord {
  return {
    format: 1,
    planId,
    evidence: runs.map((run) => run.hash).sort(),
    ...(decisions && { decisions: decisions.hash }),
    ...(policy !== undefined && { policy }),
  };
}
