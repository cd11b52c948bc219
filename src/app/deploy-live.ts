import { hintFor } from '../server/error-hints.ts';
import { readMarker } from '../staging/marker.ts';
import { catalogReader } from './catalog-reader.ts';
import { serverOf } from './connections.ts';
import { type DeployRequest, type DeployResult, type DeployWorld, deployPlan } from './deploy-plan.ts';

/** What a command or a task adds to a deployment. */
export type DeployCaller = Pick<DeployWorld, 'run' | 'secret' | 'progress' | 'signal' | 'now' | 'verifyPromotion'>;

/** Runs a plan folder on the database behind `env:NAME` or `stdin`. */
export async function deployLive(
  connection: string,
  request: DeployRequest,
  caller: DeployCaller,
): Promise<DeployResult> {
  const server = await serverOf(connection);
  return deployPlan(request, { ...caller, server, reader: catalogReader, readMarker, hint: hintFor });
}
