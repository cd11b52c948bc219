import type { ServerMessage } from '../base/sql-session.ts';
import type { Evidence, ProbeAnswer, StepRun } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import type { PolicyInForce } from '../plan/policy.ts';
import { durationText, runFacts, runTitle } from './evidence-words.ts';
import { type Html, html, none } from './html-text.ts';
import type { Obstacle } from './obstacles.ts';
import { policyLines } from './policy-words.ts';
import { wentWell } from './verdict.ts';
import { count, kindTitle, showName, stepTitle } from './words.ts';

/** Rows of one list; the rest stands in evidence.json. */
const maxRows = 500;

/** Steps named under "where the time went". */
const slowest = 10;

/** What stands in the way of promotion, one line each. */
export function obstaclesHtml(obstacles: readonly Obstacle[]): Html {
  if (obstacles.length === 0) return none;
  return html`<div class="obstacles"><h2 id="in-the-way">What blocks promotion now</h2>
<ul>${obstacles.map((o) => (o.at === undefined ? html`<li>${showName(o.text)}</li>` : html`<li><a href="#${o.at}">${showName(o.text)}</a></li>`))}</ul></div>`;
}

/** What the policy asks for, and what it lets go. */
export function policyHtml(policy: PolicyInForce | undefined): Html {
  if (!policy) return none;
  const lines = policyLines(policy.policy).map(
    ({ text, exception }) =>
      html`<li>${exception ? html`<span class="badge warn">exception</span> ` : none}${showName(text)}</li>`,
  );
  return html`<h2 id="policy">What the policy asks for</h2>
<ul>${lines}</ul><p class="soft">rehearsal.policy.json, SHA-256 <code>${policy.hash}</code></p>`;
}

/** Every run of the plan, the newest first and unfolded. */
export function runsHtml(plan: Plan, evidence: readonly Evidence[]): Html {
  if (evidence.length === 0) return none;
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  const nameOf = (key: string): Html => {
    const step = steps.get(key);
    return step
      ? html`${stepTitle(step.does)} ${kindTitle(step.on.kind)} <code>${showName(step.on.name)}</code>${step.because[0] === undefined ? none : html` <span class="soft">${showName(step.because[0])}</span>`}`
      : html`<code>${showName(key)}</code>`;
  };
  return html`<h2 id="runs">What the runs showed</h2>
${[...evidence].reverse().map((run, i) => runHtml(run, `run-${evidence.length - i}`, nameOf, i === 0))}`;
}

function runHtml(run: Evidence, id: string, nameOf: (key: string) => Html, newest: boolean): Html {
  const [first, ...facts] = runFacts(run);
  const title = html`<strong>${runTitle(run)}</strong> <span class="badge ${wentWell(run) ? 'good' : 'block'}">${run.outcome}</span> <span class="soft">${showName(first?.[1] ?? '')}</span>`;
  const body = html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${showName(value)}</dd>`)}</dl>
${problemsHtml(run)}${answersHtml(run.probes)}${timesHtml(run, nameOf)}${differencesHtml(run)}${messagesHtml(run.steps, nameOf)}`;
  return newest
    ? html`<section class="object" id="${id}"><h3>${title}</h3>${body}</section>
`
    : html`<details class="object" id="${id}"><summary>${title}</summary>${body}</details>
`;
}

function problemsHtml({ problems }: Evidence): Html {
  if (problems.length === 0) return none;
  const rows = problems.slice(0, maxRows).map((p) => {
    const on = p.on === undefined ? none : html` <code>${showName(p.on)}</code>`;
    const step = p.step === undefined ? none : html` <span class="soft">step ${showName(p.step)}</span>`;
    const hint = p.hint === undefined ? none : html` <span class="says">${showName(p.hint)}</span>`;
    return html`<li><span class="badge block">problem</span> <code>${showName(p.code)}</code>${on} ${showName(p.message)}${step}${hint}</li>`;
  });
  return html`<h4>What went wrong</h4><ul>${rows}</ul>${cut(problems.length)}`;
}

