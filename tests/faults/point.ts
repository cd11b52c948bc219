import type { Verdict } from './judge.ts';

/** One fault at one place of one run. */
export type Point = {
  /** For a person: `cut after message 12 (ALTER TABLE …), retries 0`. */
  readonly name: string;
  readonly run: () => Promise<Verdict>;
};

/** Points of one kind. */
export type Family = { readonly name: string; readonly points: () => Promise<readonly Point[]> };

/** What a message asks, in one short line. */
export function short(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
