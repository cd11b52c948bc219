import type { Diff } from '../diff/diff.ts';
import type { Kind, SqlContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { describeChange, titleOf } from './words.ts';
import type { Work } from './work.ts';

/** What the impact closure works on. */
export type ClosureInput = {
  readonly diff: Diff;
  readonly registry: Registry;
  /** The database as it is when the renames are done. */
  readonly current: SqlContext;
  /** The expected end. */
  readonly end: SqlContext;
  /** What names what is not there, and so cannot be refreshed. */
  readonly broken?: Pick<ReadonlySet<ObjectKey>, 'has'> | undefined;
};

/** The works of a plan by object: at first what differs, then also what is touched. */
export class Works {
  readonly #input: ClosureInput;
  readonly #works = new Map<ObjectKey, Work>();

  constructor(input: ClosureInput) {
    this.#input = input;
    this.#addChanges();
  }

  get all(): ReadonlyMap<ObjectKey, Work> {
    return this.#works;
  }

  has(key: ObjectKey): boolean {
    return this.#works.has(key);
  }

  get(key: ObjectKey): Work | undefined {
    return this.#works.get(key);
  }

  /** The work of an object that differs, or of one that stays as it is. */
  of(object: SchemaObject): Work {
    let work = this.#works.get(object.key);
    if (!work) {
      const after = this.#input.diff.to.objects.get(object.key) ?? object;
      work = { ...blank, key: object.key, action: 'keep', before: object, after, cause: [], uses: [] };
      this.#works.set(object.key, work);
    }
    return work;
  }

  #addChanges(): void {
    for (const change of this.#input.diff.changes) {
      if (change.action === 'alter') {
        const kind = kindOf(this.#input, change.after);
        const first = change.changes[0];
        const cause = first ? [describeChange(kind, change.after, first)] : [];
        this.#add({ ...blank, key: change.after.key, ...change, cause, uses: [] });
      } else if (change.action === 'drop') {
        const { before } = change;
        const cause = [`${titleOf(kindOf(this.#input, before), before)} is not in the desired schema`];
        // What hangs on a column goes by itself when the column is dropped.
        const stays = before.parent !== undefined && this.#input.diff.to.objects.has(before.parent);
        const off = change.along && stays && kindOf(this.#input, before).hangsOnMember ? 'implicit' : 'drop';
        this.#add({ ...blank, key: before.key, action: 'drop', before, cause, off, uses: [] });
      } else {
        const { after } = change;
        const replaced = this.#works.get(after.key);
        const cause = [`${titleOf(kindOf(this.#input, after), after)} is new`];
        this.#add({
          ...blank,
          key: after.key,
          action: 'create',
          after,
          cause,
          on: 'create',
          uses: [],
          ...asReplacement(replaced),
        });
      }
    }
  }

  #add(work: Work): void {
    this.#works.set(work.key, work);
  }
}

/** The kind of an object. */
export function kindOf({ registry }: Pick<ClosureInput, 'registry'>, object: SchemaObject): Kind {
  const kind = registry.kinds[object.kind];
  return kind ?? missingKind(object);
}

const blank = {
  changes: [],
  off: 'none',
  on: 'none',
  route: undefined,
  suspension: undefined,
  offCause: undefined,
  refresh: false,
  letsGoFirst: [],
  beforeRename: false,
} as const;

/** The drop of an object of another kind or parent that stood under the key. */
function asReplacement(replaced: Work | undefined): Partial<Work> {
  if (replaced?.action !== 'drop' || !replaced.before) return {};
  return { action: 'replace', before: replaced.before, off: 'drop' };
}

function missingKind({ kind, key }: SchemaObject): never {
  throw new Error(`${key} is of the kind ${kind}, which is not in the registry.`);
}
