import { catalogReader } from './catalog-reader.ts';
import { serverOf } from './connections.ts';
import type { GateWorld } from './promotion-gate.ts';
import { type VerifyRequest, type VerifyResult, verifyPromotionNow } from './verify-promotion-now.ts';

/** Verifies the promotion of a plan folder to the database behind `env:NAME` or `stdin`. */
export async function verifyLive(
  connection: string,
  request: VerifyRequest,
  caller: GateWorld & { readonly signal: AbortSignal },
): Promise<VerifyResult> {
  const server = await serverOf(connection);
  return verifyPromotionNow(request, { ...caller, server, reader: catalogReader });
}
