import type { Plan } from '../plan/plan-types.ts';
import { type Html, html, none } from './html-text.ts';
import { type Section, severityOf } from './sections.ts';
import { kindTitle, saysUnasked, showName, stepTitle } from './words.ts';

type Ids = ReadonlyMap<string, string>;

/** Rows of an overview table; the rest stands in the plan. */
const maxRows = 500;

/** Everything that blocks, then what warns, then the notes, each with the question that a rehearsal answers. */
export function risksHtml(plan: Plan, sections: readonly Section[], ids: Ids): Html {
  const home = new Map<string, string>();
  for (const section of sections) {
    const id = ids.get(section.name);
    if (id === undefined) continue;
    for (const hazard of section.hazards) home.set(hazard.on.name, id);
    for (const finding of section.findings) home.set(finding.on.name, id);
  }
  const rows: { readonly rank: number; readonly row: Html }[] = [];
  const object = (name: string): Html => linked(name, home.get(name));
  for (const f of plan.findings) {
    if (!f.blocks) continue;
    rows.push({ rank: 0, row: riskRow('block', f.code, object(f.on.name), html`${showName(f.message)}`) });
  }
  const ranks = { block: 0, warn: 1, note: 2 } as const;
  for (const h of plan.hazards) {
    const says = h.probe
      ? html` <span class="says">A rehearsal answers: ${showName(saysUnasked(h.probe.says))}</span>`
      : none;
    rows.push({
      rank: ranks[h.severity],
      row: riskRow(h.severity, h.code, object(h.on.name), html`${showName(h.message)}${says}`),
    });
  }
  if (rows.length === 0) return none;
  rows.sort((a, b) => a.rank - b.rank);
  return html`<h2 id="risks">What is risky</h2>
<div class="scroll"><table><thead><tr><th scope="col" class="tight">How much</th><th scope="col" class="tight">Code</th>
<th scope="col">Object</th><th scope="col">Why</th></tr></thead>
<tbody>${rows.slice(0, maxRows).map((r) => r.row)}</tbody></table></div>${cut(rows.length)}`;
}

function riskRow(severity: 'block' | 'warn' | 'note', code: string, object: Html, why: Html): Html {
  return html`<tr><td class="tight">${badge(severity)}</td><td class="tight"><code>${code}</code></td><td>${object}</td><td>${why}</td></tr>
`;
}

/** One row for each object: what is asked for, what is done. */
export function changesHtml(sections: readonly Section[], ids: Ids): Html {
  const changed = sections.filter((s) => s.changes.length > 0);
  if (changed.length === 0) return none;
  const rows = changed.slice(0, maxRows).map((section) => {
    const actions = new Map<string, string[]>();
    for (const change of section.changes) {
      const what =
        change.name === section.name
          ? kindTitle(change.element)
          : `${kindTitle(change.element)} ${lastPart(change.name)}`;
      actions.set(change.action, [...(actions.get(change.action) ?? []), what]);
    }
    const severity = severityOf(section);
    const copies = section.steps.some((s) => s.does === 'rebuild')
      ? html` <span class="badge block">whole table copied</span>`
      : none;
    return html`<tr><td>${linked(section.name, ids.get(section.name))} <span class="kind">${kindTitle(section.kind)}</span></td>
<td>${[...actions].map(([action, what]) => html`<span class="badge ${action}">${action}</span> ${what.slice(0, 8).join(', ')}${what.length > 8 ? ` and ${what.length - 8} more` : ''} `)}${copies}</td>
<td class="tight">${severity ? badge(severity) : none}</td></tr>
`;
  });
  return html`<h2 id="changes">What changes</h2>
<div class="scroll"><table><thead><tr><th scope="col">Object</th><th scope="col">Change</th><th scope="col" class="tight">Risk</th></tr></thead>
<tbody>${rows}</tbody></table></div>${cut(changed.length)}`;
}

/** The steps in the order in which they run, by the transactions that hold them together. */
export function orderHtml(plan: Plan): Html {
  if (plan.steps.length === 0) return none;
  const byKey = new Map(plan.steps.map((step) => [step.key, step]));
  let number = 0;
  const groups = plan.groups.map((group) => {
    const steps = group.steps.flatMap((key) => byKey.get(key) ?? []);
    const start = number + 1;
    number += steps.length;
    return html`<div class="group"><h3>Group ${group.number} <span class="kind">${group.transaction ? 'one transaction' : 'no transaction'}${group.why ? `: ${group.why}` : ''}</span></h3>
<ol class="order" start="${start}">${steps.slice(0, maxRows).map((s) => html`<li>${stepTitle(s.does)} ${kindTitle(s.on.kind)} <code>${showName(s.on.name)}</code></li>`)}</ol>${cut(steps.length)}</div>
`;
  });
  return html`<h2 id="order">What runs, in order</h2>
<p class="soft">A group commits as a whole. A failure leaves every earlier group in place.</p>
${groups}`;
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

/** `block`, `warn`, `note` as a word in a coloured frame: never by colour alone. */
export function badge(severity: 'block' | 'warn' | 'note'): Html {
  const words = { block: 'blocks', warn: 'warning', note: 'note' } as const;
  return html`<span class="badge ${severity}">${words[severity]}</span>`;
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
