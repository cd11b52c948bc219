import type { KindName } from './kind-name.ts';
import type { ObjectKey } from './object-key.ts';

/**
 * - bound: the server refuses to touch the used object while the user exists (index → column, schema-bound module, …).
 * - resolved: must exist at CREATE, afterwards only metadata goes stale (plain view → table).
 * - deferred: late bound (procedure body → anything): a preference for the order.
 */
export type Binding = 'bound' | 'resolved' | 'deferred';

/** An object's use of another, or of one column (`member`, spelled as at the user, compare folded). */
export type Reference = {
  readonly to: ObjectKey;
  readonly member?: string;
  /** The member of the user that makes the use: the computed column, or the column of an alias type. */
  readonly from?: string;
  readonly binding: Binding;
  /** Whether a body names it that is read when it runs: what is missing then is missed late, however it is bound once it is there. */
  readonly late?: true;
};

/** Where an object was defined: offsets into the named file. */
export type Origin = {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly line?: number;
  readonly column?: number;
};

export type SchemaObject<P = Readonly<Record<string, unknown>>> = {
  readonly kind: KindName;
  readonly key: ObjectKey;
  /** As spelled. Constraint and trigger: [schema, name]; index, statistics: [schema, table, name]; unnamed constraint: [schema, table]. */
  readonly path: readonly string[];
  /** The table, view, type … that it hangs on; dropping the parent drops it. */
  readonly parent?: ObjectKey;
  readonly props: P;
  /** May be a lazy getter: sources compute the references of a module body only when they are asked for. */
  readonly references: readonly Reference[];
  /** What of its definition was not understood, in words; makes a finding when a plan touches the object. */
  readonly unread: readonly string[];
  readonly origin?: Origin;
};
