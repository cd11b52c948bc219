import type { GroupRun } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import { open } from '../plan/standings.ts';
import { durationText } from './evidence-words.ts';
import { hazardTitle } from './hazard-titles.ts';
import { stepRunHtml } from './html-evidence.ts';
import { riskBadge, severityBadge, standingHtml } from './html-risk.ts';
import { type Html, html, none } from './html-text.ts';
import type { WayBack } from './review-input.ts';
import type { ReviewModel } from './review-model.ts';
import { type Risk, riskRank, type Section, severityOf } from './sections.ts';
import { lastRun } from './verdict.ts';
import { count, kindTitle, showName, stepTitle, wayBackSays } from './words.ts';

type Ids = ReadonlyMap<string, string>;

/** Rows of an overview table; the rest stands in the plan. */
const maxRows = 500;

/** Rows of a first-screen list; everything stands by its object below. */
const overviewRows = 10;

type Row = Pick<Risk, 'severity' | 'code' | 'message' | 'standing' | 'probe'> & { readonly name: string };

/** Blocking findings and all hazards: what is open first and the worst of it first, otherwise as the plan has them. */
function risksOf({ plan, standings, findingStandings }: ReviewModel): Row[] {
  const findings = plan.findings.flatMap(({ code, on, message, blocks }, i): Row[] =>
    blocks ? [{ severity: 'block', code, name: on.name, message, standing: findingStandings[i] ?? open }] : [],
  );
  const hazards = plan.hazards.map((h, i): Row => ({ ...h, name: h.on.name, standing: standings[i] ?? open }));
  return [...findings, ...hazards].sort((x, y) => riskRank(x) - riskRank(y));
}

/** Where a name is shown: its object's section. */
function homesOf(sections: readonly Section[], ids: Ids): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const section of sections) {
    const id = ids.get(section.name);
    if (id === undefined) continue;
    homes.set(section.name, id);
    for (const hazard of section.hazards) homes.set(hazard.on.name, id);
    for (const finding of section.findings) homes.set(finding.on.name, id);
  }
  return homes;
}

/** One line for each kind of risk: how much, what, and on which objects. */
export function risksHtml(model: ReviewModel, ids: Ids): Html {
  const risks = risksOf(model);
  if (risks.length === 0) return none;
  const homes = homesOf(model.sections, ids);
  const kinds = new Map<string, Row[]>();
  for (const risk of risks) {
    const key = `${risk.standing.state} ${risk.severity} ${risk.code}`;
    const list = kinds.get(key);
    if (list) list.push(risk);
    else kinds.set(key, [risk]);
  }
  const rows = [...kinds.values()].map((list) => {
    const [first] = list;
    if (!first) return none;
    const names = [...new Set(list.map((r) => r.name))];
    const objects = names.slice(0, 4).map((name, i) => html`${i > 0 ? ', ' : ''}${linked(name, homes.get(name))}`);
    const more = names.length > 4 ? html` and ${names.length - 4} more` : none;
    const title = hazardTitle(first.code) || showName(first.message);
    return html`<tr><td class="tight">${riskBadge(first)}</td><td><strong>${title}</strong> <code class="soft">${first.code}</code><br>${objects}${more}</td></tr>
`;
  });
  return html`<section><h2 id="risks">What is risky</h2>
<table><thead class="quiet"><tr><th scope="col">How much</th><th scope="col">What, and where</th></tr></thead>
<tbody>${rows.slice(0, overviewRows)}</tbody></table>${moreBelow(rows.length, 'every-risk')}</section>`;
}

/** Every risk with its message and the question that a rehearsal answers. */
export function everyRiskHtml(model: ReviewModel, ids: Ids): Html {
  const risks = risksOf(model);
  if (risks.length === 0) return none;
  const homes = homesOf(model.sections, ids);
  const rows = risks.slice(0, maxRows).map((risk) => {
    return html`<tr><td class="tight">${riskBadge(risk)}</td><td class="tight"><code>${risk.code}</code></td>
<td>${linked(risk.name, homes.get(risk.name))}</td><td>${showName(risk.message)} ${standingHtml(risk)}</td></tr>
`;
  });
  return html`<h2 id="every-risk">Every risk</h2>
<div class="scroll"><table><thead><tr><th scope="col" class="tight">How much</th><th scope="col" class="tight">Code</th>
<th scope="col">Object</th><th scope="col">Why</th></tr></thead><tbody>${rows}</tbody></table></div>${cut(risks.length)}`;
}

/** One line for each object that changes: what is asked for, and its worst risk. */
export function changesHtml(sections: readonly Section[], ids: Ids): Html {
  const changed = sections.filter((s) => s.changes.length > 0);
  if (changed.length === 0) return none;
  const rows = changed.slice(0, overviewRows).map((section) => {
    const severity = severityOf(section);
    return html`<tr><td>${linked(section.name, ids.get(section.name))} <span class="kind">${kindTitle(section.kind)}</span><br>${actionsHtml(section)}</td>
<td class="tight">${severity ? severityBadge(severity) : none}</td></tr>
`;
  });
  return html`<section><h2 id="changes">What changes</h2>
<table><thead class="quiet"><tr><th scope="col">Object</th><th scope="col">Risk</th></tr></thead>
<tbody>${rows}</tbody></table>${moreBelow(changed.length, 'objects')}</section>`;
}

