import type { Evidence, StepRun } from '../plan/evidence-types.ts';
import { open } from '../plan/standings.ts';
import { placeText, runTitle, tookMilliseconds, verificationText } from './evidence-words.ts';
import { proofText } from './facts.ts';
import { type Html, html, none } from './html-text.ts';
import type { ReviewInput } from './review-input.ts';
import { type ReviewModel, reviewModel } from './review-model.ts';
import { kindTitle, saysUnasked, showName, stepTitle, waiverText } from './words.ts';

type Result = { readonly is: 'passed' | 'failed' | 'skipped'; readonly message?: string; readonly details?: string };

type Case = Result & { readonly className: string; readonly name: string; readonly milliseconds?: number };

type Suite = {
  readonly name: string;
  readonly started?: string;
  readonly milliseconds?: number;
  readonly cases: readonly Case[];
};

/**
 * The review as JUnit XML, which the Tests tab of a run shows and counts over time: the proof, every hazard and finding, every step
 * of every run. A hazard fails while it is open and blocks; what nobody has asked the copy yet is skipped.
 */
export function testResults(input: ReviewInput): string {
  const model = reviewModel(input);
  const suites = [planSuite(model), ...model.evidence.flatMap((run) => (run.dryRun ? [] : [runSuite(run, model)]))];
  const all = suites.flatMap((s) => s.cases);
  return html`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="${xmlText(input.title ?? 'Database change')}" tests="${all.length}" failures="${countOf(all, 'failed')}" skipped="${countOf(all, 'skipped')}">
${suites.map(suiteXml)}</testsuites>
`.text;
}

function planSuite({ plan, standings, findingStandings }: ReviewModel): Suite {
  const { proof } = plan;
  const proven = proof.simulated && proof.arrives && proof.secondPlanEmpty;
  const risks = plan.hazards.map((hazard, i): Case => {
    const { state, answer, waiver } = standings[i] ?? open;
    const said =
      (waiver && waiverText(waiver)) ??
      answer?.says ??
      (hazard.probe ? `A rehearsal answers: ${saysUnasked(hazard.probe.says)}` : '');
    const failed = state === 'open' && hazard.severity === 'block';
    const unasked = state === 'open' && hazard.probe !== undefined && answer === undefined;
    return {
      className: `hazard.${hazard.code}`,
      name: `${hazard.on.name}: ${hazard.message}`,
      is: failed ? 'failed' : unasked ? 'skipped' : 'passed',
      message: said === '' ? hazard.message : said,
      ...(hazard.probe && { details: hazard.probe.sql }),
    };
  });
  const findings = plan.findings.map((f, i): Case => {
    const waiver = findingStandings[i]?.waiver;
    return {
      className: `finding.${f.code}`,
      name: `${f.on.name}: ${f.message}`,
      is: f.blocks && !waiver ? 'failed' : 'passed',
      message: waiver
        ? waiverText(waiver)
        : f.blocks
          ? 'Not understood, and the plan touches it.'
          : 'Not understood, and not touched.',
    };
  });
  const proved: Case = {
    className: 'plan',
    name: 'Proof on the in-memory server',
    is: proven ? 'passed' : 'failed',
    message: proofText(plan),
  };
  return { name: 'Plan', cases: [proved, ...risks, ...findings] };
}

function runSuite(run: Evidence, { plan }: ReviewModel): Suite {
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  const cases = run.steps.map((ran): Case => {
    const step = steps.get(ran.key);
    return {
      className: run.as,
      name: step ? `${ran.key} ${stepTitle(step.does)} ${kindTitle(step.on.kind)} ${step.on.name}` : ran.key,
      ...(ran.milliseconds !== undefined && { milliseconds: ran.milliseconds }),
      ...stepResult(ran, run),
    };
  });
  const took = tookMilliseconds(run);
  return {
    name: `${runTitle(run)} on ${placeText(run.target)}`,
    started: run.started,
    ...(took !== undefined && { milliseconds: took }),
    cases: [...cases, ...endCases(run)],
  };
}

function stepResult({ key, state, messages }: StepRun, run: Evidence): Result {
  const details = messages.map((m) => m.message).join('\n');
  if (state === 'done') return { is: 'passed', details };
  if (state === 'already-done') return { is: 'passed', message: 'The journal says that it ran before.' };
  if (state === 'waiting') return { is: 'skipped', message: 'Not reached.' };
  const problem = run.problems.find((p) => p.step === key);
  return { is: 'failed', message: problem?.message ?? state, details };
}

/** What no step stands for: problems before or after the steps, and the end. */
function endCases(run: Evidence): readonly Case[] {
  const known = new Set(run.steps.filter((s) => s.state === 'failed' || s.state === 'rolled-back').map((s) => s.key));
  const problems = run.problems.filter((p) => p.step === undefined || !known.has(p.step));
  const cases = problems.map(
    (p): Case => ({ className: run.as, name: `${p.code} ${p.on ?? ''}`.trim(), is: 'failed', message: p.message }),
  );
  if (!run.verification) return cases;
  const { arrived, differences, untrusted } = run.verification;
  const is = arrived && untrusted.length === 0 ? 'passed' : 'failed';
  const details = [...differences, ...untrusted].join('\n');
  return [
    ...cases,
    { className: run.as, name: 'The end is as the plan says', is, message: verificationText(run), details },
  ];
}

function suiteXml(suite: Suite): Html {
  const { cases } = suite;
  const time = suite.milliseconds === undefined ? none : html` time="${seconds(suite.milliseconds)}"`;
  const started = suite.started === undefined ? none : html` timestamp="${xmlText(suite.started)}"`;
  return html`<testsuite name="${xmlText(suite.name)}" tests="${cases.length}" failures="${countOf(cases, 'failed')}" skipped="${countOf(cases, 'skipped')}"${started}${time}>
${cases.map(caseXml)}</testsuite>
`;
}

function caseXml(test: Case): Html {
  const time = test.milliseconds === undefined ? none : html` time="${seconds(test.milliseconds)}"`;
  const name = xmlText(test.name);
  const open = html`<testcase classname="${xmlText(test.className)}" name="${name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name}"${time}>`;
  const message = xmlText(test.message ?? '');
  const details = showableDetails(test.details);
  const body = {
    failed: html`<failure message="${message}">${details}</failure>`,
    skipped: html`<skipped message="${message}"/>`,
    passed: html`<system-out>${[message, details].filter((t) => t !== '').join('\n')}</system-out>`,
  }[test.is];
  return html`${open}${body}</testcase>
`;
}

/** The service cuts names of tests at 512 characters. */
const longestName = 500;

/** Of a step's messages and a probe's text; the service keeps little more of a result. */
const longestDetails = 4000;

function showableDetails(text = ''): string {
  return (text.length > longestDetails ? `${text.slice(0, longestDetails)}\n…` : text).replace(unpaired, '\ufffd');
}

/** On one line and without what XML 1.0 cannot hold; `html` escapes the rest. */
function xmlText(text: string): string {
  return showName(text).replace(unpaired, '\ufffd');
}

const unpaired = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ufffe\uffff]/g;

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function countOf(cases: readonly Case[], is: Case['is']): number {
  return cases.filter((c) => c.is === is).length;
}
