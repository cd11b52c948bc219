import type { BatchSettings } from './tree/index.ts';

/** What a statement must know of the batch it stands in. */
export type StatementBatch = {
  /** Index of its first token. */
  readonly from: number;
  /** Offsets of its first and behind its last character, comments and white space included. */
  readonly start: number;
  readonly end: number;
  readonly settings: BatchSettings;
};
