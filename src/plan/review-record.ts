import { isRecord } from '../base/record-reader.ts';

/**
 * What a published review was made from (`format: 1`), attached to the timeline record of the task that published it: the
 * proof that an approver could see this plan, these waivers and this evidence. Hashes are SHA-256 of the files' bytes.
 */
export type ReviewRecord = {
  readonly format: 1;
  readonly planId: string;
  readonly decisions?: string;
  readonly policy?: string;
  /** Of each evidence.json in it. */
  readonly evidence: readonly string[];
};

/** Undefined for what is no such record. */
export function readReviewRecord(bytes: Uint8Array): ReviewRecord | undefined {
  const value = parse(bytes);
  if (!isRecord(value) || value.format !== 1 || typeof value.planId !== 'string') return undefined;
  const { planId, decisions, policy, evidence } = value;
  if (!Array.isArray(evidence) || !evidence.every((hash): hash is string => typeof hash === 'string')) return undefined;
  return {
    format: 1,
    planId,
    evidence,
    ...(typeof decisions === 'string' && { decisions }),
    ...(typeof policy === 'string' && { policy }),
  };
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
