import { membersOf } from '../diff/compare.ts';
import type { Kind, SqlContext, StepDraft } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { DatabaseModel } from '../model/database-model.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Binding, Reference, SchemaObject } from '../model/schema-object.ts';
import { type Item, phases, type Strength, type Token } from './item.ts';
import { withPauses } from './pauses.ts';
import { shownTypes } from './shown-types.ts';
import { describeChange, stepName } from './words.ts';
import { type Cause, isAnew, type Work } from './work.ts';

export type DraftInput = {
  readonly desired: DatabaseModel;
  readonly registry: Registry;
  readonly current: SqlContext;
  readonly end: SqlContext;
  /** As it was before any rename. */
  readonly original: SqlContext;
  /** Kinds that come last anyway are not asked for their references: reading a thousand bodies takes longer than all else. */
  readonly lateLast?: boolean;
  /** Objects that get another name only by being dropped and created: as they are called until then, by new key. */
  readonly formerly?: ReadonlyMap<ObjectKey, SchemaObject>;
};

/** The steps of every work, each with what it provides, removes, needs and lets go of. Sorted by key of the object. */
export function draftItems(input: DraftInput, works: ReadonlyMap<ObjectKey, Work>): Item[] {
  const { releases, between } = shownTypes(input, works);
  const items: Item[] = [...between];
  for (const key of [...works.keys()].sort()) {
    const work = works.get(key);
    if (!work) continue;
    const shown = releases.get(key) ?? [];
    // A module lets go of the types that it shows when it is brought up to date, and not when it lets go of what it uses.
    const letsGo = ({ phase }: Item) => (work.off === 'drop' ? phase <= phases.drop : phase > phases.drop);
    const own = itemsOf(input, work, works);
    items.push(
      ...(shown.length === 0
        ? own
        : own.map((one) => (letsGo(one) ? { ...one, releases: [...one.releases, ...shown] } : one))),
    );
  }
  return withPauses(items, input);
}

function itemsOf(input: DraftInput, work: Work, works: ReadonlyMap<ObjectKey, Work>): Item[] {
  const { before, after } = work;
  const kindOf = (object: SchemaObject) => input.registry.kinds[object.kind] as Kind;
  const items: Item[] = [];
  if (before && work.off === 'drop') items.push(...dropItems(input, work, before, kindOf(before), works));
  if (before && work.off === 'suspend') items.push(...offItems(input, work, before, kindOf(before)));
  const route = before && after && work.route ? routeItems(input, work, before, after, kindOf(after), works) : [];
  const restored = new Set(
    (work.on === 'suspend' ? work.suspension?.on : undefined)?.flatMap((draft) => draft.provides),
  );
  // A column made of one that comes back waits for it.
  const isOver = ({ provides }: Item) =>
    after !== undefined &&
    endReferences(input, after).some(
      ({ to, member, from }) =>
        to === after.key &&
        member !== undefined &&
        from !== undefined &&
        restored.has(memberToken(to, member, input.end)) &&
        provides.includes(memberToken(to, from, input.end)),
    );
  items.push(...route.filter((one) => restored.size === 0 || !isOver(one)));
  if (after && work.on === 'create') items.push(...createItems(input, work, after, kindOf(after), works));
  if (after && work.on === 'suspend') items.push(...onItems(input, work, after, kindOf(after)));
  if (restored.size > 0) items.push(...route.filter(isOver));
  if (after && work.refresh) items.push(...refreshItems(input, work, after, kindOf(after)));
  return items;
}

const strengths: Readonly<Record<Binding, Strength>> = { bound: 'must', resolved: 'must', deferred: 'deferred' };
const releaseStrengths: Readonly<Record<Binding, Strength>> = {
  bound: 'must',
  resolved: 'resolved',
  deferred: 'deferred',
};

function memberToken(key: ObjectKey, member: string, context: SqlContext): string {
  return `${key}#${context.naming.fold(member)}`;
}

function tokensOf(
  references: readonly Reference[],
  by: Readonly<Record<Binding, Strength>>,
  context: SqlContext,
): Token[] {
  const tokens: Token[] = [];
  for (const { to, member, binding } of references) {
    const strength = by[binding];
    tokens.push({ token: to, strength });
    if (member !== undefined) tokens.push({ token: memberToken(to, member, context), strength });
  }
  return tokens;
}

