import type { Evidence, StepRun } from '../plan/evidence-types.ts';
import type { Plan } from '../plan/plan-types.ts';
import type { PolicyInForce } from '../plan/policy.ts';
import type { Standing } from '../plan/standings.ts';
import { durationText, runFacts, runTitle } from './evidence-words.ts';
import { code, prose, table } from './markdown-text.ts';
import type { Obstacle } from './obstacles.ts';
import { policyLines } from './policy-words.ts';
import { count, kindTitle, saysUnasked, stepTitle, waiverText } from './words.ts';

/** Steps named under "where the time went". */
const slowest = 10;

/** What stands in the way of promotion now. */
export function obstaclesMarkdown(obstacles: readonly Obstacle[]): string[] {
  if (obstacles.length === 0) return [];
  return ['## What blocks promotion now', obstacles.map((o) => `- ${prose(o.text)}`).join('\n')];
}

/** What the policy asks for, and what it lets go. */
export function policyMarkdown(policy: PolicyInForce | undefined): string[] {
  if (!policy) return [];
  const lines = policyLines(policy.policy).map(
    ({ text, exception }) => `- ${exception ? '**exception** ' : ''}${prose(text)}`,
  );
  return ['## What the policy asks for', lines.join('\n'), `rehearsal.policy.json, SHA-256 ${code(policy.hash)}`];
}

/** Every run, the newest first, with what went wrong and where the time went. */
export function runsMarkdown(plan: Plan, evidence: readonly Evidence[]): string[] {
  if (evidence.length === 0) return [];
  const steps = new Map(plan.steps.map((step) => [step.key, step]));
  const nameOf = (key: string): string => {
    const step = steps.get(key);
    if (!step) return code(key);
    const why = step.because[0] === undefined ? '' : `: ${prose(step.because[0])}`;
    return `${stepTitle(step.does)} ${kindTitle(step.on.kind)} ${code(step.on.name)}${why}`;
  };
  return ['## What the runs showed', ...[...evidence].reverse().flatMap((run) => runMarkdown(run, nameOf))];
}

function runMarkdown(run: Evidence, nameOf: (key: string) => string): string[] {
  const blocks = [
    `### ${prose(`${runTitle(run)}: ${run.outcome}`)}`,
    table(
      ['', ''],
      runFacts(run).map(([name, value]) => [name, prose(value)]),
    ),
  ];
  if (run.problems.length > 0) {
    blocks.push(
      ...run.problems.map(
        (p) => `- **${prose(p.code)}** ${p.on === undefined ? '' : `${code(p.on)} `}${prose(p.message)}`,
      ),
    );
  }
  if (run.probes.length > 0) {
    const rows = run.probes.map((p) => [p.settled ? 'settled' : '**open**', prose(p.code), code(p.on), prose(p.says)]);
    blocks.push('What the database answered:', table(['Risk is', 'Code', 'Object', 'Answer'], rows, 'evidence.json'));
  }
  const times = timesOf(run.steps, nameOf);
  if (times.length > 0) blocks.push('Where the time went:', table(['Took', '', 'Step'], times));
  const { differences = [], untrusted = [] } = run.verification ?? {};
  if (differences.length > 0) blocks.push(`Not as the plan says: ${differences.slice(0, 50).map(code).join(', ')}`);
  if (untrusted.length > 0) blocks.push(`Not trusted: ${untrusted.slice(0, 50).map(code).join(', ')}`);
  return blocks;
}

function timesOf(steps: readonly StepRun[], nameOf: (key: string) => string): string[][] {
  return steps
    .filter((s) => s.milliseconds !== undefined)
    .sort((a, b) => (b.milliseconds ?? 0) - (a.milliseconds ?? 0))
    .slice(0, slowest)
    .map((s) => [
      durationText(s.milliseconds ?? 0),
      s.rows === undefined ? '' : count(s.rows, 'row', 'rows'),
      nameOf(s.key),
    ]);
}

/** What a hazard's row adds: the copy's answer, or what it will be asked. */
export function standingMarkdown({ answer, waiver }: Standing, says: string | undefined): string {
  const waived = waiver ? ` *${prose(waiverText(waiver))}*` : '';
  if (answer) return `${waived} *The copy answered: ${prose(answer.says)}*`;
  return says === undefined ? waived : `${waived} *A rehearsal answers: ${prose(saysUnasked(says))}*`;
}
