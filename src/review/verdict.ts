import type { Plan, PlanHazard } from '../plan/plan-types.ts';

/**
 * - unproven: the plan did not arrive in the simulator; nobody should run it.
 * - block: promotion refuses while a blocking hazard or finding is open.
 * - warn: something to look at, nothing that refuses.
 * - clear: changes, and nothing that needs a person.
 * - none: the database is already as asked.
 */
export type Verdict = 'unproven' | 'block' | 'warn' | 'clear' | 'none';

/** What a plan amounts to before anybody has run it: every hazard is still open. */
export function verdictOf(plan: Plan): Verdict {
  const { proof } = plan;
  if (!proof.simulated || !proof.arrives || !proof.secondPlanEmpty) return 'unproven';
  if (plan.hazards.some((h) => h.severity === 'block') || plan.findings.some((f) => f.blocks)) return 'block';
  if (plan.hazards.some((h) => h.severity === 'warn')) return 'warn';
  return plan.steps.length === 0 ? 'none' : 'clear';
}

export type Counts = {
  readonly changes: number;
  readonly create: number;
  readonly alter: number;
  readonly drop: number;
  readonly rename: number;
  readonly steps: number;
  readonly groups: number;
  readonly rebuilds: number;
  readonly block: number;
  readonly warn: number;
  readonly note: number;
  readonly findings: number;
  readonly blockingFindings: number;
};

/** The figures of a plan; a move to another schema counts as a rename. */
export function countsOf(plan: Plan): Counts {
  const changes = (action: string): number => plan.changes.filter((c) => c.action === action).length;
  const hazards = (severity: PlanHazard['severity']): number =>
    plan.hazards.filter((h) => h.severity === severity).length;
  return {
    changes: plan.changes.length,
    create: changes('create'),
    alter: changes('alter'),
    drop: changes('drop'),
    rename: changes('rename') + changes('move'),
    steps: plan.steps.length,
    groups: plan.groups.length,
    rebuilds: plan.steps.filter((s) => s.does === 'rebuild').length,
    block: hazards('block'),
    warn: hazards('warn'),
    note: hazards('note'),
    findings: plan.findings.length,
    blockingFindings: plan.findings.filter((f) => f.blocks).length,
  };
}

/** One sentence: what the verdict means for the person who has to decide. */
export function headline(verdict: Verdict, counts: Counts): string {
  const blocks = counts.block + counts.blockingFindings;
  switch (verdict) {
    case 'unproven':
      return 'This plan is not proven. Do not run it.';
    case 'block':
      return `${count(blocks, 'point blocks', 'points block')} promotion until a rehearsal settles ${blocks === 1 ? 'it' : 'them'} or a person waives ${blocks === 1 ? 'it' : 'them'}.`;
    case 'warn':
      return `Nothing blocks. ${count(counts.warn, 'warning', 'warnings')} to look at.`;
    case 'clear':
      return 'Nothing blocks and nothing warns.';
    case 'none':
      return 'Nothing to do: the database is already as asked.';
  }
}

/** `1 step`, `12 steps`, `1,204 steps`. */
export function count(n: number, one: string, many: string): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? one : many}`;
}