/** The object's key and those of its members, with what goes or comes inside it. */
function ownTokens(object: SchemaObject, kind: Kind, context: SqlContext): string[] {
  const tokens: string[] = [object.key];
  for (const row of kind.properties)
    if (row.members)
      for (const member of membersOf(object.props[row.name], context.naming).keys())
        tokens.push(`${object.key}#${member}`);
  for (const slot of kind.slots?.(object) ?? []) tokens.push(slotToken(object, slot));
  return tokens;
}

function slotToken(object: SchemaObject, slot: string): string {
  return `${object.parent ?? ''}!${slot}`;
}

type Common = Pick<Item, 'work' | 'object' | 'kind' | 'phase' | 'because'>;

function item(common: Common, draft: StepDraft, rest: Partial<Item>): Item {
  const { object, kind } = common;
  return {
    ...common,
    name: stepName(draft.does, kind, object),
    draft,
    provides: [...(rest.provides ?? []), ...(draft.provides ?? [])],
    removes: [...(rest.removes ?? []), ...(draft.removes ?? [])],
    needs: [...(rest.needs ?? []), ...(draft.needs ?? []).map((token): Token => ({ token, strength: 'must' }))],
    releases: rest.releases ?? [],
    inPlace: rest.inPlace ?? false,
    needsGone: [...(rest.needsGone ?? []), ...(draft.needsGone ?? [])],
    names: rest.names ?? [object.key, ...(object.parent === undefined ? [] : [object.parent])],
    phase: draft.does === 'validate' ? phases.validate : common.phase,
  };
}

function dropItems(
  input: DraftInput,
  work: Work,
  before: SchemaObject,
  kind: Kind,
  works: ReadonlyMap<ObjectKey, Work>,
): Item[] {
  const { current, original } = input;
  const removes = ownTokens(before, kind, current);
  const first = firstItems(input, work, before, kind);
  const kept =
    first.length === 0 ? before.references : before.references.filter((use) => !work.letsGoFirst.includes(use));
  const releases = tokensOf(kept, releaseStrengths, current);
  // A child that goes by itself goes before its parent.
  if (before.parent !== undefined) releases.push({ token: before.parent, strength: 'must' });
  const visit = (parent: SchemaObject): void => {
    for (const child of current.index.childrenOf(parent.key)) {
      if (works.get(child.key)?.off === 'drop') continue;
      const childKind = input.registry.kinds[child.kind];
      if (!childKind) continue;
      removes.push(...ownTokens(child, childKind, current));
      if (!childKind.late) releases.push(...tokensOf(child.references, releaseStrengths, current));
      visit(child);
    }
  };
  visit(before);
  const old = work.beforeRename ? original.model.objects.get(before.key) : undefined;
  const former = old ?? input.formerly?.get(before.key);
  const drafts = kind.drop(former ?? before, old ? original : current);
  const phase = work.on === 'none' ? phases.drop : phases.off;
  const common = { work, object: former ?? before, kind, phase, because: work.offCause ?? work.cause };
  const own = drafts.map((draft, i) =>
    item(common, draft, { removes: i === drafts.length - 1 ? removes : [], releases, ...(old && { names: [] }) }),
  );
  return [...first, ...own];
}

/** A computed column goes before the function that it uses, and its table after it, where that function reads the table. */
function firstItems(input: DraftInput, work: Work, before: SchemaObject, kind: Kind): Item[] {
  if (work.letsGoFirst.length === 0) return [];
  const common = { work, object: before, kind, phase: phases.off, because: work.cause };
  const releases = tokensOf(work.letsGoFirst, releaseStrengths, input.current);
  const off = kind.suspend?.(before, input.current, work.letsGoFirst)?.off ?? [];
  return off.map((draft) => item(common, draft, { releases }));
}

function offItems(input: DraftInput, work: Work, before: SchemaObject, kind: Kind): Item[] {
  const common = { work, object: before, kind, phase: phases.off, because: work.offCause ?? work.cause };
  const releases = tokensOf(work.uses, releaseStrengths, input.current);
  const names = work.beforeRename ? { names: [] } : {};
  // What hangs on it and is taken off goes before: altering a view takes its indexes away.
  const removes = kind.properties.some((row) => row.stored) ? [] : [before.key];
  return (work.suspension?.off ?? []).map((draft) =>
    item(common, draft, {
      releases,
      removes,
      provides: (draft.removes ?? []).map((token) => `${token}~off`),
      ...names,
    }),
  );
}

