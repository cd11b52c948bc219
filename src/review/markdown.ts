import type { Plan } from '../plan/plan-types.ts';
import { factsOf } from './facts.ts';
import type { ReviewInput, WayBack } from './review-input.ts';
import { type Section, sectionsOf } from './sections.ts';
import { valueText } from './values.ts';
import { countsOf, headline, verdictOf } from './verdict.ts';
import { becauseText, kindTitle, propertyTitle, saysUnasked, showName, stepTitle, wayBackSays } from './words.ts';

/** Rows per table: the summary page of a run gets slow beyond about 100 KB. */
const maxRows = 200;

/** The review as Markdown that reads well raw, in a pull request and on the summary page of a run. */
export function reviewMarkdown(input: ReviewInput): string {
  const { plan, planId } = input;
  const counts = countsOf(plan);
  const verdict = verdictOf(plan);
  const sections = sectionsOf(plan);
  const blocks: string[] = [
    `# ${input.title ? `${prose(input.title)}: ` : ''}database change plan`,
    `**${headline(verdict, counts)}**`,
    table(
      ['', ''],
      [['Plan', code(planId)], ...factsOf(plan, counts, input.wayBack).map(([name, value]) => [name, prose(value)])],
    ),
    ...risks(plan),
    ...changes(sections),
    ...order(plan),
    ...(input.wayBack ? wayBack(input.wayBack) : []),
    ...notUnderstood(plan),
    ...leftAlone(plan),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function risks(plan: Plan): string[] {
  const rank = { block: 0, warn: 1, note: 2 } as const;
  const blocking = plan.findings
    .filter((f) => f.blocks)
    .map((f) => ['block', f.code, code(f.on.name), prose(f.message)]);
  const hazards = [...plan.hazards]
    .sort((a, b) => rank[a.severity] - rank[b.severity])
    .map((h) => [
      h.severity,
      h.code,
      code(h.on.name),
      `${prose(h.message)}${h.probe ? ` *A rehearsal answers: ${prose(saysUnasked(h.probe.says))}*` : ''}`,
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

function order(plan: Plan): string[] {
  if (plan.steps.length === 0) return [];
  const rows = plan.steps.map((s, i) => [
    String(i + 1),
    String(s.group),
    `${stepTitle(s.does)} ${kindTitle(s.on.kind)} ${code(s.on.name)}`,
    prose(becauseText(s.because)),
  ]);
  return ['## What runs, in order', table(['', 'Group', 'Step', 'Because'], rows)];
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

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const shown = rows.slice(0, maxRows).map(line);
  const rest = rows.length > maxRows ? `\n\n… and ${rows.length - maxRows} more: see plan.json.` : '';
  return [line(head), line(head.map(() => '---')), ...shown].join('\n') + rest;
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

/** Text in a sentence or a cell: no markup of its own, on one line. */
function prose(text: string): string {
  return showName(text)
    .replace(/[\\`*|~]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/\](?=\()/g, ']\\');
}

/** A name or value as code, in a table cell too. */
function code(text: string): string {
  const shown = showName(text).replaceAll('|', '\\|');
  if (!shown.includes('`')) return shown === '' ? '' : `\`${shown}\``;
  const longest = Math.max(...(shown.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${shown} ${fence}`;
}
