import { setTimeout as wait } from 'node:timers/promises';
import { canonicalJson } from '../base/canonical-json.ts';
import { type Diagnostic, fail, RehearsalError } from '../base/errors.ts';
import { parseMoment, parseWindow, type TimeFence } from '../deploy/fence.ts';
import type { RunPorts } from '../deploy/ports.ts';
import { runPlan } from '../deploy/run-plan.ts';
import type { Evidence, PipelineRun, RunAs, RunOutcome, RunProblem } from '../plan/evidence-types.ts';
import { type PlanFiles, type PlanFolder, readPlanFolder } from '../plan/plan-folder.ts';
import type { Plan } from '../plan/plan-types.ts';
import { type Progress, teller } from './deploy-lines.ts';
import { readPlanFiles } from './plan-files.ts';
import { variableValues } from './variable-values.ts';
import { version } from './version.ts';
import { removeOutput, writeOutput } from './write-output.ts';

/** A plan runs on a database. */
export type DeployRequest = {
  /** The plan folder. */
  readonly plan: string;
  readonly as: RunAs;
  /** The id that the plan must have. */
  readonly id?: string;
  /** Whose values the SQLCMD variables take. */
  readonly environment?: string;
  readonly variables: Readonly<Record<string, string>>;
  readonly fence: FenceTexts;
  readonly dryRun: boolean;
  /** The file to keep evidence in. */
  readonly evidence?: string;
  /** How often a group is begun again after a deadlock, a lock timeout or a lost connection. */
  readonly retries: number;
};

export type FenceTexts = {
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly windows: readonly string[];
};

/** What a deployment needs of the world around it. */
export type DeployWorld = Pick<RunPorts, 'server' | 'readMarker' | 'verifyPromotion' | 'hint' | 'signal'> & {
  /** How the catalog is read for a plan; `current` is the package of what the plan was made from. */
  readonly reader: (plan: Plan, current: Uint8Array | undefined) => RunPorts['readCatalog'];
  readonly run: PipelineRun;
  /** The value of a secret SQLCMD variable. */
  readonly secret: (name: string) => string | undefined;
  readonly progress: Progress;
  readonly now: () => number;
};

export type DeployResult = {
  readonly planId: string;
  readonly outcome: RunOutcome;
  readonly hasChanges: boolean;
  readonly evidence: Evidence;
  /** Why it did not start or why it stopped; empty when all went well. */
  readonly problems: readonly Diagnostic[];
};

const goodOutcomes: readonly RunOutcome[] = ['succeeded', 'already-done', 'nothing-to-do'];

/** Runs a plan folder on a database and keeps evidence. Throws for a plan that is not whole and for inputs that are wrong. */
export async function deployPlan(request: DeployRequest, world: DeployWorld): Promise<DeployResult> {
  // What is found there afterwards is this run's, or nothing.
  if (request.evidence !== undefined) removeOutput(request.evidence);
  const files = readPlanFiles(request.plan);
  const { id, plan, deploySql } = readWholePlan(files, request);
  const { values, problems } = variableValues(plan.variables, {
    given: request.variables,
    secret: world.secret,
    ...(request.environment !== undefined && { environment: request.environment }),
  });
  if (problems.length > 0) throw new RehearsalError(problems);
  const told = teller(world.progress, world.now);
  const heart = setInterval(told.beat, 1000);
  try {
    const evidence = await runPlan(
      {
        planId: id,
        plan,
        deploySql,
        as: request.as,
        dryRun: request.dryRun,
        values,
        fence: readFence(request.fence),
        retries: request.retries,
        engine: version,
        run: world.run,
      },
      {
        ...world,
        readCatalog: world.reader(plan, files.get('current.dacpac')),
        say: told.say,
        wait: waiting,
        put: keeper(request.evidence),
      },
    );
    const { outcome } = evidence;
    const isGood = goodOutcomes.includes(outcome);
    return {
      planId: id,
      outcome,
      hasChanges: plan.steps.length > 0,
      evidence,
      problems: isGood ? [] : evidence.problems.map(diagnosticOf),
    };
  } finally {
    clearInterval(heart);
  }
}

/** All in memory and checked against the id: what is on the disk afterwards does not matter. */
function readWholePlan(files: PlanFiles, { plan, id }: DeployRequest): PlanFolder {
  const folder = readPlanFolder(files);
  if (id !== undefined && id.toLowerCase() !== folder.id)
    fail('DEP006', `The plan in ${plan} is ${folder.id}, and ${id.toLowerCase()} was to run.`, {
      hint: 'Take the plan that was reviewed and approved.',
    });
  return folder;
}

/** Throws INPUT for texts that say no time. */
export function readFence({ notBefore, notAfter, windows }: FenceTexts): TimeFence {
  return {
    ...(notBefore !== undefined && { notBefore: parseMoment(notBefore) }),
    ...(notAfter !== undefined && { notAfter: parseMoment(notAfter) }),
    windows: windows.map(parseWindow),
  };
}

function keeper(file: string | undefined): (evidence: Evidence) => void {
  return (evidence) => {
    if (file !== undefined) writeOutput(file, canonicalJson(evidence));
  };
}

async function waiting(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await wait(milliseconds, undefined, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

/** A problem of a run as a message for a person. */
export function diagnosticOf({ code, message, on, hint }: RunProblem): Diagnostic {
  return {
    code,
    severity: 'error',
    message,
    ...(on !== undefined && { object: on }),
    ...(hint !== undefined && { hint }),
  };
}

const ends: Readonly<Record<RunOutcome, string>> = {
  running: 'The run has not ended.',
  succeeded: 'The plan has run, and the database is where it ends.',
  'already-done': 'The plan has run here before; nothing was done.',
  'nothing-to-do': 'The plan changes nothing; nothing was done.',
  refused: 'The plan was refused; nothing was changed.',
  failed: 'The plan stopped at an error; the journal in the database knows what has run.',
  cancelled: 'The run was stopped; the journal in the database knows what has run.',
};

/** One sentence for a person. */
export function describeEnd({ outcome, evidence }: Pick<DeployResult, 'outcome' | 'evidence'>): string {
  return evidence.dryRun && outcome === 'succeeded'
    ? 'Nothing stands in the way of the plan; nothing was run.'
    : ends[outcome];
}
