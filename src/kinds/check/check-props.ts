import type { Inline } from '../key-constraint/key-props.ts';
import type { Property } from '../kind.ts';

/** A CHECK, or the CONNECTION constraint of a graph's edge table, which has `connections` instead of an expression. */
export type CheckProps = {
  /** Without the outer parentheses, when it was written in a statement. */
  readonly expression: string;
  /** `[s].[from] TO [s].[to]`, sorted. */
  readonly connections?: readonly Connection[];
  readonly onDelete?: 'CASCADE';
  readonly notForReplication?: true;
  readonly disabled?: true;
  /** Added WITH NOCHECK, or never checked since. Scripts and packages do not say it reliably, so it is not compared. */
  readonly untrusted?: true;
  readonly unnamed?: true;
  readonly inline?: Inline;
  /** The column it was written on. */
  readonly column?: string;
};

/** Each is [schema, table]. */
export type Connection = { readonly from: readonly string[]; readonly to: readonly string[] };

export const checkProperties: readonly Property[] = [
  { name: 'expression', equality: 'expression', aspect: 'definition' },
  { name: 'connections', equality: 'exact', aspect: 'definition' },
  { name: 'onDelete', equality: 'exact', aspect: 'definition' },
  { name: 'notForReplication', equality: 'exact', aspect: 'state' },
  { name: 'disabled', equality: 'exact', aspect: 'state' },
  { name: 'untrusted', equality: 'ignored', aspect: 'state' },
  { name: 'unnamed', equality: 'ignored', aspect: 'text' },
  { name: 'inline', equality: 'ignored', aspect: 'text' },
  { name: 'column', equality: 'ignored', aspect: 'text' },
];
