import { quotePath } from '../base/names.ts';
import { compareText } from '../base/order.ts';
import type { CompareScope, Kind, PropertyChange } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel, ModelIndex } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';
import { Dependents } from './dependents.ts';
import { effectiveEnd } from './effective.ts';
import { equalDefinitions } from './equal-definition.ts';
import { withoutIgnored } from './ignored.ts';
import type { DiffOptions, NamedObject } from './options.ts';
import { applyLoggedRenames, type Rename } from './rename.ts';
import { renameSiblings } from './rename-siblings.ts';
import { type DropRule, dropRuleOf, type IgnoreRule, ignoreRuleOf, scopesOf } from './selection.ts';
import { takenSlots } from './slots.ts';
import { type TakenName, takeNames } from './taken-names.ts';
import {
  droppedMembers,
  keepingMembers,
  membersInUse,
  type Withheld,
  type WithheldMember,
  withholdDrops,
} from './withhold.ts';

/** What differs in one object. A key that stands for another kind or parent on each side gives a drop and a create. */
export type ObjectChange =
  | { readonly action: 'create'; readonly after: SchemaObject }
  | {
      readonly action: 'drop';
      readonly before: SchemaObject;
      /** It is not compared (ignored, or of another scope): it goes only because what it hangs on does. */
      readonly along?: true;
    }
  | {
      readonly action: 'alter';
      readonly before: SchemaObject;
      /** The end: desired, with what stays of current. */
      readonly after: SchemaObject;
      readonly changes: readonly PropertyChange[];
    };

export type Diff = {
  /** As it is. */
  readonly original: DatabaseModel;
  /** As it is once the renames are done; all changes start here. */
  readonly current: DatabaseModel;
  /** Without what the options ignore: that is as current has it. */
  readonly desired: DatabaseModel;
  /** Desired as it was given. */
  readonly asked: DatabaseModel;
  /** The expected end. */
  readonly to: DatabaseModel;
  readonly renames: readonly Rename[];
  /** Sorted by key; the drop of a replaced object stands before its create. */
  readonly changes: readonly ObjectChange[];
  readonly kept: readonly NamedObject[];
  readonly cosmetic: readonly (NamedObject & { readonly difference: 'spelling' | 'whitespace' | 'comment' })[];
  /** Objects and columns that the options would drop but that something needs which stays. */
  readonly withheld: readonly Withheld[];
  /** What the options would keep but another table's constraint takes the name of. */
  readonly taken: readonly TakenName[];
  readonly ignored: IgnoreRule;
  /** Of `current`. */
  readonly index: Dependents;
};

/** What does not change while objects are paired. */
type Pairing = {
  readonly registry: Registry;
  readonly current: DatabaseModel;
  readonly desired: DatabaseModel;
  readonly scopes: ReadonlySet<CompareScope>;
  readonly comments: 'deploy' | 'ignore';
  readonly ignored: IgnoreRule;
  readonly renamed: ReadonlySet<ObjectKey>;
};

/** Everything that the diff decides as it goes over the objects. */
type Work = Pairing & {
  readonly drops: DropRule;
  readonly objects: Map<ObjectKey, SchemaObject>;
  readonly changes: ObjectChange[];
  readonly kept: NamedObject[];
  readonly cosmetic: (NamedObject & { difference: 'spelling' | 'whitespace' | 'comment' })[];
};

function isOfServer(object: SchemaObject, registry: Registry): boolean {
  return registry.kinds[object.kind]?.isOfServer?.(object) === true;
}

/**
 * Compares two databases under the options and says where the plan ends. `drops` replaces the option `drop` (the way back
 * drops exactly what the way there made); `near` indexes a database that is nearly the same as current.
 */
