import { hintFor } from '../server/error-hints.ts';
import { readMarker } from '../staging/marker.ts';
import { catalogReader } from './catalog-reader.ts';
import { serverOf } from './connections.ts';
import { type DeployRequest, type DeployResult, type DeployWorld, deployPlan } from './deploy-plan.ts';
import { type GateRequest, type GateWorld, promotionGate } from './promotion-gate.ts';

export type LiveRequest = DeployRequest & {
  /** What a promotion is judged by; its defaults without. No other run looks at it. */
  readonly gate?: GateRequest;
};

/** What a command or a task adds to a deployment. */
export type DeployCaller = Pick<DeployWorld, 'run' | 'secret' | 'progress' | 'signal' | 'now'> & GateWorld;

/** Runs a plan folder on the database behind `env:NAME` or `stdin`. A promotion always has its gate. */
export async function deployLive(
  connection: string,
  request: LiveRequest,
  caller: DeployCaller,
): Promise<DeployResult> {
  const isPromotion = request.as === 'promotion';
  const gate = isPromotion ? await promotionGate(request.gate ?? { evidence: [] }, caller) : undefined;
  const server = await serverOf(connection);
  return deployPlan(request, {
    ...caller,
    server,
    reader: catalogReader,
    readMarker,
    hint: hintFor,
    ...(gate && { verifyPromotion: gate.verifyPromotion }),
  });
}
