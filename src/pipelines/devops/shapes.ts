/** What Azure DevOps answers, as far as we read it. Specifications: MicrosoftDocs/vsts-rest-api-specs, api-version 7.1. */
export type List<T> = { readonly value: readonly T[] };

export type IdentityRef = {
  readonly id: string;
  readonly displayName?: string;
  readonly uniqueName?: string;
  readonly descriptor?: string;
};

export type Build = {
  readonly id: number;
  readonly project?: { readonly id: string; readonly name: string };
  readonly definition?: { readonly id: number; readonly name: string };
  readonly requestedFor?: IdentityRef;
  readonly requestedBy?: IdentityRef;
  readonly tags?: readonly string[];
};

export type TimelineRecord = {
  readonly id: string;
  readonly parentId?: string | null;
  /** Stage, Phase, Job, Task, Checkpoint, Checkpoint.Approval, … */
  readonly type: string;
  readonly name: string;
  readonly identifier?: string | null;
  readonly state: string;
  readonly result?: string | null;
  readonly startTime?: string | null;
  readonly finishTime?: string | null;
  readonly attempt?: number;
  readonly previousAttempts?: readonly { readonly attempt: number; readonly timelineId: string }[];
  readonly task?: { readonly id: string; readonly name: string; readonly version: string } | null;
};

export type Timeline = { readonly id: string; readonly records: readonly TimelineRecord[] };

export type Attachment = { readonly name: string; readonly _links: { readonly self: { readonly href: string } } };

export type CheckSuite = {
  readonly id: string;
  readonly status: string;
  readonly checkRuns?: readonly CheckRun[];
  readonly resources?: readonly Resource[];
  readonly context?: { readonly GraphNode?: { readonly Id?: string; readonly Attempt?: number } };
};

export type CheckRun = {
  readonly id: string;
  readonly status: string;
  readonly checkConfigurationRef?: {
    readonly id: number;
    readonly version?: number;
    readonly type?: { readonly id: string; readonly name?: string };
    readonly resource?: Resource;
  };
  readonly resultUpdates?: readonly { readonly status: string }[];
};

export type Resource = { readonly type: string; readonly id: string; readonly name?: string };

export type PipelineApproval = {
  readonly id: string;
  readonly status: string;
  readonly steps?: readonly {
    readonly assignedApprover?: IdentityRef;
    readonly actualApprover?: IdentityRef;
    readonly status: string;
    readonly comment?: string | null;
    readonly initiatedOn?: string;
    readonly lastModifiedOn?: string;
  }[];
};

export type Identity = {
  readonly id: string;
  /** `type;identifier`, the older form that memberships are given in. */
  readonly descriptor: string;
  readonly subjectDescriptor?: string;
  readonly providerDisplayName?: string;
  readonly customDisplayName?: string;
  readonly isContainer?: boolean;
  readonly isActive?: boolean;
  /** Descriptors; only where membership was asked for. */
  readonly memberOf?: readonly string[];
  readonly properties?: Readonly<Record<string, { readonly $value?: unknown }>>;
};

export type Environment = { readonly id: number; readonly name: string };

export type DeploymentRecord = {
  readonly owner?: { readonly id: number };
  readonly stageName?: string;
  readonly stageAttempt?: number;
};

export type CheckConfiguration = {
  readonly id?: number;
  readonly version?: number;
  readonly type: { readonly id: string; readonly name?: string };
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly timeout?: number;
  readonly isDisabled?: boolean;
  readonly resource: Resource;
};
