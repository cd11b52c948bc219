import path from 'node:path';
import type { ReviewResult } from './requests.ts';

/** A review for a terminal or a log: how it stands, what is in the way, where to look. */
export function describeReview({ headline, obstacles, planId, output }: ReviewResult): string[] {
  const lines = [headline];
  if (obstacles.length > 0) lines.push('', 'What blocks promotion now:', ...obstacles.map((text) => `  ${text}`));
  lines.push('', `Plan ${planId}`, `Look at ${path.join(output, 'review.html')}`);
  return lines;
}
