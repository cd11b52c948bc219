/** What must be true before a promotion: `rehearsal.policy.json` (`format: 1`), see schemas/policy.v1.json. Owned by DBAs. */
export type Policy = {
  readonly format: 1;
  /** The plan has succeeded on a copy of the database in each of these. */
  readonly rehearsals: readonly RequiredRehearsal[];
  /** Databases with a base of their own (test, UAT) that have taken their own plan in this run. */
  readonly environmentRuns: readonly RequiredRun[];
  readonly production: ApprovalRule;
  readonly staging: ApprovalRule | ApprovalOff;
  /** People and groups who may promote without a rehearsal. */
  readonly breakGlass: readonly string[];
  /** Whether `rehearsal deploy --as promotion` may run outside Azure DevOps, where nobody can be asked who approved. */
  readonly commandLine: boolean;
  /** `server/database` patterns of what a restore may make; everything that a restore does not refuse, where it is absent. */
  readonly allowedTargets?: readonly string[];
};

export type RequiredRun = {
  /** Name of the Azure DevOps environment; any, where it is absent. */
  readonly environment?: string;
  /** From its end to the promotion. */
  readonly greatestAgeHours: number;
};

export type RequiredRehearsal = RequiredRun & {
  /** From the end of the backup that was restored to the promotion. */
  readonly greatestBackupAgeHours?: number;
  /** A copy of the schema without rows is enough. */
  readonly schemaOnly: boolean;
};

export type ApprovalRule = {
  /** Name of the environment whose Approval check counts; any of the stage, where it is absent. */
  readonly environment?: string;
  /** Groups (`[Shop]\DBAs`), accounts or ids; whoever the Approval check asks, where it is empty. */
  readonly approvers: readonly string[];
  /** Distinct people. */
  readonly atLeast: number;
  /** Who asked for the run does not count. */
  readonly fourEyes: boolean;
};

/** Staging is not approved, for a reason that review and audit show. */
export type ApprovalOff = { readonly off: string };