function answersHtml(probes: readonly ProbeAnswer[]): Html {
  if (probes.length === 0) return none;
  const rows = probes.slice(0, maxRows).map(
    (p) =>
      html`<tr><td class="tight">${p.settled ? html`<span class="badge good">settled</span>` : html`<span class="badge warn">open</span>`}</td>
<td class="tight"><code>${showName(p.code)}</code></td><td><code>${showName(p.on)}</code></td><td>${showName(p.says)}</td></tr>`,
  );
  return html`<h4>What the database answered</h4>
<div class="scroll"><table><thead><tr><th scope="col" class="tight">Risk is</th><th scope="col" class="tight">Code</th><th scope="col">Object</th><th scope="col">Answer</th></tr></thead>
<tbody>${rows}</tbody></table></div>${cut(probes.length)}`;
}

/** The slowest steps with their share; every step's time stands in the order below. */
function timesHtml(run: Evidence, nameOf: (key: string) => Html): Html {
  const timed = run.steps.filter((s): s is StepRun & { milliseconds: number } => s.milliseconds !== undefined);
  if (timed.length === 0) return none;
  const total = timed.reduce((sum, s) => sum + s.milliseconds, 0);
  const rows = [...timed]
    .sort((a, b) => b.milliseconds - a.milliseconds)
    .slice(0, slowest)
    .map((s) => {
      const share = total === 0 ? 0 : Math.round((100 * s.milliseconds) / total);
      return html`<tr><td class="tight number">${durationText(s.milliseconds)}</td><td class="tight"><span class="bar" aria-hidden="true"><span style="width:${share}%"></span></span> ${share} %</td>
<td>${nameOf(s.key)}${rowsText(s)}</td></tr>`;
    });
  return html`<h4>Where the time went</h4>
<div class="scroll"><table><thead><tr><th scope="col" class="tight">Took</th><th scope="col" class="tight">Share</th><th scope="col">Step</th></tr></thead><tbody>${rows}</tbody></table></div>
${timed.length > slowest ? html`<p class="soft">${count(timed.length - slowest, 'other step', 'other steps')}: <a href="#order">in the order in which they ran</a>.</p>` : none}`;
}

function differencesHtml({ verification }: Evidence): Html {
  if (!verification) return none;
  const list = (title: string, names: readonly string[]): Html =>
    names.length === 0
      ? none
      : html`<h4>${title}</h4><ul>${names.slice(0, maxRows).map((n) => html`<li><code>${showName(n)}</code></li>`)}</ul>${cut(names.length)}`;
  return html`${list('Not as the plan says', verification.differences)}${list('Not trusted', verification.untrusted)}`;
}

function messagesHtml(steps: readonly StepRun[], nameOf: (key: string) => Html): Html {
  const said = steps.flatMap((s) => s.messages.map((message) => ({ key: s.key, message })));
  if (said.length === 0) return none;
  const rows = said
    .slice(0, maxRows)
    .map(({ key, message }) => html`<li>${messageHtml(message)} <span class="soft">${nameOf(key)}</span></li>`);
  return html`<details><summary>${count(said.length, 'message', 'messages')} of the server</summary><ul>${rows}</ul>${cut(said.length)}</details>`;
}

function messageHtml({ number, severity, message }: ServerMessage): Html {
  const badge =
    severity > 10
      ? html`<span class="badge block">error ${number}</span> `
      : number > 0
        ? html`<code>${number}</code> `
        : none;
  return html`${badge}${showName(message)}`;
}

/** `12.3 s, 1,204 rows`, what a step took in the newest run; nothing where it has not run. */
export function stepRunHtml(run: StepRun | undefined): Html {
  if (!run || run.state === 'waiting') return none;
  const took =
    run.milliseconds === undefined ? none : html` <span class="took">${durationText(run.milliseconds)}</span>`;
  const state =
    run.state === 'done'
      ? none
      : html` <span class="badge ${run.state === 'already-done' ? 'good' : 'block'}">${run.state}</span>`;
  return html`${took}${rowsText(run)}${state}`;
}

function rowsText({ rows }: StepRun): Html {
  return rows === undefined || rows === 0 ? none : html` <span class="soft">${count(rows, 'row', 'rows')}</span>`;
}

function cut(rows: number): Html {
  return rows > maxRows ? html`<p class="soft">and ${rows - maxRows} more: see evidence.json.</p>` : none;
}
