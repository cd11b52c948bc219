import type { ServerMessage } from '../base/sql-session.ts';
import type { RunOutcome, RunProblem } from '../plan/evidence-types.ts';

/** Ends a run: what it became and why. Thrown within this folder only; evidence carries it on. */
export class RunStop extends Error {
  readonly outcome: RunOutcome;
  readonly problems: readonly RunProblem[];

  constructor(outcome: RunOutcome, problems: readonly RunProblem[]) {
    super(problems.map(({ code, message }) => `${code}: ${message}`).join('\n'));
    this.name = 'RunStop';
    this.outcome = outcome;
    this.problems = problems;
  }
}

type More = Partial<Omit<RunProblem, 'code' | 'message'>> & { readonly server?: ServerMessage };

export function problem(code: string, message: string, more: More = {}): RunProblem {
  return { code, message, ...more };
}

/** Nothing has been changed, and nothing will be. */
export function refuse(code: string, message: string, more: More = {}): never {
  throw new RunStop('refused', [problem(code, message, more)]);
}

/** Some of the plan may have run; the journal says what. */
export function stop(code: string, message: string, more: More = {}): never {
  throw new RunStop('failed', [problem(code, message, more)]);
}
