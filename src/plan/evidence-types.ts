import type { ServerMessage } from '../base/sql-session.ts';

/** What a plan is run as; see DESIGN "Running a plan". */
export type RunAs = 'rehearsal' | 'promotion' | 'environment';

/** The published format of evidence.json (`format: 1`), see schemas/evidence.v1.json. Times are ISO 8601 in UTC. */
export type Evidence = {
  readonly format: 1;
  readonly engine: string;
  readonly planId: string;
  readonly as: RunAs;
  /** Everything was checked and nothing was run. */
  readonly dryRun: boolean;
  readonly target: RunTarget;
  /** Who ran it where; empty outside a pipeline. */
  readonly run: PipelineRun;
  /** SHA-256 of the policy that was in force. */
  readonly policy?: string;
  readonly started: string;
  readonly finished?: string;
  readonly outcome: RunOutcome;
  /** Why it did not start, or why it stopped. */
  readonly problems: readonly RunProblem[];
  readonly groups: readonly GroupRun[];
  readonly steps: readonly StepRun[];
  /** The schema as this run found it and as it left it; absent where it was not read. */
  readonly fingerprints?: RunFingerprints;
  /** What the database answered about hazards. */
  readonly probes: readonly ProbeAnswer[];
  /** On what a promotion was let through; absent for other runs and where it was refused. */
  readonly promotion?: PromotionRecord;
  /** What was found after the last step; absent when it was not reached. */
  readonly verification?: EndVerification;
};

/** SHA-256 over the objects of scope `schema` with their hashes: equal for equal schemas. */
export type RunFingerprints = { readonly before: string; readonly after?: string };

export type RunOutcome =
  | 'running'
  | 'succeeded'
  /** The journal says that this plan has run here before. */
  | 'already-done'
  /** The plan has no step. */
  | 'nothing-to-do'
  | 'refused'
  | 'failed'
  | 'cancelled';

export type RunTarget = {
  readonly server: string;
  readonly database: string;
  /** sys.database_recovery_status.database_guid; absent where the server has none (Azure SQL Database). */
  readonly databaseGuid?: string;
  /** Equal in a database and in what was restored from its backup. */
  readonly familyGuid?: string;
  /** @@VERSION's product version, such as 16.0.4135.4, and edition. */
  readonly version: string;
  readonly edition: string;
  /** From the marker that a restore leaves. */
  readonly restoredFrom?: RestoredFrom;
};

/** What a staging database is a copy of: the marker that `restore` writes into it. */
export type RestoredFrom = {
  readonly server: string;
  readonly database: string;
  readonly databaseGuid?: string;
  readonly familyGuid?: string;
  /** When the backup was finished, and its last LSN. */
  readonly backupFinished?: string;
  readonly lastLsn?: string;
  readonly restored: string;
  readonly method: 'backup' | 'schema-only';
};

export type PipelineRun = {
  readonly collection?: string;
  readonly project?: string;
  readonly pipeline?: string;
  readonly runId?: string;
  readonly stage?: string;
  readonly stageAttempt?: number;
  readonly job?: string;
  readonly requestedFor?: string;
};

export type RunProblem = {
  readonly code: string;
  readonly message: string;
  readonly on?: string;
  readonly step?: string;
  readonly server?: ServerMessage;
  readonly hint?: string;
};

export type RunState = 'waiting' | 'running' | 'done' | 'already-done' | 'rolled-back' | 'failed';

export type GroupRun = {
  readonly number: number;
  readonly state: RunState;
  readonly retries: number;
  readonly started?: string;
  readonly milliseconds?: number;
};

export type StepRun = {
  readonly key: string;
  readonly group: number;
  readonly state: RunState;
  readonly started?: string;
  readonly milliseconds?: number;
  /** Sum of the counts that its statements said. */
  readonly rows?: number;
  readonly messages: readonly ServerMessage[];
  /** Index in the step's `variants`, where one of them ran instead of the plain text. */
  readonly variant?: number;
};

export type ProbeAnswer = {
  readonly code: string;
  readonly on: string;
  /** The number that the probe's query gave; null where it could not be asked, which `says` explains. */
  readonly count: number | null;
  /** Whether the answer removes the risk. */
  readonly settled: boolean;
  /** The probe's sentence with the number in it: "0 of 1,204,331 rows would be truncated". */
  readonly says: string;
};

/** Who let a promotion through, what they accepted, and what was lifted: for the audit. */
export type PromotionRecord = {
  /** SHA-256 of each evidence.json that counted. */
  readonly rehearsals: readonly string[];
  readonly approvals: readonly ApprovalRecord[];
  /** As they stand in decisions.json: `CODE [dbo].[T*] until=2027-01-31 reason`. */
  readonly waivers: readonly string[];
  readonly breakGlass?: {
    readonly by: string;
    readonly at: string;
    readonly reason: string;
    /** Codes of what would have refused. */
    readonly lifted: readonly string[];
  };
  /** What was not asked for, and why. */
  readonly notes: readonly string[];
};

export type ApprovalRecord = {
  readonly of: 'production' | 'staging';
  readonly by: string;
  readonly at: string;
  readonly comment?: string;
};

export type EndVerification = {
  /** Planning again under the plan's options gives nothing. */
  readonly arrived: boolean;
  readonly differences: readonly string[];
  /** Constraints that the plan validates and that are not trusted. */
  readonly untrusted: readonly string[];
};