function onItems(input: DraftInput, work: Work, after: SchemaObject, kind: Kind): Item[] {
  const common = { work, object: after, kind, phase: phases.on, because: work.cause };
  const holdsData = kind.properties.some((row) => row.stored);
  return (work.suspension?.on ?? []).map((draft) => {
    const references = endReferences(input, after).filter(
      (use) => !holdsData || isOf(use, 'provides', draft, after, input.end),
    );
    // Whoever binds to it again must wait until it has taken hold.
    const provides = holdsData ? [] : [after.key];
    return item(common, draft, { provides, needs: tokensOf(references, strengths, input.end) });
  });
}

function createItems(
  input: DraftInput,
  work: Work,
  after: SchemaObject,
  kind: Kind,
  works: ReadonlyMap<ObjectKey, Work>,
): Item[] {
  const { end } = input;
  const provides = ownTokens(after, kind, end);
  const last = input.lateLast === true && kind.late === true;
  const references = last ? [] : [...endReferences(input, after)];
  for (const child of end.index.childrenOf(after.key)) {
    if (works.get(child.key)?.on !== 'folded') continue;
    const childKind = input.registry.kinds[child.kind];
    if (childKind) provides.push(...ownTokens(child, childKind, end));
    references.push(...endReferences(input, child).filter((use) => use.to !== after.key));
  }
  const phase = last ? phases.refresh : work.off === 'none' ? phases.change : phases.on;
  const common = { work, object: after, kind, phase, because: work.cause };
  const parent: Token[] = after.parent === undefined ? [] : [{ token: after.parent, strength: 'must' }];
  const drafts = kind.create(after, end);
  const later = new Set(drafts.slice(1).flatMap((draft) => draft.provides ?? []));
  return drafts.map((draft, i) => {
    const omits = new Set(draft.omits ?? []);
    const needed = omits.size > 0 ? references.filter((use) => !omits.has(use.to)) : references;
    return item(common, draft, {
      provides: i === 0 ? provides.filter((token) => !later.has(token)) : [],
      needs: [...parent, ...tokensOf(needed, strengths, end)].filter((need) => need.token !== after.key),
      needsGone: i === 0 ? provides : [],
    });
  });
}

/** What a changed object references in the end; an object that is equal on both sides may name a replaced key of current. */
function endReferences({ desired }: DraftInput, object: SchemaObject): readonly Reference[] {
  return (desired.objects.get(object.key) ?? object).references;
}

function routeItems(
  input: DraftInput,
  work: Work,
  before: SchemaObject,
  after: SchemaObject,
  kind: Kind,
  works: ReadonlyMap<ObjectKey, Work>,
): Item[] {
  const { route } = work;
  if (!route || work.off === 'drop') return [];
  const { end, current } = input;
  const holdsData = kind.properties.some((row) => row.stored);
  const anew = isAnew(work);
  const known = new Set(before.references.map(spelled));
  const isNew = (use: Reference) => !holdsData || anew || !known.has(spelled(use));
  // Within one object the kind's own order holds.
  const acquired = endReferences(input, after).filter((use) => use.to !== after.key && isNew(use));
  const first = firstItems(input, work, before, kind);
  // What it, or the member, still uses in the end it never lets go of; where that is in the way, the closure has taken it off.
  const still = new Set(
    endReferences(input, after).flatMap((use) =>
      tokensOf([use], strengths, end).map(({ token }) => usedBy(use, token, end)),
    ),
  );
  const isReleased = (use: Reference) =>
    use.to !== before.key && !work.letsGoFirst.includes(use) && !(work.off === 'suspend' && work.uses.includes(use));
  const released = before.references.filter(isReleased);
  const disturbed = disturbedTokens(work, current);
  const common = { work, object: after, kind, phase: phases.change, because: work.cause };
  const later = work.comesLater ?? new Set<string>();
  const isLater = (draft: StepDraft) => draft.provides?.some((token) => later.has(token)) ?? false;
  // Another table takes the place of this one: it lets go of everything, and needs everything.
  const isWhole = (draft: StepDraft) => anew && !isLater(draft);
  const rebuilt = anew ? rebuiltTokens(input, after, kind, works).filter((token) => !later.has(token)) : [];
  const causeOf = causesOf(work, after, kind, current);
  const own = route.steps.map((draft) => {
    const needs = acquired.filter((use) =>
      use.from !== undefined && later.has(memberToken(after.key, use.from, end))
        ? isLater(draft)
        : isWhole(draft) || isOf(use, 'provides', draft, after, end),
    );
    const releases = released.filter((use) => isWhole(draft) || isOf(use, 'removes', draft, before, current));
    return item({ ...common, because: causeOf(draft) }, draft, {
      provides: isLater(draft) ? [] : [...disturbed, ...rebuilt],
      removes: isLater(draft) ? [] : [...disturbed, ...rebuilt],
      needs: tokensOf(needs, strengths, end).filter((need) => need.token !== after.key),
      releases: releases.flatMap((use) =>
        tokensOf([use], releaseStrengths, current).filter(
          ({ token }) => anew || !still.has(usedBy(use, token, current)),
        ),
      ),
      needsGone: (draft.provides ?? []).filter((token) => works.get(token)?.off === 'drop'),
      inPlace: !anew,
    });
  });
  return [...first, ...own];
}

