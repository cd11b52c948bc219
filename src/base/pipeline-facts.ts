/**
 * What Azure DevOps says of a run, as plain facts: who approved, which tasks ran, what they attached. Read by
 * src/pipelines, judged by src/deploy/verification. Times are ISO 8601 in UTC.
 */
export type RunFacts = {
  readonly id: string;
  readonly project: string;
  readonly pipeline: string;
  /** Who asked for the run, and for whom: both count as its author where four eyes are asked for. */
  readonly requesters: readonly Person[];
  /** Id of the stage in which this job runs. */
  readonly thisStage: string;
  readonly stages: readonly StageFacts[];
  readonly tags: readonly string[];
};

export type Person = {
  readonly id: string;
  /** For a reader; anybody can call themselves anything. */
  readonly name: string;
  /** Account, such as ann@example.com. */
  readonly account?: string;
  readonly kind: 'person' | 'group' | 'service' | 'unknown';
  /** Groups that they are in, through others too. Empty where nobody asked. */
  readonly groups: readonly GroupFacts[];
};

/** A group as `[Shop]\DBAs`. */
export type GroupFacts = { readonly id: string; readonly name: string };

export type RecordState = 'pending' | 'inProgress' | 'completed';

export type StageFacts = {
  readonly id: string;
  /** Name in the YAML. */
  readonly identifier: string;
  readonly attempt: number;
  readonly state: RecordState;
  /** succeeded, succeededWithIssues, failed, canceled, skipped, abandoned; absent while it runs. */
  readonly result?: string;
  /** Names of the environments that it deploys to. */
  readonly environments: readonly string[];
  /** Absent where no check guards the stage. */
  readonly checkpoint?: CheckpointFacts;
  /** Tasks of this attempt. */
  readonly tasks: readonly TaskFacts[];
};

export type CheckpointFacts = {
  readonly id: string;
  /** Of the stage that it guarded. */
  readonly attempt: number;
  readonly checks: readonly CheckFacts[];
  readonly approvals: readonly ApprovalFacts[];
};

export type CheckFacts = {
  readonly id: string;
  /** Id of the check's type; Approval is 8c6f20a7-a545-4486-9777-f762fafe0d4d. */
  readonly type: string;
  readonly name: string;
  /** approved, rejected, bypassed, … */
  readonly status: string;
  /** Whether it was bypassed at any time. */
  readonly bypassed: boolean;
  readonly environment?: string;
};

export type ApprovalFacts = {
  readonly id: string;
  /** approved, pending, rejected, skipped, timedOut, … */
  readonly status: string;
  readonly steps: readonly ApprovalStep[];
};

export type ApprovalStep = {
  readonly status: string;
  /** Who decided; absent while nobody has. */
  readonly by?: Person;
  /** The group that was asked, where it was one: the service has looked whether they are in it when they decided. */
  readonly asked?: GroupFacts;
  readonly at: string;
  readonly comment?: string;
};

export type TaskFacts = {
  readonly id: string;
  /** GUID of the task; absent for what is no task, such as records that a script made. */
  readonly task?: string;
  readonly name: string;
  readonly job: string;
  readonly attempt: number;
  readonly state: RecordState;
  readonly result?: string;
  readonly finished?: string;
  readonly attachments: readonly AttachmentFacts[];
};

export type AttachmentFacts = { readonly type: string; readonly name: string; readonly content: Uint8Array };

export const approvalCheck = '8c6f20a7-a545-4486-9777-f762fafe0d4d';

/** Types of the attachments by which our tasks tell each other what they did; the page for people is another one. */
export const attachmentTypes = {
  /** evidence.json, by RehearsalDeploy. */
  evidence: 'DatabaseRehearsal.Evidence',
  /** ReviewRecord, by RehearsalPlan and RehearsalReview. */
  review: 'DatabaseRehearsal.ReviewRecord',
} as const;

/** GUIDs of the tasks whose records are believed. */
export type OurTasks = { readonly plan: string; readonly deploy: string; readonly review: string };

/** Asks Azure DevOps about the run of this job; `environments` are those that a policy names. Throws a RehearsalError (ADO…). */
export type ReadFacts = (ask: { readonly environments: readonly string[] }) => Promise<RunFacts>;