/** `alter table`, `create foreign key [FK_A_B]`, … on one line. */
function actionsHtml(section: Section): Html {
  const actions = new Map<string, string[]>();
  for (const change of section.changes) {
    const title = kindTitle(change.element);
    const what = change.name === section.name ? title : `${title} ${lastPart(change.name)}`;
    actions.set(change.action, [...(actions.get(change.action) ?? []), what]);
  }
  const copies = section.steps.some((s) => s.does === 'rebuild')
    ? html` <span class="badge block">whole table copied</span>`
    : none;
  const lines = [...actions].map(([action, what]) => {
    const more = what.length > 3 ? ` and ${what.length - 3} more` : '';
    return html`<span class="badge ${action}">${action}</span> <span class="kind">${what.slice(0, 3).join(', ')}${more}</span> `;
  });
  return html`${lines}${copies}`;
}

function moreBelow(rows: number, id: string): Html {
  return rows > overviewRows
    ? html`<p class="soft"><a href="#${id}">and ${rows - overviewRows} more below</a></p>`
    : none;
}

/** The steps in the order in which they run, by the transactions that hold them together. */
export function orderHtml({ plan, evidence, stepRuns }: ReviewModel): Html {
  if (plan.steps.length === 0) return none;
  const byKey = new Map(plan.steps.map((step) => [step.key, step]));
  const groupRuns = new Map((lastRun(evidence)?.groups ?? []).map((run) => [run.number, run]));
  let number = 0;
  const groups = plan.groups.map((group) => {
    const steps = group.steps.flatMap((key) => byKey.get(key) ?? []);
    const start = number + 1;
    number += steps.length;
    return html`<div class="group"><h3>Group ${group.number} <span class="kind">${group.transaction ? 'one transaction' : 'no transaction'}${group.why ? `: ${group.why}` : ''}</span>${groupRunHtml(groupRuns.get(group.number))}</h3>
<ol class="order" start="${start}">${steps.slice(0, maxRows).map((s) => html`<li>${stepTitle(s.does)} ${kindTitle(s.on.kind)} <code>${showName(s.on.name)}</code>${stepRunHtml(stepRuns.get(s.key))}</li>`)}</ol>${cut(steps.length)}</div>
`;
  });
  return html`<h2 id="order">What runs, in order</h2>
<p class="soft">A group commits as a whole. A failure leaves every earlier group in place.</p>
${groups}`;
}

function groupRunHtml(run: GroupRun | undefined): Html {
  if (!run || run.state === 'waiting') return none;
  const took =
    run.milliseconds === undefined ? none : html` <span class="took">${durationText(run.milliseconds)}</span>`;
  const retries =
    run.retries === 0 ? none : html` <span class="soft">${count(run.retries, 'retry', 'retries')} after a lock</span>`;
  const state =
    run.state === 'done'
      ? none
      : html` <span class="badge ${run.state === 'already-done' ? 'good' : 'block'}">${run.state}</span>`;
  return html`${took}${retries}${state}`;
}

/** What the plan in rollback/ cannot undo, and what it leaves. */
export function wayBackHtml({ steps, findings }: WayBack): Html {
  if (steps.length === 0) return none;
  const rows = findings.map(
    (f) => html`<li><code>${f.code}</code> <code>${showName(f.on.name)}</code> ${showName(f.message)}</li>`,
  );
  return html`<h2 id="way-back">The way back</h2>
<p class="soft">${wayBackSays}</p>
${rows.length === 0 ? none : html`<ul>${rows.slice(0, maxRows)}</ul>`}${cut(rows.length)}`;
}

/** What is not understood, what stays although the project does not have it, what differs in wording only. */
export function restHtml(plan: Plan): Html {
  const findings = plan.findings.filter((f) => !f.blocks);
  return html`${
    findings.length === 0
      ? none
      : html`<h2>Not understood, and not touched</h2>
<ul>${findings.slice(0, maxRows).map((f) => html`<li><code>${f.code}</code> <code>${showName(f.on.name)}</code> ${showName(f.message)}</li>`)}</ul>${cut(findings.length)}`
  }${
    plan.kept.length === 0
      ? none
      : html`<h2>Left in place</h2><p class="soft">Only the database has these, and the options do not drop them.</p>
<ul>${plan.kept.slice(0, maxRows).map((o) => html`<li>${kindTitle(o.kind)} <code>${showName(o.name)}</code></li>`)}</ul>${cut(plan.kept.length)}`
  }${
    plan.cosmetic.length === 0
      ? none
      : html`<details><summary>Differences in wording only, not deployed (${plan.cosmetic.length})</summary>
<ul>${plan.cosmetic.slice(0, maxRows).map((o) => html`<li>${kindTitle(o.kind)} <code>${showName(o.name)}</code>: ${o.difference}</li>`)}</ul>${cut(plan.cosmetic.length)}</details>`
  }${variablesHtml(plan)}`;
}

function variablesHtml(plan: Plan): Html {
  if (plan.variables.length === 0) return none;
  const environments = [...new Set(plan.variables.flatMap((v) => Object.keys(v.values)))].sort();
  return html`<h2>Variables</h2><div class="scroll"><table><thead><tr><th scope="col">Name</th>
${environments.map((e) => html`<th scope="col">${showName(e)}</th>`)}</tr></thead><tbody>${plan.variables.map(
    (v) => html`<tr><td><code>${showName(v.name)}</code></td>
${environments.map((e) => html`<td>${v.secret ? html`<span class="soft">secret</span>` : html`<code>${showName(v.values[e] ?? '')}</code>`}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

function linked(name: string, id: string | undefined): Html {
  const text = html`<code>${showName(name)}</code>`;
  return id === undefined ? text : html`<a href="#${id}">${text}</a>`;
}

function lastPart(name: string): string {
  const at = name.lastIndexOf('].[');
  return showName(at < 0 ? name : name.slice(at + 2));
}

function cut(rows: number): Html {
  return rows > maxRows ? html`<p class="soft">and ${rows - maxRows} more: see plan.json.</p>` : none;
}
