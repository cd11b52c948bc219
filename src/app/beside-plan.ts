import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { compareText } from '../base/order.ts';
import { sha256 } from '../base/sha256.ts';
import { type Decisions, readDecisions, waiversFor } from '../plan/decisions.ts';
import { parseEvidence } from '../plan/evidence-file.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import { readPolicy } from '../plan/policy.ts';
import type { ReviewRecord } from '../plan/review-record.ts';
import type { ReviewInput } from '../review/review-input.ts';
import type { ReviewRequest } from './requests.ts';
import { textOrFile } from './text-or-file.ts';

/** What lies beside a plan: what its runs left behind, what people decided, what the policy asks for. */
export type BesidePlan = {
  readonly input: Pick<ReviewInput, 'evidence' | 'waivers' | 'decisionProblems' | 'policy'>;
  /** The hashes of all of it. */
  readonly record: ReviewRecord;
  /** The same files by their path in the review's folder, which later stages can take all of it from. */
  readonly files: ReadonlyMap<string, Uint8Array>;
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
  const runs = (request.evidence ?? [])
    .flatMap((named) => read(() => evidenceFiles(named)) ?? [])
    .flatMap((file) => read(() => readEvidence(file, planId)) ?? []);
  const decisions = read(() => given(request.decisions, 'decisions.json', 'DEC001', readDecisions));
  const policy = read(() => given(request.policy, 'rehearsal.policy.json', 'POL001', readPolicy));
  if (problems.length > 0) throw new RehearsalError(problems);
  const today = request.today ?? new Date().toISOString().slice(0, 10);
  const { waivers, problems: decisionProblems } = waiversFor(decisions?.read, planId, today);
  return {
    input: {
      evidence: runs.map((run) => run.evidence),
      waivers,
      decisionProblems,
      ...(policy && { policy: policy.read }),
    },
    record: recordOf(planId, runs, decisions?.read, policy?.read.hash),
    files: new Map([
      ...runs.map((run) => [evidenceName(run), run.bytes] as const),
      ...(decisions ? [['decisions.json', decisions.bytes] as const] : []),
    ]),
  };
}

type Run = { readonly evidence: Evidence; readonly bytes: Uint8Array; readonly hash: string };

/** A file, or the JSON files of a folder: a review's own folder `evidence` can be handed on. */
function evidenceFiles(named: string): readonly string[] {
  if (!existsSync(named)) fail('EVD001', `There is no file ${named}.`);
  if (!statSync(named).isDirectory()) return [named];
  const names = readdirSync(named).filter((name) => name.endsWith('.json'));
  return names.sort(compareText).map((name) => path.join(named, name));
}

function readEvidence(file: string, planId: string): Run {
  const bytes = readFileSync(file);
  const evidence = parseEvidence(bytes.toString('utf8'), file);
  if (evidence.planId !== planId) {
    fail('EVD003', `${file} is the evidence of plan ${evidence.planId}, and the plan is ${planId}.`, {
      hint: 'Name evidence of this plan; what another plan did says nothing about it.',
    });
  }
  return { evidence, bytes, hash: sha256(bytes) };
}

function given<T>(value: string | undefined, what: string, code: string, read: (bytes: Uint8Array, name: string) => T) {
  if (value === undefined) return undefined;
  const { bytes, name } = textOrFile(value, what, code);
  return { read: read(bytes, name), bytes };
}

/** The bytes' hash keeps names apart, whatever the runs have in common. */
function evidenceName({ evidence, hash }: Run): string {
  return `evidence/${evidence.as}-${evidence.started.replace(/[^0-9TZ]/g, '')}-${hash.slice(0, 12)}.json`;
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
