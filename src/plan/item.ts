import type { Kind, StepDraft } from '../kinds/kind.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { Cause, Work } from './work.ts';

/** Order among steps that nothing else orders; for readers only. */
export const phases = { off: 1, rename: 2, drop: 3, change: 4, on: 5, refresh: 6, validate: 7 } as const;

/** How much an order matters: 'must' is what the server asks, the others give way inside a cycle, 'deferred' first. */
export type Strength = 'must' | 'resolved' | 'deferred';

export type Token = { readonly token: string; readonly strength: Strength };

/** A step before it is ordered. Tokens are keys of objects, or `key#member`. */
export type Item = {
  readonly name: string;
  readonly work: Work | undefined;
  readonly object: SchemaObject;
  readonly kind: Kind;
  readonly draft: StepDraft;
  readonly phase: number;
  readonly because: Cause;
  readonly provides: readonly string[];
  readonly removes: readonly string[];
  /** Must be there before. */
  readonly needs: readonly Token[];
  /** Is let go of: whatever removes it comes later. */
  readonly releases: readonly Token[];
  /** The object stays where it is: it lets go only of what is gone for good. */
  readonly inPlace: boolean;
  readonly needsGone: readonly string[];
  /** Keys whose rename comes before this step, because its text spells the new names. */
  readonly names: readonly ObjectKey[];
};