export function diffModels(
  current: DatabaseModel,
  asked: DatabaseModel,
  registry: Registry,
  options: DiffOptions,
  drops: DropRule = dropRuleOf(options.drop, (object) => current.live && isOfServer(object, registry)),
  near?: Dependents,
): Diff {
  const ignored = ignoreRuleOf(options.ignore, registry, current.naming);
  const logged = applyLoggedRenames(current, asked, registry, ignored);
  const pairs = equalDefinitions(logged.model, asked, registry, ignored).filter(
    ({ before, after }) => registry.kinds[before.kind]?.rename !== undefined && !after.key.startsWith('unnamed:'),
  );
  const renamed = renameSiblings(logged.model, registry, pairs);
  const desired = withoutIgnored(
    {
      ...asked,
      refactorings:
        logged.ignored.size === 0 ? asked.refactorings : asked.refactorings.filter((one) => !logged.ignored.has(one)),
    },
    renamed.model,
    ignored,
  );
  const index = new Dependents(renamed.model, registry, near);
  const pairing: Pairing = {
    registry,
    current: renamed.model,
    desired,
    scopes: scopesOf(options),
    comments: options.comments,
    ignored,
    renamed: new Set([...logged.renames, ...renamed.renames].filter((r) => !r.member).map((r) => r.after.key)),
  };
  const { work, members } = pairAll(pairing, drops, index);
  const taken = takeNames(work, index);
  const gone = new Set(taken.map(({ object }) => `${object.kind} ${kindOf(work, object)?.itemName(object)}`));
  const dropped = work.changes.flatMap((change) => (change.action === 'drop' ? [change.before] : []));
  const withheld = withholdDrops({ ...work, dropped, index });
  const back = new Set(withheld.map(({ object }) => object));
  // What would only have gone along stays with what is taken back; parents come first.
  for (const change of work.changes) {
    if (change.action !== 'drop' || !change.along || change.before.parent === undefined) continue;
    const parent = work.current.objects.get(change.before.parent);
    if (!parent || !back.has(parent)) continue;
    work.objects.set(change.before.key, change.before);
    back.add(change.before);
  }
  for (const object of dropped) if (!back.has(object)) followReplacement(work, object, index);
  const changes = work.changes.filter((change) => change.action !== 'drop' || !back.has(change.before));
  changes.sort(byKeyThenDrop);
  return {
    original: current,
    current: renamed.model,
    desired,
    asked,
    to: endModel(work),
    renames: [...logged.renames, ...renamed.renames],
    changes,
    kept: sortNames(work.kept.filter(({ kind, name }) => !gone.has(`${kind} ${name}`))),
    cosmetic: sortNames(work.cosmetic),
    withheld: [...members, ...withheld],
    taken,
    ignored: work.ignored,
    index,
  };
}

/** Pairs all objects, and again while a column would go that something needs which stays. */
function pairAll(
  pairing: Pairing,
  drops: DropRule,
  index: ModelIndex,
): { readonly work: Work; readonly members: readonly WithheldMember[] } {
  const members: WithheldMember[] = [];
  for (;;) {
    const rule = keepingMembers(drops, members, pairing.current.naming);
    const work: Work = { ...pairing, drops: rule, objects: new Map(), changes: [], kept: [], cosmetic: [] };
    for (const after of pairing.desired.objects.values()) pairDesired(work, after);
    pairLeftOver(work);
    createNeeded(work);
    const found = membersInUse(work, index);
    if (found.length === 0) return { work, members };
    members.push(...found);
  }
}

/** What stays as it is but named an object that goes (a foreign key its replaced key) names in the end what desired names. */
function followReplacement({ objects, desired }: Work, gone: SchemaObject, index: ModelIndex): void {
  for (const { object } of index.dependentsOf(gone.key)) {
    const twin = desired.objects.get(object.key);
    if (!twin || objects.get(object.key) !== object) continue;
    objects.set(
      object.key,
      changedObject(object, {}, () => twin.references),
    );
  }
}

function endModel({ current, desired, objects, scopes }: Work): DatabaseModel {
  const done = new Set(current.refactorings.map((operation) => operation.key));
  const fresh = desired.refactorings.filter((operation) => !done.has(operation.key));
  return {
    ...current,
    objects: scopes.size > 0 ? objects : current.objects,
    refactorings: fresh.length > 0 ? [...current.refactorings, ...fresh] : current.refactorings,
    variables: { ...current.variables, ...desired.variables },
  };
}

function kindOf(work: Work, object: SchemaObject): Kind | undefined {
  return work.registry.kinds[object.kind];
}

/** Whether the kind has any property in a scope that is compared. */
function isInScope(work: Work, kind: Kind): boolean {
  return work.scopes.has(kind.scope);
}

