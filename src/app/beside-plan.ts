import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fail } from '../base/errors.ts';
import { compareText } from '../base/order.ts';
import { sha256 } from '../base/sha256.ts';
import { type Decisions, readDecisions, waiversFor } from '../plan/decisions.ts';
import { parseEvidence } from '../plan/evidence-file.ts';
import type { Evidence } from '../plan/evidence-types.ts';
import { type PolicyInForce, readPolicy } from '../plan/policy.ts';
import type { ReviewRecord } from '../plan/review-record.ts';
import type { ReviewInput } from '../review/review-input.ts';
import type { ReviewRequest } from './requests.ts';
import { readGiven } from './text-or-file.ts';
import { together } from './together.ts';

/** What lies beside a plan: what its runs left behind, what people decided, what the policy asks for. */
export type BesidePlan = {
  readonly input: Pick<ReviewInput, 'evidence' | 'waivers' | 'decisionProblems' | 'policy'>;
  /** The hashes of all of it. */
  readonly record: ReviewRecord;
  /** The same files by their path in the review's folder, which later stages can take all of it from. */
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/** What people decided and what the policy asks for, which do not depend on a plan to be read. */
export type Decided = {
  readonly decisions: { readonly read: Decisions; readonly bytes: Uint8Array } | undefined;
  readonly policy: PolicyInForce | undefined;
};

/** Throws a RehearsalError with every mistake in both. */
export async function readDecided(request: Pick<ReviewRequest, 'decisions' | 'policy'>): Promise<Decided> {
  const [decisions, policy] = await together<[Decided['decisions'], Decided['policy']]>(
    () => readGiven(request.decisions, 'decisions.json', 'DEC001', readDecisions),
    () => readGiven(request.policy, 'rehearsal.policy.json', 'POL001', readPolicy)?.read,
  );
  return { decisions, policy };
}

/** Reads evidence, decisions and policy of a plan. Throws a RehearsalError with every mistake in them. */
export async function readBeside(request: Omit<ReviewRequest, 'plan' | 'output'>, planId: string): Promise<BesidePlan> {
  const [runs, decided] = await together<[readonly Run[], Decided]>(
    () => readRuns(request.evidence ?? [], planId),
    () => readDecided(request),
  );
  return besidePlan(planId, decided, { runs, today: request.today });
}

/** Decisions that do not hold for the plan are no mistake of the file, and are shown. `today` is the clock's unless given. */
export function besidePlan(
  planId: string,
  { decisions, policy }: Decided,
  { runs = [], today }: { readonly runs?: readonly Run[]; readonly today?: string | undefined } = {},
): BesidePlan {
  const day = today ?? new Date().toISOString().slice(0, 10);
  const { waivers, problems: decisionProblems } = waiversFor(decisions?.read, planId, day);
  return {
    input: {
      evidence: runs.map((run) => run.evidence),
      waivers,
      decisionProblems,
      ...(policy && { policy }),
    },
    record: recordOf(planId, runs, decisions?.read, policy?.hash),
    files: new Map([
      ...runs.map((run) => [evidenceName(run), run.bytes] as const),
      ...(decisions ? [['decisions.json', decisions.bytes] as const] : []),
    ]),
  };
}

type Run = { readonly evidence: Evidence; readonly bytes: Uint8Array; readonly hash: string };

async function readRuns(named: readonly string[], planId: string): Promise<readonly Run[]> {
  const files: string[] = [];
  // One after the other: what is read is what was found.
  const [, runs] = await together<[unknown, readonly Run[]]>(
    () => together(...named.map((one) => () => files.push(...evidenceFiles(one)))),
    () => together<readonly Run[]>(...files.map((file) => () => readEvidence(file, planId))),
  );
  return runs;
}

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
