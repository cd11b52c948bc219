import { fail } from '../base/errors.ts';
import { compareObjects } from '../diff/compare.ts';
import type { Diff } from '../diff/diff.ts';
import type { Rename } from '../diff/rename.ts';
import type { CompareScope, Disturbance, Kind, Property, PropertyChange, SqlContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { isUserType, showersOf } from './shown-types.ts';
import { memberChanges, withoutMembers } from './split-members.ts';
import { describeChange, describeRename, titleOf } from './words.ts';
import type { Cause, Work } from './work.ts';

export type ClosureInput = {
  readonly diff: Diff;
  readonly registry: Registry;
  /** The database as it is when the renames are done. */
  readonly current: SqlContext;
  /** The expected end. */
  readonly end: SqlContext;
};

/** What has to let go, and why. */
type Wave = {
  readonly key: ObjectKey;
  readonly disturbance: Disturbance;
  readonly cause: Cause;
  /** The object is dropped or created anew; otherwise it is altered where it stands. */
  readonly gone: boolean;
  readonly rename?: Rename;
  /** It is let go of for a while: what hangs on it within the same object must let go too, also when it goes anyway. */
  readonly suspended?: boolean;
};

/**
 * From the direct changes to everything that they touch, to a fixed point: bound users are taken off and put back, resolved
 * ones refreshed, and what hangs on a re-created object is created again.
 */
export function impactClosure(input: ClosureInput): ReadonlyMap<ObjectKey, Work> {
  return new Closure(input).run();
}

class Closure {
  readonly #input: ClosureInput;
  readonly #works = new Map<ObjectKey, Work>();
  readonly #waves: Wave[] = [];

  constructor(input: ClosureInput) {
    this.#input = input;
  }

  run(): ReadonlyMap<ObjectKey, Work> {
    const { diff } = this.#input;
    this.#addChanges();
    for (const rename of diff.renames) {
      const disturbance = rename.member ? { member: rename.member.to } : {};
      const cause = [describeRename(this.#kind(rename.after), rename)];
      this.#waves.push({ key: rename.after.key, disturbance, cause, gone: false, rename });
      if (rename.does === 'move') this.#regrant(rename.after, cause);
    }
    for (const work of [...this.#works.values()]) this.#startAt(work);
    do {
      for (let wave = this.#waves.pop(); wave; wave = this.#waves.pop()) this.#spread(wave);
    } while (this.#recreateShowers());
    this.#fold();
    return this.#works;
  }

  /**
   * What shows a column whose type is made anew is refreshed between the old and the new type. Where it also needs a column
   * that is gone by then, or a module that is, it cannot be: it is dropped and created. False when there is none such.
   */
  #recreateShowers(): boolean {
    const { current, registry } = this.#input;
    const isOff = ({ to, member }: Reference): boolean => {
      const work = this.#works.get(to);
      if (work?.off === 'drop') return true;
      const token = `${to}#${current.naming.fold(member ?? '')}`;
      const steps = [...(work?.suspension?.off ?? []), ...(work?.route?.steps ?? [])];
      return steps.some(({ removes, provides }) => removes?.includes(token) && !provides?.includes(token));
    };
    let found = false;
    for (const { key, on, off, cause } of [...this.#works.values()]) {
      if (!isUserType(key) || off !== 'drop' || on === 'none') continue;
      for (const module of showersOf({ registry, current }, key).keys()) {
        const work = this.#workOf(module);
        if (work.off === 'drop' || work.action === 'drop' || !module.references.some(isOff)) continue;
        work.suspension = undefined;
        work.refresh = false;
        this.#recreate(work, cause);
        found = true;
      }
    }
    return found;
  }

  #addChanges(): void {
    for (const change of this.#input.diff.changes) {
      if (change.action === 'alter') {
        const kind = this.#kind(change.after);
        const first = change.changes[0];
        const cause = first ? [describeChange(kind, change.after, first)] : [];
        this.#add({ ...blank, key: change.after.key, ...change, cause, uses: [] });
      } else if (change.action === 'drop') {
        const { before } = change;
        const cause = [`${titleOf(this.#kind(before), before)} is not in the desired schema`];
        this.#add({ ...blank, key: before.key, action: 'drop', before, cause, off: 'drop', uses: [] });
      } else {
        const { after } = change;
        const replaced = this.#works.get(after.key);
        const cause = [`${titleOf(this.#kind(after), after)} is new`];
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

  #kind(object: SchemaObject): Kind {
    const kind = this.#input.registry.kinds[object.kind];
    return kind ?? fail('PLN002', `there is no kind ${object.kind}`, { object: object.key });
  }

  /** The work of an object that differs, or of one that stays as it is. */
  #workOf(object: SchemaObject): Work {
    let work = this.#works.get(object.key);
    if (!work) {
      const after = this.#input.diff.to.objects.get(object.key) ?? object;
      work = { ...blank, key: object.key, action: 'keep', before: object, after, cause: [], uses: [] };
      this.#works.set(object.key, work);
    }
    return work;
  }

  /** ALTER SCHEMA TRANSFER drops every permission on what it moves. */
  #regrant(moved: SchemaObject, cause: Cause): void {
    for (const child of this.#input.current.index.childrenOf(moved.key)) {
      if (this.#kind(child).namespace !== 'permission') continue;
      const work = this.#workOf(child);
      if (work.action === 'create') continue;
      work.off = 'implicit';
      if (work.action !== 'drop') work.on = 'create';
      if (work.action === 'keep') work.cause = cause;
      work.route = undefined;
    }
  }

  #startAt(work: Work): void {
    const { before } = work;
    if (work.action === 'drop' || work.action === 'replace') {
      if (before) this.#leave(before, work.cause);
    } else if (work.action === 'alter') this.#startAlter(work);
  }

  #startAlter(work: Work): void {
    const { before, after, changes } = work;
    if (!before || !after || work.off !== 'none') return;
    const kind = this.#kind(after);
    const { current, end } = this.#input;
    const route = kind.alter({ before, after, changes, current, desired: end });
    work.route = route;
    if (route.how === 'recreate' && route.steps.length === 0) this.#recreate(work, work.cause);
    else if (route.how === 'rebuild' || route.how === 'recreate') {
      this.#takeChildren(before, work.cause);
      this.#waves.push({ key: work.key, disturbance: {}, cause: work.cause, gone: true });
    } else {
      for (const disturbance of route.disturbs) this.#disturb(work, kind, disturbance);
      const added = changes.find(
        (c) => c.member !== undefined && c.memberProperty === undefined && c.before === undefined,
      );
      // What selects * has kept the columns of the day it was created.
      if (added && kind.properties.some((row) => row.stored)) {
        const cause = [describeChange(kind, after, added)];
        this.#waves.push({ key: work.key, disturbance: { impact: 'refresh' }, cause, gone: false });
      }
    }
  }

  #disturb(work: Work, kind: Kind, disturbance: Disturbance): void {
    const { after, changes } = work;
    const change = this.#causing(changes, disturbance.member) ?? changes[0];
    const cause = after && change ? [describeChange(kind, after, change)] : work.cause;
    this.#waves.push({ key: work.key, disturbance, cause, gone: false });
  }

  #causing(changes: readonly PropertyChange[], member: string | undefined): PropertyChange | undefined {
    const { naming } = this.#input.current;
    if (member === undefined) return undefined;
    return changes.find((change) => change.member !== undefined && naming.fold(change.member) === naming.fold(member));
  }

  /** The object is dropped: what hangs on it goes with it, what is bound to it must let go. */
  #leave(object: SchemaObject, cause: Cause): void {
    this.#takeChildren(object, cause);
    this.#waves.push({ key: object.key, disturbance: {}, cause, gone: true });
  }

  #recreate(work: Work, cause: Cause): void {
    if (!work.before || work.off === 'drop' || work.off === 'implicit') return;
    work.off = 'drop';
    work.on = 'create';
    work.offCause ??= cause;
    work.cause = work.action === 'keep' ? cause : work.cause;
    const title = titleOf(this.#kind(work.before), work.before);
    this.#leave(work.before, [`${title} is dropped and created again`, ...cause]);
  }

  /** What hangs on an object that goes for good or for a while goes with it, and what stays comes back after it. */
  #takeChildren(parent: SchemaObject, cause: Cause): void {
    for (const child of this.#input.current.index.childrenOf(parent.key)) {
      const work = this.#workOf(child);
      if (work.off === 'implicit' || work.action === 'create') continue;
      if (work.action === 'drop' || work.action === 'replace')
        work.off = this.#mayGoWithParent(child) ? 'implicit' : 'drop';
      else {
        work.off = this.#mayGoWithParent(child) ? 'implicit' : 'drop';
        work.on = 'create';
        work.route = undefined;
        work.suspension = undefined;
        if (work.action === 'keep') work.cause = cause;
      }
      this.#takeChildren(child, cause);
      this.#waves.push({ key: child.key, disturbance: {}, cause, gone: true });
    }
  }

  /**
   * A child that is bound to an object beside its parent (a foreign key) is dropped by itself when that object changes too:
   * two tables that refer to each other could not be dropped otherwise.
   */
  #mayGoWithParent(child: SchemaObject): boolean {
    if (this.#kind(child).late) return true;
    return child.references.every(({ to, binding }) => {
      if (binding !== 'bound' || to === child.parent) return true;
      const other = this.#input.current.model.objects.get(to);
      return other === undefined || other.parent === child.parent || !this.#works.has(to);
    });
  }

  #spread(wave: Wave): void {
    const uses = new Map<SchemaObject, Reference[]>();
    for (const { object, reference } of this.#input.current.index.dependentsOf(wave.key)) {
      const list = uses.get(object);
      if (list) list.push(reference);
      else uses.set(object, [reference]);
    }
    for (const [object, references] of uses) {
      const touched = this.#touchedUses(references, wave);
      if (touched.length > 0) this.#touch(object, touched, wave);
    }
  }

  /** References to the disturbed part; one without member counts only if the object names no member of it at all. */
  #touchedUses(references: readonly Reference[], { disturbance }: Wave): readonly Reference[] {
    const { naming } = this.#input.current;
    if (disturbance.member === undefined) return references;
    const member = naming.fold(disturbance.member);
    const precise = references.some((reference) => reference.member !== undefined);
    return references.filter((use) => (use.member === undefined ? !precise : naming.fold(use.member) === member));
  }

  #touch(object: SchemaObject, uses: readonly Reference[], wave: Wave): void {
    const { disturbance, cause, gone, rename } = wave;
    const own = object.key === wave.key;
    if (disturbance.keeps?.includes(object.kind)) return;
    // A table that is replaced by another one takes its own uses along.
    if (own && gone) return;
    const work = this.#works.get(object.key);
    if (rename && work?.off === 'drop' && !this.#survivesRename(object, rename)) work.beforeRename = true;
    if (work?.action === 'create' || work?.off === 'drop') return;
    const bound = uses.filter(
      (use) => use.binding === 'bound' && (!own || use.from !== undefined) && !this.#letsGoByItself(work, use, wave),
    );
    if (work?.off === 'implicit') {
      // It would go with its table, but what it is bound to (a key of another table, a column that lets go) goes before.
      if (bound.length > 0 && (wave.suspended || !this.#mayGoWithParent(object))) work.off = 'drop';
      return;
    }
    if (bound.length > 0 && disturbance.impact !== 'refresh') {
      if (rename ? this.#survivesRename(object, rename) : !gone && !own && this.#followsParent(object, wave)) return;
      this.#takeOff(this.#workOf(object), bound, cause, rename !== undefined);
    } else if (!own && !rename && this.#staysFor(wave) && uses.some((use) => use.binding === 'resolved'))
      this.#refresh(object, cause);
  }

  /** What uses something that is gone for good cannot be refreshed. */
  #staysFor({ gone, key }: Wave): boolean {
    return !gone || this.#input.diff.to.objects.has(key);
  }

  /** A module that is altered so that it no longer uses what goes for good: its alteration lets go. */
  #endsWithout({ key: own, route, off }: Work, after: SchemaObject, key: ObjectKey): boolean {
    if (off !== 'none' || route?.how !== 'inPlace' || this.#input.diff.to.objects.has(key)) return false;
    const { references } = this.#input.diff.desired.objects.get(own) ?? after;
    return !references.some((use) => use.to === key);
  }

  /** A table whose column changes so that it no longer makes the use: its own alteration lets go, the order sees to the rest. */
  #letsGoByItself(work: Work | undefined, use: Reference, { key, gone, suspended }: Wave): boolean {
    if (work?.action !== 'alter' || !work.after || (suspended && work.key === key)) return false;
    if (use.from === undefined) return gone && this.#endsWithout(work, work.after, key);
    const { naming } = this.#input.current;
    const from = naming.fold(use.from);
    if (!work.changes.some((change) => naming.fold(change.member ?? '') === from)) return false;
    const { references } = this.#input.diff.desired.objects.get(work.key) ?? work.after;
    // A table that is made anew by one step cannot let go of the old type and take hold of the new one.
    if (isAnew(work) && isUserType(key) && references.some((other) => other.to === key)) return false;
    return !references.some(
      (other) => other.to === key && other.from !== undefined && naming.fold(other.from) === from,
    );
  }

  /** Properties, permissions and triggers of an object that is only altered stay where they are. */
  #followsParent(object: SchemaObject, { key, disturbance }: Wave): boolean {
    if (object.parent !== key || disturbance.member !== undefined) return false;
    const { namespace, late } = this.#kind(object);
    return late === true || namespace === 'permission' || namespace === 'property';
  }

  /** sp_rename follows keys and indexes; it refuses where an expression or a bound module spells the name (error 15336). */
  #survivesRename(object: SchemaObject, { member, before, after }: Rename): boolean {
    if (!member && object.parent === after.key) return true;
    const { fold } = this.#input.current.naming;
    const name = fold(member?.from ?? before.path.at(-1) ?? '');
    const spells = (row: Property, props: Readonly<Record<string, unknown>>): boolean => {
      const value = props[row.name];
      if (Array.isArray(value) && row.members)
        return value.some((one) =>
          row.members?.some((inner) => spells(inner, one as Readonly<Record<string, unknown>>)),
        );
      const isText = row.equality === 'module' || row.equality === 'expression';
      return isText && typeof value === 'string' && fold(value).includes(name);
    };
    return !this.#kind(object).properties.some((row) => spells(row, object.props));
  }

  #refresh(object: SchemaObject, cause: Cause): void {
    if (!this.#kind(object).refresh) return;
    const work = this.#workOf(object);
    if (work.action !== 'keep' || work.refresh || work.off !== 'none') return;
    work.refresh = true;
    work.cause = cause;
    const next = [`${titleOf(this.#kind(object), object)} is refreshed`, ...cause];
    this.#waves.push({ key: object.key, disturbance: { impact: 'refresh' }, cause: next, gone: false });
  }

  #takeOff(work: Work, uses: readonly Reference[], cause: Cause, beforeRename: boolean): void {
    const { before, after } = work;
    if (!before || !after) return;
    const known = work.uses.length;
    for (const use of uses) if (!work.uses.includes(use)) work.uses.push(use);
    if (work.off === 'suspend' && work.uses.length === known) return;
    const kind = this.#kind(before);
    const suspension = kind.suspend?.(before, this.#input.current, work.uses);
    const holdsData = kind.properties.some((row) => row.stored);
    if (work.action === 'keep') work.cause = cause;
    work.offCause ??= cause;
    work.beforeRename ||= beforeRename;
    work.refresh = false;
    if (!suspension) {
      if (holdsData) this.#cannotLetGo(kind, before, uses, cause);
      this.#recreate(work, cause);
      return;
    }
    work.off = 'suspend';
    work.on = 'suspend';
    // Its text spells the name that it is to lose.
    if (!holdsData && this.#isRenamed(work.key)) work.beforeRename = true;
    this.#settleSuspension(work, kind, suspension, holdsData);
    const next = [`${titleOf(kind, before)} lets go of what it is bound to`, ...cause];
    if (!holdsData) {
      this.#waves.push({ key: work.key, disturbance: {}, cause: next, gone: false });
      return;
    }
    const prefix = `${work.key}#`;
    for (const token of suspension.off.flatMap((draft) => draft.removes ?? []))
      if (token.startsWith(prefix))
        this.#waves.push({
          key: work.key,
          disturbance: { member: token.slice(prefix.length) },
          cause: next,
          gone: false,
          suspended: true,
        });
  }

  #isRenamed(key: ObjectKey): boolean {
    return this.#input.diff.renames.some(({ after, member }) => after.key === key && !member);
  }

  /** What comes back is the end: a changed object takes hold again as it is desired. */
  #settleSuspension(work: Work, kind: Kind, suspension: NonNullable<Work['suspension']>, holdsData: boolean): void {
    const { before, after } = work;
    const { current, end, diff } = this.#input;
    if (work.action !== 'alter' || !before || !after) {
      work.suspension = suspension;
      return;
    }
    const { naming } = current;
    const from = new Set(work.uses.map((use) => naming.fold(use.from ?? '')));
    const uses = (diff.desired.objects.get(work.key) ?? after).references.filter(
      (use) => !holdsData || (use.from !== undefined && from.has(naming.fold(use.from))),
    );
    const on = kind.suspend?.(after, end, uses)?.on;
    if (!holdsData) {
      work.suspension = { off: suspension.off, on: on ?? this.#alterSteps(work, kind) };
      work.route = undefined;
      return;
    }
    work.suspension = { ...suspension, on: on ?? [] };
    this.#settleRoute(work, before, after, kind);
  }

  /**
   * What the suspension brings back is left out of the alteration. A member that it drops and does not bring back, because
   * the desired one makes no such use, is added by the alteration.
   */
  #settleRoute(work: Work, before: SchemaObject, after: SchemaObject, kind: Kind): void {
    const { current, end } = this.#input;
    const { off = [], on = [], meanwhile } = work.suspension ?? {};
    const whole = kind.alter({ before, after, changes: work.changes, current, desired: end });
    if (meanwhile && isAnew({ ...work, route: whole })) {
      // Another table takes its place, as it is desired.
      const changes = compareObjects(kind, meanwhile, after, { naming: end.naming, scopes }).filter((c) => !c.cosmetic);
      work.suspension = { off, on: [], meanwhile };
      work.on = 'none';
      work.rest = { before: meanwhile, changes };
      work.route = kind.alter({ before: meanwhile, after, changes, current, desired: end });
      return;
    }
    const prefix = `${work.key}#`;
    const namesOf = (tokens: readonly string[]) =>
      new Set(tokens.filter((token) => token.startsWith(prefix)).map((token) => token.slice(prefix.length)));
    const back = namesOf(on.flatMap(({ provides = [] }) => provides));
    const dropped = namesOf(
      off.flatMap(({ removes = [], provides = [] }) => removes.filter((t) => !provides.includes(t))),
    );
    const anew = new Set([...dropped].filter((name) => !back.has(name)));
    const others = work.changes.filter(({ member }) => {
      const name = current.naming.fold(member ?? '');
      return !back.has(name) && !dropped.has(name);
    });
    const changes = [...others, ...memberChanges(after, kind, anew, end, 'after')];
    const left = anew.size > 0 ? withoutMembers(before, kind, anew, current) : before;
    work.rest = { before: left, changes };
    work.route = changes.length > 0 ? kind.alter({ before: left, after, changes, current, desired: end }) : undefined;
  }

  #alterSteps(work: Work, kind: Kind) {
    const { before, after, changes } = work;
    const { current, end } = this.#input;
    if (!before || !after) return [];
    return (work.route ?? kind.alter({ before, after, changes, current, desired: end })).steps;
  }

  #cannotLetGo(kind: Kind, object: SchemaObject, uses: readonly Reference[], cause: Cause): never {
    const names = uses.map((use) => this.#input.current.model.objects.get(use.to)?.path.join('.') ?? use.to);
    fail('PLN003', `${kind.title} cannot let go of ${names.join(', ')} without being dropped`, {
      object: kind.itemName(object),
      hint: `It has to because ${cause.join(', because ')}.`,
    });
  }

  /** Children that come with the CREATE of their parent need no step of their own. */
  #fold(): void {
    for (const work of this.#works.values()) {
      const { after } = work;
      // A column that is added brings its default.
      for (const token of work.route?.steps.flatMap((draft) => draft.provides ?? []) ?? []) {
        const brought = this.#works.get(token);
        // One of the same name on another column is dropped before.
        if (brought?.on === 'create' && brought.off !== 'suspend' && brought !== work) brought.on = 'folded';
      }
      if (!after || (work.on !== 'create' && work.route?.how !== 'rebuild')) continue;
      const kind = this.#kind(after);
      if (!kind.folds) continue;
      for (const child of this.#input.end.index.childrenOf(after.key)) {
        const childWork = this.#works.get(child.key);
        if (childWork?.on === 'create' && kind.folds(child, after, this.#input.end)) childWork.on = 'folded';
      }
    }
  }
}

const scopes: ReadonlySet<CompareScope> = new Set(['schema', 'security', 'environment']);

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

/** Another object takes its place in one step. */
function isAnew({ route }: Work): boolean {
  return route?.how === 'rebuild' || route?.how === 'recreate';
}

/** The drop of an object of another kind or parent that stood under the key. */
function asReplacement(replaced: Work | undefined): Partial<Work> {
  if (replaced?.action !== 'drop' || !replaced.before) return {};
  return { action: 'replace', before: replaced.before, off: 'drop' };
}
