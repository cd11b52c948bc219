import { setFlagsFromString } from 'node:v8';

/** Packed bytes of a package from which on V8's young generation may grow as it likes. */
const large = 250_000;

/**
 * The command line keeps V8's young generation small (start.ts), which suits most databases. Thousands of objects outlive a
 * small one, are taken for old too early, and cost a third of the time to clear away: for a large package it may grow again.
 */
export function letNurseryGrowFor(packedBytes: number): void {
  if (packedBytes > large) setFlagsFromString('--semi-space-growth-factor=2');
}
