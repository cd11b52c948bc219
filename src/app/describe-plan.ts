import path from 'node:path';
import type { PlanResult } from './requests.ts';

/** Risks that a terminal shows; the review has them all. */
const maxRisks = 15;

/** A plan for a terminal or a log: what changed, what is risky, where to look. */
export function describePlan(result: PlanResult): string[] {
  const lines = [result.headline, ''];
  const width = Math.max(...result.facts.map(([name]) => name.length));
  for (const [name, value] of result.facts) lines.push(`  ${name.padEnd(width)}  ${value}`);
  if (result.risks.length > 0) {
    lines.push('', 'What is risky:');
    for (const r of result.risks.slice(0, maxRisks)) {
      lines.push(`  ${r.severity.padEnd(5)}  ${r.code}  ${oneLine(r.object)}: ${oneLine(r.message)}`);
    }
    if (result.risks.length > maxRisks) lines.push(`  … and ${result.risks.length - maxRisks} more`);
  }
  lines.push(
    '',
    `Plan ${result.planId}`,
    `Look at ${path.join(result.output, 'review.html')} or ${path.join(result.output, 'deploy.sql')}`,
  );
  return lines;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
