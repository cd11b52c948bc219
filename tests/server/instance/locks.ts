import { Blocked } from '../../../src/simulate/script/host.ts';
import { errorMessage, SqlError } from '../../../src/simulate/sql-error.ts';
import type { InstanceSession } from './session.ts';

/**
 * Rows of a table are read (S) or written (X), its definition changes (M); an application lock has the modes of sp_getapplock.
 * Simpler than SQL Server: a write locks the whole table, and who reads holds nothing behind the statement.
 */
export type Mode = 'S' | 'X' | 'M' | 'IntentShared' | 'Shared' | 'Update' | 'IntentExclusive' | 'Exclusive';

/** What may stand beside each other; the rest waits. */
const beside: Readonly<Record<Mode, readonly Mode[]>> = {
  S: ['S'],
  X: [],
  M: [],
  IntentShared: ['IntentShared', 'Shared', 'Update', 'IntentExclusive'],
  Shared: ['IntentShared', 'Shared', 'Update'],
  Update: ['IntentShared', 'Shared'],
  IntentExclusive: ['IntentShared', 'IntentExclusive'],
  Exclusive: [],
};

export type Resource = {
  readonly type: 'OBJECT' | 'METADATA' | 'APPLICATION';
  readonly databaseId: number;
  /** object_id, or the name of the application lock with its principal. */
  readonly name: string;
};

export type Grant = {
  readonly resource: Resource;
  readonly holder: InstanceSession;
  readonly mode: Mode;
  readonly owner: 'Transaction' | 'Session';
};

const same = (a: Resource, b: Resource): boolean =>
  a.type === b.type && a.databaseId === b.databaseId && a.name === b.name;

/** The locks of the instance and who waits for whom. */
export class Locks {
  readonly grants: Grant[] = [];
  readonly #waiting = new Map<
    InstanceSession,
    { readonly on: Resource; readonly mode: Mode; go(error?: Error): void }
  >();

  /** Sessions whose locks stand against it. */
  against(session: InstanceSession, resource: Resource, mode: Mode): readonly InstanceSession[] {
    return this.grants
      .filter((one) => one.holder !== session && same(one.resource, resource) && !beside[mode].includes(one.mode))
      .map(({ holder }) => holder);
  }

  grant(holder: InstanceSession, resource: Resource, mode: Mode, owner: Grant['owner'] = 'Transaction'): void {
    const isKnown = this.grants.some(
      (one) => one.holder === holder && same(one.resource, resource) && one.mode === mode && one.owner === owner,
    );
    if (!isKnown || resource.type === 'APPLICATION') this.grants.push({ resource, holder, mode, owner });
  }

  /** Throws Blocked when others hold it; errors 1222 at once under LOCK_TIMEOUT 0, 1205 where they wait for this session. */
  need(session: InstanceSession, resource: Resource, mode: Mode): void {
    const until = this.waitFor(session, resource, mode, session.lockTimeout);
    if (until) throw new Blocked(until);
  }

  /** Until the lock may be free; undefined when it is. Rejected with 1222 after the milliseconds (-1: never), or with 1205. */
  waitFor(session: InstanceSession, resource: Resource, mode: Mode, timeout: number): Promise<void> | undefined {
    const holders = this.against(session, resource, mode);
    if (holders.length === 0) return undefined;
    if (holders.some((holder) => this.#leadsTo(holder, session))) throw deadlock(session);
    const left = timeout < 0 ? undefined : session.waitEnds(timeout) - Date.now();
    if (left !== undefined && left <= 0) throw lockTimeout();
    return new Promise((resolve, reject) => {
      const timer = left === undefined ? undefined : setTimeout(() => go(lockTimeout()), left);
      const go = (error?: Error): void => {
        clearTimeout(timer);
        this.#waiting.delete(session);
        session.hasWaited = !error;
        if (error) reject(error);
        else resolve();
      };
      this.#waiting.set(session, { on: resource, mode, go });
    });
  }

  #leadsTo(from: InstanceSession, to: InstanceSession, seen = new Set<InstanceSession>()): boolean {
    if (from === to) return true;
    if (seen.has(from)) return false;
    seen.add(from);
    const waits = this.#waiting.get(from);
    return !!waits && this.against(from, waits.on, waits.mode).some((holder) => this.#leadsTo(holder, to, seen));
  }

  /** Lets go what the test takes, and those who wait look again. */
  release(test: (grant: Grant) => boolean): number {
    const before = this.grants.length;
    const left = this.grants.filter((one) => !test(one));
    this.grants.splice(0, before, ...left);
    if (left.length < before) for (const waiter of [...this.#waiting.values()]) waiter.go();
    return before - left.length;
  }

  /** One grant of an application lock less. */
  releaseOne(test: (grant: Grant) => boolean): boolean {
    const at = this.grants.findIndex(test);
    if (at < 0) return false;
    const one = this.grants[at];
    return this.release((grant) => grant === one) > 0;
  }

  stopWaiting(session: InstanceSession, error?: Error): void {
    this.#waiting.get(session)?.go(error);
  }

  /** What a session waits for, and the one that it waits for first. */
  waitOf(session: InstanceSession): { readonly on: Resource; readonly mode: Mode; readonly by: number } | undefined {
    const waits = this.#waiting.get(session);
    if (!waits) return undefined;
    const [first] = this.against(session, waits.on, waits.mode);
    return { on: waits.on, mode: waits.mode, by: first?.spid ?? 0 };
  }
}

function deadlock(session: InstanceSession): SqlError {
  return new SqlError(1205, errorMessage(1205, session.spid).text, [], 13, 45);
}

const lockTimeout = (): SqlError => new SqlError(1222, errorMessage(1222).text, [], 16, 45);
