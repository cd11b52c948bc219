/** The published format of plan.json (`format: 1`), see schemas/plan.v1.json. Every text is a readable spelling, never an inner key. */
export type Plan = {
  readonly format: 1;
  readonly engine: string;
  readonly from: Fingerprint;
  readonly to: Fingerprint;
  readonly promotable: boolean;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
  readonly groups: readonly Group[];
  readonly hazards: readonly PlanHazard[];
  readonly findings: readonly Finding[];
  /** Objects that exist only in current and stay, because the options do not drop them. */
  readonly kept: readonly ObjectName[];
  /** Differences that are wording only and are not deployed. */
  readonly cosmetic: readonly (ObjectName & { readonly difference: 'spelling' | 'whitespace' | 'comment' })[];
  readonly proof: Proof;
  readonly options: PlanOptions;
  readonly variables: readonly Variable[];
  /** Whether deploy.sql needs SQLCMD mode: a variable stands outside string literals. */
  readonly sqlcmd: boolean;
  /** SHA-256 of every file that runs, by path within the plan folder. */
  readonly files: Readonly<Record<string, string>>;
};

export type ObjectName = { readonly kind: string; readonly name: string };

/** `kind name` → hash of the canonical definition, by scope. */
export type Fingerprint = {
  readonly schema: Readonly<Record<string, string>>;
  readonly security: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
};

export type Change = {
  readonly action: 'create' | 'drop' | 'alter' | 'rename' | 'move';
  /** model.xml element type, such as SqlTable. */
  readonly element: string;
  /** As DacFx's DeployReport spells the item. */
  readonly name: string;
  readonly formerName?: string;
  /** The table, view or type that it hangs on, so that a reader finds a key or an index beside its table. */
  readonly parent?: string;
  /** Differences only, for a reader: what, never how. */
  readonly properties: readonly { readonly property: string; readonly before?: unknown; readonly after?: unknown }[];
  /** Definition before and after as SQL, for the review's comparison. */
  readonly before?: string;
  readonly after?: string;
};

export type Step = {
  readonly key: string;
  readonly does: string;
  readonly on: ObjectName;
  /** Name of what the object hangs on, as in a change. */
  readonly parent?: string;
  readonly sql: readonly string[];
  readonly variants?: readonly {
    readonly requires: { readonly version?: number; readonly edition?: string };
    readonly sql: readonly string[];
  }[];
  /** A chain of reasons, nearest first: "IX_A_Name is dropped and re-created because column Name changes type". */
  readonly because: readonly string[];
  /** Codes of this step's hazards, which stand in `hazards`. */
  readonly hazards: readonly string[];
  /** Number of the group, from 1. */
  readonly group: number;
  /** Milliseconds for SET LOCK_TIMEOUT. */
  readonly lockTimeout: number;
  readonly done?: string;
};

export type Group = {
  readonly number: number;
  readonly transaction: boolean;
  readonly why: string;
  readonly steps: readonly string[];
};

export type PlanHazard = {
  readonly code: string;
  readonly severity: 'block' | 'warn' | 'note';
  readonly on: ObjectName;
  readonly message: string;
  /** Key of the step that carries it, if one does. */
  readonly step?: string;
  readonly probe?: { readonly sql: string; readonly says: string };
};

export type Finding = {
  readonly code: string;
  readonly on: ObjectName;
  readonly message: string;
  /** Whether the plan touches, or depends on, the object: then it blocks promotion. */
  readonly blocks: boolean;
};

export type Proof = {
  /** The script ran on the in-memory server to its end. */
  readonly simulated: boolean;
  /** The end of the plan's own steps, read back, equals `to`; what the project's last script changes is a finding. */
  readonly arrives: boolean;
  /** Planning again from that end with the same options gives nothing. */
  readonly secondPlanEmpty: boolean;
  /** The server's refusal, with the step. */
  readonly refused?: { readonly step?: string; readonly number?: number; readonly message: string };
  /** Objects where the end and `to` differ. */
  readonly differences?: readonly string[];
};

export type PlanOptions = {
  readonly drop: 'none' | 'all' | readonly string[];
  readonly ignore: {
    readonly schemas: readonly string[];
    readonly names: readonly string[];
    readonly kinds: readonly string[];
  };
  readonly security: boolean;
  readonly comments: 'deploy' | 'ignore';
  /** Milliseconds that a step waits for a lock. */
  readonly lockTimeout: number;
  readonly platform?: string;
  readonly edition?: string;
};

/** A SQLCMD variable with its value in each environment; a secret's value is never written. */
export type Variable = {
  readonly name: string;
  readonly secret: boolean;
  readonly values: Readonly<Record<string, string>>;
};