function usedBy({ from }: Reference, token: string, { naming }: SqlContext): string {
  return `${from === undefined ? '' : naming.fold(from)}\u0001${token}`;
}

/** The changes of the columns that a step names, or what the object's work is for as a whole. */
function causesOf(work: Work, object: SchemaObject, kind: Kind, { naming }: SqlContext): (draft: StepDraft) => Cause {
  const byToken = new Map<string, number[]>();
  work.changes.forEach(({ member }, i) => {
    if (member === undefined) return;
    const token = `${object.key}#${naming.fold(member)}`;
    const list = byToken.get(token);
    if (list) list.push(i);
    else byToken.set(token, [i]);
  });
  return ({ removes = [], provides = [] }) => {
    const named = new Set([...removes, ...provides].flatMap((token) => byToken.get(token) ?? []));
    if (named.size === 0) return work.cause;
    const own = [...named].sort((a, b) => a - b).flatMap((i) => work.changes[i] ?? []);
    return [own.map((change) => describeChange(kind, object, change)).join(', ')];
  };
}

/** Whether a use belongs to this step: to a column that the step brings or takes, or to the object as a whole. */
function isOf(
  use: Reference,
  does: 'provides' | 'removes',
  draft: StepDraft,
  object: SchemaObject,
  context: SqlContext,
) {
  if (use.from === undefined) return true;
  const own = `${object.key}#`;
  const named = [...(draft.provides ?? []), ...(draft.removes ?? [])].some((token) => token.startsWith(own));
  return !named || (draft[does]?.includes(memberToken(object.key, use.from, context)) ?? false);
}

/** Disturbed parts that no step names by itself belong to all steps of the route. */
function disturbedTokens({ key, route }: Work, context: SqlContext): string[] {
  const named = new Set(route?.steps.flatMap((draft) => [...(draft.removes ?? []), ...(draft.provides ?? [])]));
  const tokens: string[] = [];
  for (const { member, impact } of route?.disturbs ?? []) {
    if (impact === 'refresh') continue;
    const token = member === undefined ? key : memberToken(key, member, context);
    if (!named.has(token)) tokens.push(token);
  }
  return tokens;
}

/** A copied table is another object: everything of it, and what the copy takes in, is new. */
function rebuiltTokens(
  input: DraftInput,
  after: SchemaObject,
  kind: Kind,
  works: ReadonlyMap<ObjectKey, Work>,
): string[] {
  const tokens = ownTokens(after, kind, input.end);
  for (const child of input.end.index.childrenOf(after.key)) {
    const childKind = input.registry.kinds[child.kind];
    if (childKind && works.get(child.key)?.on === 'folded') tokens.push(...ownTokens(child, childKind, input.end));
  }
  return tokens;
}

function spelled({ to, member, from, binding }: Reference): string {
  return `${to}#${member ?? ''}#${from ?? ''}#${binding}`;
}

function refreshItems(input: DraftInput, work: Work, after: SchemaObject, kind: Kind): Item[] {
  const common = { work, object: after, kind, phase: phases.refresh, because: work.cause };
  const drafts = kind.refresh?.(after, input.end) ?? [];
  const needs = tokensOf(
    endReferences(input, after),
    { bound: 'resolved', resolved: 'resolved', deferred: 'deferred' },
    input.end,
  );
  return drafts.map((draft) => item(common, draft, { provides: [after.key], needs }));
}
