import type { StepRun } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import { open, type Standing } from '../plan/standings.ts';
import { durationText } from './evidence-words.ts';
import { factsOf } from './facts.ts';
import { obstaclesMarkdown, policyMarkdown, runsMarkdown, standingMarkdown } from './markdown-evidence.ts';
import { code, prose, table } from './markdown-text.ts';
import type { ReviewInput, WayBack } from './review-input.ts';
import { type ReviewModel, reviewModel } from './review-model.ts';
import { riskRank, type Section } from './sections.ts';
import { valueText } from './values.ts';
import { becauseText, kindTitle, propertyTitle, stepTitle, wayBackSays } from './words.ts';

/** The review as Markdown that reads well raw, in a pull request and on the summary page of a run. */
export function reviewMarkdown(input: ReviewInput): string {
  const model = reviewModel(input);
  const { plan, planId, sections } = model;
  const blocks: string[] = [
    `# ${input.title ? `${prose(input.title)}: ` : ''}database change plan`,
    `**${prose(model.headline)}**`,
    table(['', ''], [['Plan', code(planId)], ...factsOf(model).map(([name, value]) => [name, prose(value)])]),
    ...obstaclesMarkdown(model.obstacles),
    ...risks(model),
    ...runsMarkdown(plan, model.evidence),
    ...changes(sections),
    ...order(model),
    ...policyMarkdown(input.policy),
    ...(input.wayBack ? wayBack(input.wayBack) : []),
    ...notUnderstood(plan),
    ...leftAlone(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function risks({ plan, standings, findingStandings }: ReviewModel): string[] {
  const word = (severity: string, { state }: Standing): string =>
    state === 'open' ? severity : `${state} (${severity})`;
  const blocking = plan.findings.flatMap((f, i) => {
    const standing = findingStandings[i] ?? open;
    const said = `${prose(f.message)}${standingMarkdown(standing, undefined)}`;
    return f.blocks ? [[word('block', standing), f.code, code(f.on.name), said]] : [];
  });
  const hazards = plan.hazards
    .map((hazard, i) => ({ ...hazard, standing: standings[i] ?? open }))
    .sort((a, b) => riskRank(a) - riskRank(b))
    .map((h) => [
      word(h.severity, h.standing),
      h.code,
      code(h.on.name),
      `${prose(h.message)}${standingMarkdown(h.standing, h.probe?.says)}`,
    ]);
  const rows = [...blocking, ...hazards];
  return rows.length === 0 ? [] : ['## What is risky', table(['', 'Code', 'Object', 'Why'], rows)];
}

function changes(sections: readonly Section[]): string[] {
  const rows: string[][] = [];
  for (const section of sections) {
    for (const change of section.changes) {
      const former = change.formerName ? ` (was ${code(change.formerName)})` : '';
      const what = change.properties.map((p) => {
        const [before, after] = [valueText(p.before), valueText(p.after)];
        return `${prose(propertyTitle(p.property))} ${before ? `${code(short(before))} → ` : ''}${after ? code(short(after)) : 'removed'}`;
      });
      rows.push([change.action, kindTitle(change.element), `${code(change.name)}${former}`, what.join('; ')]);
    }
  }
  return rows.length === 0 ? [] : ['## What changes', table(['', 'Type', 'Object', 'Difference'], rows)];
}

function order({ plan, stepRuns }: ReviewModel): string[] {
  if (plan.steps.length === 0) return [];
  const ran = stepRuns.size > 0;
  const rows = plan.steps.map((s, i) => [
    String(i + 1),
    String(s.group),
    `${stepTitle(s.does)} ${kindTitle(s.on.kind)} ${code(s.on.name)}`,
    prose(becauseText(s.because)),
    ...(ran ? [tookText(stepRuns.get(s.key))] : []),
  ]);
  return ['## What runs, in order', table(['', 'Group', 'Step', 'Because', ...(ran ? ['Took'] : [])], rows)];
}

function tookText(run: StepRun | undefined): string {
  if (!run || run.state === 'waiting') return '';
  if (run.state !== 'done') return run.state;
  return run.milliseconds === undefined ? '' : durationText(run.milliseconds);
}

function wayBack({ steps, findings }: WayBack): string[] {
  if (steps.length === 0) return [];
  const rows = findings.map((f) => [f.code, code(f.on.name), prose(f.message)]);
  const blocks = ['## The way back', wayBackSays];
  return rows.length === 0 ? blocks : [...blocks, table(['Code', 'Object', 'What'], rows)];
}

function notUnderstood(plan: Plan): string[] {
  const rows = plan.findings.map((f) => [
    f.code,
    code(f.on.name),
    prose(f.message),
    f.blocks ? 'blocks' : 'not touched',
  ]);
  return rows.length === 0 ? [] : ['## Not understood', table(['Code', 'Object', 'What', ''], rows)];
}

function leftAlone(plan: Plan): string[] {
  const blocks: string[] = [];
  if (plan.kept.length > 0) {
    const rows = plan.kept.map((o) => [kindTitle(o.kind), code(o.name)]);
    blocks.push(
      '## Left in place',
      'Only the database has these; the options do not drop them.',
      table(['Type', 'Object'], rows),
    );
  }
  if (plan.cosmetic.length > 0) {
    const rows = plan.cosmetic.map((o) => [kindTitle(o.kind), code(o.name), o.difference]);
    blocks.push('## Differs in wording only', table(['Type', 'Object', 'Difference'], rows));
  }
  return blocks;
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