function pairDesired(work: Work, desired: SchemaObject): void {
  const before = work.current.objects.get(desired.key);
  const kind = kindOf(work, desired);
  if (!kind || !isInScope(work, kind)) {
    if (before) work.objects.set(before.key, before);
    return;
  }
  if (!before) {
    work.objects.set(desired.key, desired);
    work.changes.push({ action: 'create', after: desired });
    return;
  }
  // Packages of one comparison share the objects that they have in common.
  if (before === desired) {
    work.objects.set(before.key, before);
    return;
  }
  if (before.kind !== desired.kind || before.parent !== desired.parent) {
    work.objects.set(desired.key, desired);
    work.changes.push({ action: 'drop', before }, { action: 'create', after: desired });
    return;
  }
  const end = effectiveEnd(kind, before, desired, {
    ...work,
    naming: work.current.naming,
    renamed: work.renamed.has(before.key),
  });
  const name = kind.itemName(before);
  for (const { property, member } of end.kept)
    work.kept.push({ kind: property.replace(/s$/, ''), name: quotePath([...before.path, member]) });
  for (const difference of new Set(end.cosmetic.map((change) => change.cosmetic)))
    if (difference) work.cosmetic.push({ kind: kind.name, name, difference });
  work.objects.set(end.after.key, end.after);
  if (end.changes.length > 0) work.changes.push({ action: 'alter', before, after: end.after, changes: end.changes });
}

function pairLeftOver(work: Work): void {
  const replaced = takenSlots(work.current, work.desired, work.registry);
  const goneMembers = droppedMembers(work);
  const dropped = new Set<ObjectKey>();
  const visit = (before: SchemaObject): void => {
    if (work.desired.objects.has(before.key) || work.objects.has(before.key) || dropped.has(before.key)) return;
    const parent = before.parent === undefined ? undefined : work.current.objects.get(before.parent);
    if (parent) visit(parent);
    const kind = kindOf(work, before);
    const end = parent && work.objects.get(parent.key);
    const goes = () => goesWithMember(work, before, goneMembers) || (end && kind?.cannotStandOn?.(before, end));
    if (parent && (isGone(work, parent) || goes())) {
      const along = !kind || !isInScope(work, kind) || work.ignored(before, work.current);
      work.changes.push({ action: 'drop', before, ...(along && { along }) });
      dropped.add(before.key);
      return;
    }
    if (!kind || !isInScope(work, kind) || work.ignored(before, work.current)) {
      work.objects.set(before.key, before);
    } else if (replaced.has(before.key) || work.drops.object(before)) {
      dropped.add(before.key);
      work.changes.push({ action: 'drop', before });
    } else {
      work.objects.set(before.key, before);
      work.kept.push({ kind: kind.name, name: kind.itemName(before) });
    }
  };
  for (const before of work.current.objects.values()) visit(before);
}

/** Whether it belongs to a column of its parent that is dropped. */
function goesWithMember(work: Work, object: SchemaObject, gone: ReadonlyMap<ObjectKey, ReadonlySet<string>>): boolean {
  const members = object.parent === undefined ? undefined : gone.get(object.parent);
  const kind = kindOf(work, object);
  if (!members || !(kind?.goesWithMember || kind?.hangsOnMember)) return false;
  const { fold } = work.current.naming;
  return object.references.some(
    ({ to, member }) => to === object.parent && member !== undefined && members.has(fold(member)),
  );
}

/** Whether the end lacks the object, or has another of its key. */
function isGone(work: Work, before: SchemaObject): boolean {
  const end = work.objects.get(before.key);
  return end === undefined || end.kind !== before.kind;
}

/** What a created or changed object needs at once is created also when its scope is not compared: the user of EXECUTE AS. */
function createNeeded(work: Work): void {
  for (let i = 0; i < work.changes.length; i += 1) {
    const change = work.changes[i];
    if (!change || change.action === 'drop' || kindOf(work, change.after)?.late) continue;
    for (const { to, binding } of change.after.references) {
      if (binding === 'deferred' || work.objects.has(to)) continue;
      const needed = work.desired.objects.get(to);
      if (!needed) continue;
      work.objects.set(to, needed);
      work.changes.push({ action: 'create', after: needed });
    }
  }
}

function byKeyThenDrop(a: ObjectChange, b: ObjectChange): number {
  const left = a.action === 'create' ? a.after : a.before;
  const right = b.action === 'create' ? b.after : b.before;
  return compareText(left.key, right.key) || compareText(b.action, a.action);
}

function sortNames<T extends NamedObject>(names: T[]): readonly T[] {
  return names.sort((a, b) => compareText(`${a.kind} ${a.name}`, `${b.kind} ${b.name}`));
}
