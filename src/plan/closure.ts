import { fail } from '../base/errors.ts';
import type { Disturbance, Kind, PropertyChange, StepDraft } from '../kinds/kind.ts';
import { unversioned } from '../kinds/table/system-versioning.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { Outlived } from './outlived.ts';
import { mirrorOf, pausedTables } from './pauses.ts';
import { settleSuspension } from './settle-suspension.ts';
import { isUserType, showersOf } from './shown-types.ts';
import {
  followsParent,
  letsGoByItself,
  mayGoWithParent,
  staysFor,
  survivesRename,
  touchedUses,
  usesOf,
  type Wave,
} from './wave.ts';
import { describeChange, describeRename, titleOf } from './words.ts';
import { type Cause, causedBy, isAnew, type Work } from './work.ts';
import { type ClosureInput, kindOf, Works } from './works.ts';

/**
 * From the direct changes to everything that they touch, to a fixed point: bound users are taken off and put back, resolved
 * ones refreshed, and what hangs on a re-created object is created again.
 */
export function impactClosure(input: ClosureInput): ReadonlyMap<ObjectKey, Work> {
  return new Closure(input).run();
}

class Closure {
  readonly #input: ClosureInput;
  readonly #works: Works;
  readonly #waves: Wave[] = [];
  readonly #outlived: Outlived;

  constructor(input: ClosureInput) {
    this.#input = input;
    this.#works = new Works(input);
    this.#outlived = new Outlived(input);
  }

