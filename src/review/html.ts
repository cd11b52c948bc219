import { factsOf } from './facts.ts';
import { obstaclesHtml, policyHtml, runsHtml } from './html-evidence.ts';
import { objectHtml, objectId } from './html-object.ts';
import { changesHtml, everyRiskHtml, orderHtml, restHtml, risksHtml, wayBackHtml } from './html-overview.ts';
import { style } from './html-style.ts';
import { Html, html, none } from './html-text.ts';
import type { ReviewInput } from './review-input.ts';
import { type ReviewModel, reviewModel } from './review-model.ts';
import { count, showName } from './words.ts';

/** Objects shown in full; a browser gets slow with thousands of comparisons, and nobody reads them on one page. */
const maxObjects = 400;

/**
 * The review as one self-contained page for a DBA: first what, how risky and what blocks, then object by object, then the
 * order. No script and no resource from anywhere; every name and every SQL text is escaped.
 */
export function reviewHtml(input: ReviewInput): string {
  const model = reviewModel(input);
  const { plan, planId, sections, evidence } = model;
  const ids = new Map(sections.slice(0, maxObjects).map((s, i) => [s.name, objectId(i)]));
  const title = `${input.title ? `${showName(input.title)}: ` : ''}database change plan`;
  const shown = sections.slice(0, maxObjects);
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${styleSheet}</style>
</head>
<body>
<a class="skip" href="#objects">Skip to the objects</a>
<header>
<h1>${title}</h1>
<div class="verdict ${model.verdict}" role="status">${model.headline}<small>Plan <code>${planId}</code></small></div>
<dl class="facts">${factsOf(model).map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>
${partsHtml(model)}
</header>
<main>
${obstaclesHtml(model.obstacles)}
<div class="overview">
${risksHtml(model, ids)}
${changesHtml(sections, ids)}
</div>
${runsHtml(plan, evidence)}
${sections.length > 0 ? html`<h2 id="objects">Object by object</h2>` : none}
${shown.map((section, i) => objectHtml(section, objectId(i), shown.length <= 60, model.stepRuns))}
${more(sections.length - shown.length)}
${everyRiskHtml(model, ids)}
${policyHtml(input.policy)}
${orderHtml(model)}
${input.wayBack ? wayBackHtml(input.wayBack) : none}
${restHtml(plan)}
</main>
<footer>Database Rehearsal ${plan.engine}. What runs is plan.json; deploy.sql is the same text for a query window.</footer>
</body>
</html>
`;
  return page.text;
}

/** The parts of the page that are there, each a key away: with the browser's access key and a number, or by Tab. */
function partsHtml({ plan, sections, evidence, obstacles, counts, policy, wayBack }: ReviewModel): Html {
  const risks = counts.block + counts.warn + counts.note + counts.settled + counts.waived + counts.blockingFindings;
  const parts: readonly (readonly [string, string, boolean])[] = [
    ['in-the-way', 'What blocks', obstacles.length > 0],
    ['risks', 'Risks', risks > 0],
    ['changes', 'Changes', sections.some((s) => s.changes.length > 0)],
    ['runs', 'Runs', evidence.length > 0],
    ['objects', 'Objects', sections.length > 0],
    ['order', 'Order', plan.steps.length > 0],
    ['policy', 'Policy', policy !== undefined],
    ['way-back', 'Way back', (wayBack?.steps.length ?? 0) > 0],
  ];
  const there = parts.filter(([, , is]) => is);
  if (there.length < 2) return none;
  return html`<nav aria-label="Parts of this page">${there.map(([id, text], i) => html`<a href="#${id}" accesskey="${i + 1}">${text}</a> `)}</nav>`;
}

const styleSheet = new Html(style);

function more(left: number): Html {
  return left > 0
    ? html`<p class="soft">${count(left, 'object', 'objects')} more: see plan.json and deploy.sql.</p>`
    : none;
}
