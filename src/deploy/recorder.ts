import { canonicalJson } from '../base/canonical-json.ts';
import { sha256 } from '../base/sha256.ts';
import type { ServerMessage } from '../base/sql-session.ts';
import type {
  EndVerification,
  Evidence,
  GroupRun,
  PipelineRun,
  ProbeAnswer,
  PromotionRecord,
  RunAs,
  RunOutcome,
  RunProblem,
  RunState,
  RunTarget,
  StepRun,
} from '../plan/evidence-types.ts';
import type { Fingerprint, Plan } from '../plan/plan-types.ts';

export type RecorderInput = {
  readonly planId: string;
  readonly plan: Plan;
  readonly as: RunAs;
  readonly dryRun: boolean;
  readonly engine: string;
  readonly run: PipelineRun;
  readonly target: RunTarget;
  readonly now: () => number;
  readonly put: (evidence: Evidence) => void;
  /** Takes secrets out of a text. */
  readonly redact: (text: string) => string;
};

type Change<T> = { -readonly [K in keyof T]: T[K] };

/** Messages that are kept of one step; a script may print thousands. */
const mostMessages = 100;

/** Milliseconds between two writes while steps are short; the end of a group is always written. */
const pause = 200;

/** Evidence while it grows: each change is kept by `put`. */
export class Recorder {
  readonly #input: RecorderInput;
  readonly #evidence: Change<Evidence>;
  readonly #groups: Map<number, Change<GroupRun>>;
  readonly #steps: Map<string, Change<StepRun> & { messages: ServerMessage[] }>;
  readonly #begun = new Map<number | string, number>();
  #written = Number.NEGATIVE_INFINITY;

  constructor(input: RecorderInput) {
    const { plan, now } = input;
    this.#input = input;
    this.#groups = new Map(plan.groups.map(({ number }) => [number, { number, state: 'waiting', retries: 0 }]));
    this.#steps = new Map(plan.steps.map(({ key, group }) => [key, { key, group, state: 'waiting', messages: [] }]));
    this.#evidence = {
      format: 1,
      engine: input.engine,
      planId: input.planId,
      as: input.as,
      dryRun: input.dryRun,
      target: input.target,
      run: input.run,
      started: new Date(now()).toISOString(),
      outcome: 'running',
      problems: [],
      groups: [...this.#groups.values()],
      steps: [...this.#steps.values()],
      probes: [],
    };
  }

  get evidence(): Evidence {
    return this.#evidence;
  }

  target(target: RunTarget): void {
    this.#evidence.target = target;
  }

  /** The schema as it was found before anything ran. */
  found(fingerprint: Fingerprint): void {
    this.#evidence.fingerprints = { before: hashOf(fingerprint) };
  }

  /** The schema as it was found behind the last step. */
  left(fingerprint: Fingerprint): void {
    const { before = hashOf(fingerprint) } = this.#evidence.fingerprints ?? {};
    this.#evidence.fingerprints = { before, after: hashOf(fingerprint) };
  }

  policy(hash: string): void {
    this.#evidence.policy = hash;
  }

  promotion(record: PromotionRecord): void {
    this.#evidence.promotion = record;
  }

  probes(answers: readonly ProbeAnswer[]): void {
    this.#evidence.probes = answers;
    this.#put();
  }

  verification(found: EndVerification): void {
    this.#evidence.verification = found;
  }

  groupState(number: number, state: RunState): void {
    const group = this.#groups.get(number);
    if (!group) return;
    this.#time(group, number, state);
    group.state = state;
    this.#put();
  }

  groupRetried(number: number): void {
    const group = this.#groups.get(number);
    if (group) group.retries += 1;
  }

  /** A step that begins again forgets what it said before. */
  stepState(key: string, state: RunState): void {
    const step = this.#steps.get(key);
    if (!step) return;
    if (state === 'running') {
      step.messages.length = 0;
      delete step.rows;
    }
    this.#time(step, key, state);
    step.state = state;
    if (this.#input.now() - this.#written >= pause) this.#put();
  }

  stepRan(key: string, rows: readonly number[], variant: number | undefined): void {
    const step = this.#steps.get(key);
    if (!step) return;
    if (rows.length > 0) step.rows = (step.rows ?? 0) + rows.reduce((sum, count) => sum + count, 0);
    if (variant !== undefined) step.variant = variant;
  }

  message(key: string, message: ServerMessage): void {
    const step = this.#steps.get(key);
    if (!step || step.messages.length >= mostMessages) return;
    step.messages.push({ ...message, message: this.#input.redact(message.message) });
  }

  hasBegun(key: string): boolean {
    return this.#begun.has(key);
  }

  /** Milliseconds that a step has taken; 0 before it ends. */
  millisecondsOf(key: string): number {
    return this.#steps.get(key)?.milliseconds ?? 0;
  }

  /** Somebody wants it to stop: the evidence says so at once, however long the server takes to roll back. */
  stopping(problems: readonly RunProblem[]): void {
    this.#evidence.outcome = 'cancelled';
    this.#evidence.problems = problems;
    this.#put();
  }

  end(outcome: RunOutcome, problems: readonly RunProblem[]): Evidence {
    this.#evidence.finished = new Date(this.#input.now()).toISOString();
    this.#evidence.outcome = outcome;
    this.#evidence.problems = problems.map((one) => this.#redacted(one));
    this.#put();
    return this.#evidence;
  }

  #redacted(one: RunProblem): RunProblem {
    const { redact } = this.#input;
    const server = one.server && { ...one.server, message: redact(one.server.message) };
    return { ...one, message: redact(one.message), ...(server && { server }) };
  }

  #time(entry: { started?: string; milliseconds?: number }, key: number | string, state: RunState): void {
    const now = this.#input.now();
    if (state === 'running') {
      this.#begun.set(key, now);
      entry.started = new Date(now).toISOString();
      delete entry.milliseconds;
    } else if (this.#begun.has(key)) entry.milliseconds = now - (this.#begun.get(key) ?? now);
  }

  #put(): void {
    this.#written = this.#input.now();
    this.#input.put(this.#evidence);
  }
}

function hashOf({ schema }: Fingerprint): string {
  return sha256(canonicalJson(schema));
}
