import type { Pair, Version } from './databases.ts';
import type { Workshop } from './workshop.ts';

/** One difference or refusal; `what` is what explained.json's patterns are matched with. */
export type Failure = { readonly what: string; readonly reason?: string };

/** What one version or pair adds to a bar: `done` of `of`, and what is not to be judged, with the reasons. */
export type Outcome = {
  readonly done: number;
  readonly of: number;
  readonly failures: readonly Failure[];
  readonly leftOut?: readonly string[];
};

/** A line of the table. Without `version` or `pair` nothing is asked for that. */
export type Bar = {
  readonly name: string;
  readonly says: string;
  readonly bar: string;
  /** Whether the sum passes; failures are those that are not explained. */
  passes(sum: { readonly done: number; readonly of: number; readonly failures: number }): boolean;
  version?(version: Version, workshop: Workshop): Promise<Outcome>;
  pair?(pair: Pair, workshop: Workshop): Promise<Outcome>;
};

/** Counts 1 of 1, or 0 when there are failures. */
export function allOrNothing(failures: readonly Failure[]): Outcome {
  return { done: failures.length === 0 ? 1 : 0, of: 1, failures };
}

export const everyOne = (sum: { readonly done: number; readonly of: number }): boolean => sum.done === sum.of;
