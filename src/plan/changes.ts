import { quotePath } from '../base/names.ts';
import { compareText } from '../base/order.ts';
import { Dependents } from '../diff/dependents.ts';
import type { Diff, ObjectChange } from '../diff/diff.ts';
import type { IgnoreRule } from '../diff/selection.ts';
import type { PropertyChange, SqlContext } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { type NetRename, netRenames } from './net-renames.ts';
import type { Change } from './plan-types.ts';
import type { IndexedContext } from './sql-context.ts';
import { words } from './words.ts';

type Input = { readonly registry: Registry; readonly current: SqlContext; readonly end: IndexedContext };

/** Every difference, spelled for a reader: also the keys and indexes of a new table. How it is made stands in the steps. */
export function changesOf(diff: Diff, input: Input): readonly Change[] {
  const changes: Change[] = [];
  // Where a value is written is not compared, so the end may not say it.
  const desired = {
    ...input.end,
    model: diff.desired,
    index: new Dependents(diff.desired, input.registry, input.end.index),
  };
  for (const rename of netRenames(diff.renames, input.current.naming.fold))
    changes.push(...renameChange(rename, input));
  for (const change of diff.changes.filter((one) => one.action !== 'drop' || !one.along))
    for (const spelled of asReported(change, input, desired, diff.ignored))
      changes.push(...objectChange(spelled, input));
  return merged(changes).sort((a, b) => compareText(sortKey(a), sortKey(b)));
}

/** A difference that a reader looks for on another object (a table's storage on its clustered key) is listed there. */
function asReported(
  change: ObjectChange,
  { registry, current, end }: Input,
  desired: SqlContext,
  ignored: IgnoreRule,
): readonly ObjectChange[] {
  const reportedOn = registry.kinds[change.action === 'create' ? change.after.kind : change.before.kind]?.reportedOn;
  if (change.action !== 'alter' || !reportedOn) return [change];
  const { before, after } = change;
  const own: PropertyChange[] = [];
  const moved = new Map<SchemaObject, PropertyChange[]>();
  for (const difference of change.changes) {
    const other = reportedOn(difference, { before, after, current, desired });
    // What the options ignore is not named.
    if (!other || ignored(other, desired.model)) own.push(difference);
    else moved.set(other, [...(moved.get(other) ?? []), difference]);
  }
  const result: ObjectChange[] = own.length > 0 ? [{ ...change, changes: own }] : [];
  for (const [object, changes] of moved) {
    const was = current.model.objects.get(object.key);
    // A key that comes or goes says it all by itself.
    const will = end.model.objects.get(object.key);
    if (was && will) result.push({ action: 'alter', before: was, after: will, changes });
    else if (own.length === 0) result.push(change);
  }
  return result;
}

/** One entry for an object that differs by itself and by what is reported on it. */
function merged(changes: readonly Change[]): Change[] {
  const result = new Map<string, Change>();
  for (const [i, change] of changes.entries()) {
    const key = change.action === 'alter' ? `${change.element} ${change.name} ${change.parent ?? ''}` : String(i);
    const known = result.get(key);
    result.set(key, known ? { ...known, properties: [...known.properties, ...change.properties] } : change);
  }
  return [...result.values()];
}

function sortKey({ parent, name, element, action }: Change): string {
  return `${parent ?? name}\u0001${parent === undefined ? '' : name}\u0001${element}\u0001${action}`;
}

function objectChange(change: ObjectChange, { registry, current, end }: Input): Change[] {
  const object = change.action === 'create' ? change.after : change.before;
  const kind = registry.kinds[object.kind];
  if (!kind) return [];
  const model = change.action === 'create' ? end.model : current.model;
  const parent = object.parent === undefined ? undefined : model.objects.get(object.parent);
  const parentKind = parent && registry.kinds[parent.kind];
  const base = {
    action: change.action,
    element: kind.element(object),
    name: kind.itemName(object),
    ...(parent && parentKind ? { parent: parentKind.itemName(parent) } : {}),
  };
  switch (change.action) {
    case 'create':
      return [{ ...base, properties: [], after: definition(change.after, registry, end) }];
    case 'drop':
      return [{ ...base, properties: [], before: definition(change.before, registry, current) }];
    case 'alter':
      return [
        {
          ...base,
          properties: change.changes.map(propertyChange),
          before: definition(change.before, registry, current),
          after: definition(change.after, registry, end),
        },
      ];
  }
}

function propertyChange({
  property,
  member,
  memberProperty,
  before,
  after,
}: PropertyChange): Change['properties'][number] {
  const path = member === undefined ? words(property) : `${words(property).replace(/s$/, '')} ${member}`;
  return {
    property: memberProperty === undefined ? path : `${path} ${words(memberProperty)}`,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/** The object as SQL that would create it. */
function definition(object: SchemaObject, registry: Registry, context: SqlContext): string {
  const drafts = registry.kinds[object.kind]?.create(object, context) ?? [];
  return drafts.flatMap((draft) => draft.sql).join('\n');
}

function renameChange(rename: NetRename, { registry }: Input): Change[] {
  if ('column' in rename) {
    const { owner, elementType = 'SqlSimpleColumn', from, to } = rename.column;
    const kind = registry.kinds[owner.kind];
    if (!kind) return [];
    return [
      {
        action: 'rename',
        element: elementType,
        name: quotePath(to),
        formerName: quotePath(from),
        parent: kind.itemName(owner),
        properties: [],
      },
    ];
  }
  const { does, before, after } = rename;
  const kind = registry.kinds[after.kind];
  if (!kind) return [];
  return [
    {
      action: does,
      element: kind.element(after),
      name: kind.itemName(after),
      formerName: kind.itemName(before),
      properties: [],
    },
  ];
}
