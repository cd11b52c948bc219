import type { StepRun } from '../plan/evidence-types.ts';
import type { Change, Step } from '../plan/plan-types.ts';
import { stepRunHtml } from './html-evidence.ts';
import { riskBadge, standingHtml } from './html-risk.ts';
import { type Html, html, none } from './html-text.ts';
import { type Risk, type Section, severityOf } from './sections.ts';
import { type DiffLine, textDiff } from './text-diff.ts';
import { valueText } from './values.ts';
import { becauseText, kindTitle, propertyTitle, showInvisible, showName, stepTitle } from './words.ts';

/** What the newest run says of each step, by key. */
export type StepRuns = ReadonlyMap<string, StepRun>;

export function objectId(at: number): string {
  return `object-${at + 1}`;
}

/** One object: its risks, what differs, and the steps with their SQL, causes and times. `open` shows the SQL at once. */
export function objectHtml(section: Section, id: string, open: boolean, runs: StepRuns): Html {
  const severity = severityOf(section);
  const untouched = section.changes.length === 0 ? html` <span class="soft">not changed itself</span>` : none;
  return html`<section class="object ${severity ?? ''}" id="${id}" aria-labelledby="${id}-name">
<h3 id="${id}-name"><code>${showName(section.name)}</code> <span class="kind">${kindTitle(section.kind)}</span>${untouched}</h3>
${risks(section)}
${section.changes.map((change) => changeHtml(change, section.name))}
${stepsHtml(section, open, runs)}
</section>
`;
}

function risks(section: Section): Html {
  if (section.hazards.length === 0 && section.findings.length === 0) return none;
  return html`<ul>${section.findings.map((f) => html`<li>${riskBadge({ severity: f.blocks ? 'block' : 'note', standing: f.standing })} <code>${f.code}</code> ${showName(f.message)} ${standingHtml(f)}</li>`)}
${section.hazards.map((h) => riskHtml(h, section.name))}</ul>`;
}

function riskHtml(risk: Risk, home: string): Html {
  const on = risk.on.name === home ? none : html`<code>${showName(risk.on.name)}</code> `;
  const says = standingHtml(risk);
  const probe = risk.probe
    ? html`<details><summary>${says}</summary><pre>${showInvisible(risk.probe.sql)}</pre></details>`
    : says;
  return html`<li>${riskBadge(risk)} <code>${risk.code}</code> ${on}${showName(risk.message)}
${probe}</li>`;
}

function changeHtml(change: Change, home: string): Html {
  const former = change.formerName
    ? html` <span class="soft">was <code>${showName(change.formerName)}</code></span>`
    : none;
  const name = change.name === home ? none : html` <code>${showName(change.name)}</code>`;
  return html`<h4><span class="badge ${change.action}">${change.action}</span> ${kindTitle(change.element)}${name}${former}</h4>
${differences(change)}${definition(change)}`;
}

/** Differences that fit a row; a text that is compared as a whole needs none. */
function rowsOf(change: Change): Change['properties'] {
  return change.properties.filter((p) => !isLong(p.before) && !isLong(p.after));
}

/** Whether the change is best read as its two texts: a module, or what has no differences in a few words. */
function isText(change: Change): boolean {
  return change.before !== undefined && change.after !== undefined && rowsOf(change).length === 0;
}

function differences(change: Change): Html {
  const rows = rowsOf(change);
  if (rows.length === 0) return none;
  return html`<table><thead><tr><th scope="col" class="tight">Difference</th><th scope="col">Before</th><th scope="col">After</th></tr></thead>
<tbody>${rows.map(
    (p) => html`<tr><td class="tight">${showName(propertyTitle(p.property))}</td>
<td>${value(p.before, 'del')}</td><td>${value(p.after, 'ins')}</td></tr>`,
  )}</tbody></table>`;
}

function isLong(v: unknown): boolean {
  return typeof v === 'string' && (v.length > 200 || v.includes('\n'));
}

function value(v: unknown, tag: 'ins' | 'del'): Html {
  const text = showName(valueText(v));
  if (text === '') return html`<span class="soft">${'\u2014'}</span>`;
  return tag === 'ins' ? html`<ins><code>${text}</code></ins>` : html`<del><code>${text}</code></del>`;
}

function definition(change: Change): Html {
  if (change.before !== undefined && change.after !== undefined) {
    const lines = html`<pre class="diff" aria-label="Definition before and after">${textDiff(change.before, change.after).map(diffLine)}</pre>`;
    return isText(change) ? lines : html`<details><summary class="soft">Whole definition</summary>${lines}</details>`;
  }
  // A created object's text stands in its step; a dropped one's stands nowhere else.
  return change.before !== undefined && change.action === 'drop'
    ? html`<details><summary class="soft">Definition that is dropped</summary><pre>${showInvisible(change.before)}</pre></details>`
    : none;
}

function diffLine(line: DiffLine): Html {
  const pieces = line.pieces.map((p) => {
    const text = showInvisible(p.text);
    if (!p.changed) return html`${text}`;
    return line.mark === '+' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`;
  });
  const kind = line.mark === '+' ? 'add' : line.mark === '-' ? 'cut' : 'same';
  return html`<span class="${kind}">${line.mark} ${pieces}</span>`;
}

function stepsHtml(section: Section, open: boolean, runs: StepRuns): Html {
  if (section.steps.length === 0) return none;
  // A text that stands above as a comparison need not be read twice.
  const compared = new Set(section.changes.filter(isText).map((c) => c.name));
  return html`<h4>How</h4>${section.steps.map((step) => stepHtml(step, open && isShort(step) && !compared.has(step.on.name), runs.get(step.key)))}`;
}

/** Longer texts are unfolded by whoever wants to read them. */
function isShort(step: Step): boolean {
  const text = step.sql.join('\n');
  return text.length <= 4000 && text.split('\n').length <= 16;
}

function stepHtml(step: Step, open: boolean, run: StepRun | undefined): Html {
  const because =
    step.because.length === 0 ? none : html`<div class="because">${showName(becauseText(step.because))}</div>`;
  const variants = (step.variants ?? []).map(
    (v) =>
      html`<p class="soft">On ${[v.requires.version ? `version ${v.requires.version} or later` : '', v.requires.edition ?? ''].filter((t) => t !== '').join(', ')}:</p><pre>${sqlText(v.sql)}</pre>`,
  );
  const body = html`${because}<pre>${sqlText(step.sql)}</pre>${variants}`;
  const summary = html`<summary>${stepTitle(step.does)} ${kindTitle(step.on.kind)} <code>${showName(step.on.name)}</code> <span class="soft">group ${step.group}</span>${stepRunHtml(run)}</summary>`;
  return open ? html`<details open>${summary}${body}</details>` : html`<details>${summary}${body}</details>`;
}

/** A script may carry megabytes of data, which nobody reads here: a page that opens at once is worth more. */
const mostCharacters = 50_000;

function sqlText(batches: readonly string[]): string {
  const texts = batches.map((b) => b.trimEnd());
  const length = texts.reduce((sum, text) => sum + text.length, 0) + between.length * (texts.length - 1);
  if (length <= mostCharacters) return showInvisible(texts.join(between));
  let text = '';
  for (let i = 0; text.length <= mostCharacters; i += 1)
    text += (i === 0 ? '' : between) + (texts[i] ?? '').slice(0, mostCharacters + 1);
  const shown = text.slice(0, text.lastIndexOf('\n', mostCharacters) + 1 || mostCharacters);
  return `${showInvisible(shown)}\n… ${length - shown.length} more characters: see deploy.sql.`;
}

const between = '\nGO\n';
