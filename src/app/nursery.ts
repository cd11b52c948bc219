import { setFlagsFromString } from 'node:v8';

/** Bytes of model.xml for one byte of a package, and for one of a project's scripts. */
const unpacked = { package: 25, script: 3 } as const;

/** Bytes of model.xml from which on V8's young generation may grow as it likes. */
const large = 7_000_000;

let seen = 0;

/**
 * The command line keeps V8's young generation small (start.ts), which suits most databases. Thousands of objects outlive a
 * small one, are taken for old too early, and cost a third of the time to clear away: for large input it may grow again,
 * and have a second thread to clear it.
 */
export function noteInput(kind: keyof typeof unpacked, bytes: number): void {
  const before = seen;
  seen += bytes * unpacked[kind];
  if (before > large || seen <= large) return;
  setFlagsFromString('--semi-space-growth-factor=2');
  setFlagsFromString('--parallel-scavenge');
}
