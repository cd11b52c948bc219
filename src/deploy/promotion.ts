import type { PromotionVerdict, RunPorts } from './ports.ts';
import { RunStop, refuse } from './problem.ts';
import type { RunRequest } from './run.ts';
import type { Target } from './target.ts';

/** Verifies a promotion in this process, on the plan that it holds. Refuses, or answers what it believes. */
export async function verified(
  { planId, plan }: RunRequest,
  ports: RunPorts,
  target: Target,
): Promise<PromotionVerdict> {
  if (!ports.verifyPromotion)
    return refuse('DEP007', 'Nothing here can verify a promotion, and nothing is promoted unverified.', {
      hint: 'Promote from a pipeline, with the policy that its template gives.',
    });
  const verdict = await ports.verifyPromotion({ planId, plan, target: target.run });
  if (verdict.problems.length > 0) throw new RunStop('refused', verdict.problems);
  return verdict;
}
