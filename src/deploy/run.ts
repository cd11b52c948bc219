import type { PipelineRun, RunAs } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import type { Connection } from './connection.ts';
import type { VariableValues } from './expand.ts';
import type { TimeFence } from './fence.ts';
import type { JournalOwner, JournalState } from './journal.ts';
import type { RunPorts } from './ports.ts';
import type { Recorder } from './recorder.ts';
import type { ScriptLines } from './script-lines.ts';

/** What is to be run, and how. The plan's bytes, and every file under its id, have been checked. */
export type RunRequest = {
  readonly planId: string;
  readonly plan: Plan;
  readonly deploySql: string;
  readonly as: RunAs;
  readonly dryRun: boolean;
  readonly values: VariableValues;
  readonly fence: TimeFence;
  /** How often a group is begun again that was rolled back by a deadlock or a lock, or whose connection was lost. */
  readonly retries: number;
  /** Version of the program. */
  readonly engine: string;
  readonly run: PipelineRun;
};

/** What is sent of a step. */
export type Prepared = {
  readonly sql: readonly string[];
  readonly done?: string;
  readonly variant?: number;
  /** Whether it holds a SQLCMD variable: what the database then has is not what the plan says. */
  readonly hasVariables: boolean;
};

/** A run after everything has been looked at. */
export type Run = {
  readonly request: RunRequest;
  readonly ports: RunPorts;
  readonly connection: Connection;
  readonly recorder: Recorder;
  readonly owner: JournalOwner;
  readonly prepared: ReadonlyMap<string, Prepared>;
  readonly lines: ScriptLines;
  /** Number of each step, from 1. */
  readonly numbers: ReadonlyMap<string, number>;
  /** As it was read last. */
  journal: JournalState;
};
