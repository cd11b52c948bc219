import type { Change, Finding, Plan, PlanHazard, Step } from '../plan/plan-types.ts';
import { open, type Standing } from '../plan/standings.ts';

/** A hazard with how it stands. */
export type Risk = PlanHazard & { readonly standing: Standing };

/** A finding with how it stands. */
export type FindingRisk = Finding & { readonly standing: Standing };

/** Everything that a plan says about one object and what hangs on it: what a DBA reads in one go. */
export type Section = {
  /** The object's own name, such as `[Sales].[Order]`; keys and indexes stand in the section of their table. */
  readonly name: string;
  /** The object's type; empty where the plan names only things that hang on it. */
  readonly kind: string;
  readonly changes: readonly Change[];
  readonly steps: readonly Step[];
  readonly hazards: readonly Risk[];
  readonly findings: readonly FindingRisk[];
};

type Draft = {
  name: string;
  kind?: string;
  changes: Change[];
  steps: Step[];
  hazards: Risk[];
  findings: FindingRisk[];
};

/** The plan by object: worst first, then in the order in which the plan reaches them. */
export function sectionsOf(
  plan: Plan,
  standings: readonly Standing[] = [],
  findingStandings: readonly Standing[] = [],
): Section[] {
  const drafts = new Map<string, Draft>();
  const parentOf = new Map<string, string>();
  for (const change of plan.changes) if (change.parent) parentOf.set(change.name, change.parent);
  for (const step of plan.steps) if (step.parent) parentOf.set(step.on.name, step.parent);
  const renamed = new Map<string, string>();
  for (const change of plan.changes) if (change.formerName) renamed.set(change.formerName, change.name);

  const draftOf = (name: string, kind: string, parent: string | undefined): Draft => {
    let home = parent ?? parentOf.get(name) ?? name;
    home = renamed.get(home) ?? home;
    let draft = drafts.get(home);
    if (!draft) {
      draft = { name: home, changes: [], steps: [], hazards: [], findings: [] };
      drafts.set(home, draft);
    }
    if (home === name) draft.kind ??= kind;
    return draft;
  };

  for (const step of plan.steps) draftOf(step.on.name, step.on.kind, step.parent).steps.push(step);
  for (const change of plan.changes) draftOf(change.name, change.element, change.parent).changes.push(change);
  for (const [i, hazard] of plan.hazards.entries()) {
    draftOf(hazard.on.name, hazard.on.kind, undefined).hazards.push({ ...hazard, standing: standings[i] ?? open });
  }
  for (const [i, finding] of plan.findings.entries()) {
    const home = drafts.get(parentOf.get(finding.on.name) ?? finding.on.name);
    // A finding on an object that the plan leaves alone is listed at the end instead.
    if (home) home.findings.push({ ...finding, standing: findingStandings[i] ?? open });
  }
  const sections = [...drafts.values()].map(
    (d): Section => ({
      name: d.name,
      kind: d.kind ?? '',
      changes: d.changes,
      steps: d.steps,
      hazards: d.hazards.sort((a, b) => riskRank(a) - riskRank(b)),
      findings: d.findings,
    }),
  );
  return sections
    .map((section, at) => ({ section, at, rank: rankOf(section) }))
    .sort((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ section }) => section);
}

const severityRank = { block: 0, warn: 1, note: 2 } as const;
const stateRank = { open: 0, waived: 3, settled: 6 } as const;

/** What is open first, the worst first; then what is waived, then what is settled. */
export function riskRank({ severity, standing }: Pick<Risk, 'severity' | 'standing'>): number {
  return stateRank[standing.state] + severityRank[severity];
}

/** The worst that is open of what a section carries. */
export function severityOf(section: Section): 'block' | 'warn' | 'note' | undefined {
  if (section.findings.some((f) => f.blocks && f.standing.state === 'open')) return 'block';
  for (const severity of ['block', 'warn', 'note'] as const) {
    if (section.hazards.some((h) => h.severity === severity && h.standing.state === 'open')) return severity;
  }
  return undefined;
}

/** Blocking first, then warnings; within each, objects that change before those that only have to let go. */
function rankOf(section: Section): number {
  const severity = severityOf(section);
  const changed = section.changes.length > 0 ? 0 : 1;
  if (severity === 'block') return changed;
  return severity === 'warn' ? 2 + changed : 4 + changed;
}