  run(): ReadonlyMap<ObjectKey, Work> {
    const { diff } = this.#input;
    for (const rename of diff.renames) {
      const disturbance = rename.member ? { member: rename.member.to } : {};
      const cause = [describeRename(kindOf(this.#input, rename.after), rename)];
      this.#waves.push({ key: rename.after.key, disturbance, cause, gone: false, rename });
      if (rename.does === 'move') this.#regrant(rename.after, cause);
    }
    for (const work of [...this.#works.all.values()]) this.#startAt(work);
    do {
      for (let wave = this.#waves.pop(); wave; wave = this.#waves.pop()) this.#spread(wave);
    } while (this.#recreateShowers() || this.#pauseTables());
    this.#fold();
    return this.#works.all;
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
    for (const { key, on, off, cause } of [...this.#works.all.values()]) {
      if (!isUserType(key) || off !== 'drop' || on === 'none') continue;
      for (const module of showersOf({ registry, current }, key).keys()) {
        const work = this.#works.of(module);
        if (work.off === 'drop' || work.action === 'drop' || !module.references.some(isOff)) continue;
        work.suspension = undefined;
        work.refresh = false;
        this.#recreate(work, cause);
        found = true;
      }
    }
    return found;
  }

  /** Tables without system versioning meanwhile need a route that does without; false when there is none new. */
  #pauseTables(): boolean {
    let found = false;
    for (const key of pausedTables(this.#input, this.#works)) {
      for (const work of [this.#works.get(key), this.#works.get(mirrorOf(this.#input, key) ?? key)]) {
        if (work?.route?.how !== 'inPlace' || work.paused || !work.before || !work.after) continue;
        if (work.route.steps.some(({ provides }) => provides?.includes(unversioned(work.key)))) continue;
        work.paused = true;
        found = true;
        const kind = kindOf(this.#input, work.after);
        const { before, changes } = work.rest ?? { before: work.before, changes: work.changes };
        const { current, end } = this.#input;
        work.route = kind.alter({ before, after: work.after, changes, current, desired: end, paused: true });
        for (const disturbance of work.route.disturbs) this.#disturb(work, kind, disturbance);
      }
    }
    return found;
  }

  /** ALTER SCHEMA TRANSFER drops every permission on what it moves. */
  #regrant(moved: SchemaObject, cause: Cause): void {
    for (const child of this.#input.current.index.childrenOf(moved.key)) {
      if (kindOf(this.#input, child).namespace !== 'permission') continue;
      const work = this.#works.of(child);
      if (work.action !== 'create') this.#goesAlong(work, cause);
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
    const kind = kindOf(this.#input, after);
    const { current, end } = this.#input;
    const route = kind.alter({ before, after, changes, current, desired: end });
    work.route = route;
    if (route.how === 'recreate' && route.steps.length === 0) this.#recreate(work, work.cause);
    else if (isAnew(work)) {
      this.#takeChildren(before, work.cause);
      this.#waves.push({ key: work.key, disturbance: {}, cause: work.cause, gone: true });
    } else {
      this.#takeFromMembers(before, route.steps, work.cause);
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
    const title = titleOf(kindOf(this.#input, work.before), work.before);
    this.#leave(work.before, causedBy(`${title} is dropped and created again`, cause));
  }

  /** What hangs on an object that goes for good or for a while goes with it, and what stays comes back after it. */
  #takeChildren(parent: SchemaObject, cause: Cause): void {
    for (const child of this.#input.current.index.childrenOf(parent.key)) {
      const work = this.#works.of(child);
      if (work.off === 'implicit' || work.action === 'create') continue;
      // What is not compared goes without being a change: a permission, unless security is planned.
      if (work.action === 'keep' && !this.#input.diff.to.objects.has(child.key)) work.off = 'implicit';
      else if (work.action === 'drop' || work.action === 'replace')
        work.off = mayGoWithParent(this.#input, this.#works, child) ? 'implicit' : 'drop';
      else {
        work.off = mayGoWithParent(this.#input, this.#works, child) ? 'implicit' : 'drop';
        work.on = 'create';
        work.route = undefined;
        work.suspension = undefined;
        if (work.action === 'keep') work.cause = cause;
      }
      this.#takeChildren(child, cause);
      this.#waves.push({ key: child.key, disturbance: {}, cause, gone: true });
    }
  }

  /** What hangs on a column (its description, a permission on it) goes when the column is dropped, and comes back with it. */
  #takeFromMembers(object: SchemaObject, steps: readonly StepDraft[], cause: Cause): void {
    const { index, naming } = this.#input.current;
    const gone = new Set(
      steps.flatMap(({ removes = [], provides }) => removes.filter((token) => !provides?.includes(token))),
    );
    if (gone.size === 0) return;
    const isGone = ({ to, member }: Reference) =>
      to === object.key && member !== undefined && gone.has(`${to}#${naming.fold(member)}`);
    for (const child of index.childrenOf(object.key)) {
      if (!kindOf(this.#input, child).hangsOnMember || !child.references.some(isGone)) continue;
      const work = this.#works.of(child);
      if (work.action === 'keep' || work.action === 'alter') this.#goesAlong(work, cause);
    }
  }

  /** It goes without a step of its own, and is created again unless it is to go for good. */
  #goesAlong(work: Work, cause: Cause): void {
    work.off = 'implicit';
    if (work.action !== 'drop' && this.#input.diff.to.objects.has(work.key)) work.on = 'create';
    if (work.action === 'keep') work.cause = cause;
    work.route = undefined;
  }

  #spread(wave: Wave): void {
    for (const [object, references] of usesOf(this.#input, wave.key)) {
      const touched = touchedUses(this.#input, references, wave);
      if (touched.length > 0) this.#touch(object, touched, wave);
    }
  }

  #touch(object: SchemaObject, uses: readonly Reference[], wave: Wave): void {
    const { disturbance, cause, gone, rename } = wave;
    const own = object.key === wave.key;
    if (disturbance.keeps?.includes(object.kind)) return;
    // A table that is replaced by another one takes its own uses along.
    if (own && gone) return;
    const work = this.#works.get(object.key);
    if (rename && work?.off === 'drop' && !survivesRename(this.#input, object, rename)) work.beforeRename = true;
    if (work?.action === 'create' || work?.off === 'drop') return;
    const bound = uses.filter(
      (use) =>
        use.binding === 'bound' && (!own || use.from !== undefined) && !letsGoByItself(this.#input, work, use, wave),
    );
    if (work?.off === 'implicit') {
      // It would go with its table, but what it is bound to (a key of another table, a column that lets go) goes before.
      if (bound.length > 0 && (wave.suspended || !mayGoWithParent(this.#input, this.#works, object))) work.off = 'drop';
      return;
    }
    if (bound.length > 0 && disturbance.impact !== 'refresh') {
      const stays = rename
        ? survivesRename(this.#input, object, rename)
        : !gone && !own && followsParent(this.#input, object, wave);
      if (stays) return;
      this.#takeOff(this.#works.of(object), bound, cause, rename !== undefined);
    } else if (!own && !rename && staysFor(this.#input, wave) && uses.some((use) => use.binding === 'resolved'))
      this.#refresh(object, cause);
  }

  #refresh(object: SchemaObject, cause: Cause): void {
    if (!kindOf(this.#input, object).refresh || this.#input.broken?.has(object.key)) return;
    const work = this.#works.of(object);
    if (work.action !== 'keep' || work.refresh || work.off !== 'none' || this.#outlived.has(object)) return;
    work.refresh = true;
    work.cause = cause;
    const next = causedBy(`${titleOf(kindOf(this.#input, object), object)} is refreshed`, cause);
    this.#waves.push({ key: object.key, disturbance: { impact: 'refresh' }, cause: next, gone: false });
  }

  #takeOff(work: Work, uses: readonly Reference[], cause: Cause, beforeRename: boolean): void {
    const { before, after } = work;
    if (!before || !after) return;
    const known = work.uses.length;
    for (const use of uses) if (!work.uses.includes(use)) work.uses.push(use);
    if (work.off === 'suspend' && work.uses.length === known) return;
    const kind = kindOf(this.#input, before);
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
    settleSuspension(this.#input, work, kind, suspension, holdsData);
    const next = causedBy(`${titleOf(kind, before)} lets go of what it is bound to`, cause);
    if (!holdsData) {
      this.#waves.push({ key: work.key, disturbance: {}, cause: next, gone: false });
      return;
    }
    this.#takeFromMembers(before, suspension.off, next);
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

  #cannotLetGo(kind: Kind, object: SchemaObject, uses: readonly Reference[], cause: Cause): never {
    const names = uses.map((use) => this.#input.current.model.objects.get(use.to)?.path.join('.') ?? use.to);
    fail('PLN003', `${kind.title} cannot let go of ${names.join(', ')} without being dropped`, {
      object: kind.itemName(object),
      hint: `It has to because ${cause.join(', because ')}.`,
    });
  }

  /** Children that come with the CREATE of their parent need no step of their own. */
  #fold(): void {
    for (const work of this.#works.all.values()) {
      const { after } = work;
      // A column that is added brings its default.
      for (const token of work.route?.steps.flatMap((draft) => draft.provides ?? []) ?? []) {
        const brought = this.#works.get(token);
        // One of the same name on another column is dropped before.
        if (brought?.on === 'create' && brought.off !== 'suspend' && brought !== work) brought.on = 'folded';
      }
      if (!after || (work.on !== 'create' && work.route?.how !== 'rebuild')) continue;
      const kind = kindOf(this.#input, after);
      if (!kind.folds) continue;
      for (const child of this.#input.end.index.childrenOf(after.key)) {
        const childWork = this.#works.get(child.key);
        if (childWork?.on === 'create' && kind.folds(child, after, this.#input.end)) childWork.on = 'folded';
      }
    }
  }
}
