import { setFlagsFromString } from 'node:v8';
import type { DatabaseModel } from '../model/database-model.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** Bytes of model.xml from which on V8's young generation may grow as it likes. */
const large = 7_000_000;

/**
 * The command line keeps V8's young generation small (start.ts), which suits most databases, and packaging of all. Thousands
 * of objects of a package outlive a small one, are taken for old too early, and cost a third of the time to clear away: for
 * a large package it may grow again, and have a second thread to clear it. Two packages of a comparison are not added up,
 * because they share most. A deployment script of megabytes is one text, and makes few objects.
 */
export function noteModel(bytes: number): void {
  if (bytes > large) grow();
}

/** Objects and columns that two databases have not in common, from which on a plan between them has thousands of steps. */
const manyDifferent = 8_000;

/**
 * A plan keeps the items, steps and causes of what differs, thousands of each outlive a small young generation as well.
 * Packages that were read together share the objects that are equal in both; none, where their platforms or collations differ.
 */
export function noteDifferences(desired: DatabaseModel, current: DatabaseModel): void {
  let different = 0;
  for (const [key, object] of desired.objects) if (current.objects.get(key) !== object) different += sizeOf(object);
  if (different > manyDifferent) grow();
}

/** One, and the columns and whatever else it lists. */
function sizeOf({ props }: SchemaObject): number {
  let size = 1;
  for (const value of Object.values(props)) if (Array.isArray(value)) size += value.length;
  return size;
}

function grow(): void {
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--parallel-scavenge');
  // What a large plan holds is large already; half as much again is enough for its garbage.
  setFlagsFromString('--heap-growing-percent=50');
}
