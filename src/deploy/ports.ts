import type { SqlServer, SqlSession } from '../base/sql-session.ts';
import type { Evidence, PromotionRecord, RestoredFrom, RunProblem, RunTarget } from '../plan/evidence-types.ts';
import type { Fingerprint, Plan } from '../plan/plan-types.ts';
import type { RunEvent } from './run-event.ts';

/** What a verification of a promotion is asked about: the plan whose bytes this process holds, and where it is to run. */
export type PromotionQuestion = {
  readonly planId: string;
  readonly plan: Plan;
  readonly target: RunTarget;
};

/** What it answers. Open hazards and findings, missing approvals and rehearsals are problems. */
export type PromotionVerdict = {
  /** SHA-256 of the policy that was in force. */
  readonly policy?: string;
  /** Every reason not to promote; none means go. */
  readonly problems: readonly RunProblem[];
  /** What the log has to say although nothing refuses. */
  readonly notes: readonly string[];
  /** For the evidence, where nothing refuses. */
  readonly record?: PromotionRecord;
};

/** What the catalog of a database says, as far as a plan can be held against it. */
export type Reading = {
  /** Journal and marker are in no scope. */
  readonly fingerprint: Fingerprint;
  /**
   * Of objects of a fingerprint, those that the plan touches, and what these use or are used by. A change of any other is none
   * of the plan's business: it is said, and refuses nothing.
   */
  readonly concerned: (objects: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** What running a plan needs of the world. */
export type RunPorts = {
  readonly server: SqlServer;
  /** Reads the catalog in a session. */
  readonly readCatalog: (session: SqlSession, signal: AbortSignal) => Promise<Reading>;
  /** What the database is a restored copy of; undefined without a marker that counts where it sits. */
  readonly readMarker: (session: SqlSession, target: RunTarget) => Promise<RestoredFrom | undefined>;
  /** Verifies a promotion in this process; without one a promotion is refused. */
  readonly verifyPromotion?: (question: PromotionQuestion) => Promise<PromotionVerdict>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Keeps the evidence, in one go. What it throws stops the run: without evidence nothing runs. */
  readonly put: (evidence: Evidence) => void;
  readonly say: (event: RunEvent) => void;
  /** What to do about an error of the server, where it is a common one. */
  readonly hint: (error: number) => string | undefined;
  /** A person, or the agent, wants it to stop. */
  readonly signal: AbortSignal;
};
