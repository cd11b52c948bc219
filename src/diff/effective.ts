import type { Naming } from '../base/names.ts';
import type { CompareScope, Kind, Property, PropertyChange } from '../kinds/kind.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { changedObject } from '../model/schema-object-of.ts';
import { compareObjects, isCompared, isCosmetic, membersOf } from './compare.ts';
import type { DropRule } from './selection.ts';

export type EffectiveOptions = {
  readonly naming: Naming;
  readonly scopes: ReadonlySet<CompareScope>;
  readonly comments: 'deploy' | 'ignore';
  readonly drops: DropRule;
  /** The object has been renamed: its text still spells the old name, so it is changed although it compares equal. */
  readonly renamed?: boolean;
};

/** How one object of both sides ends, and what of it really changes. */
export type Effective = {
  readonly after: SchemaObject;
  readonly changes: readonly PropertyChange[];
  /** Wording that stays as it is. */
  readonly cosmetic: readonly PropertyChange[];
  /** Members of current that stay although desired lacks them. */
  readonly kept: readonly { readonly property: string; readonly member: string }[];
};

type Values = Readonly<Record<string, unknown>>;

/**
 * The end of an object that both sides have: desired, with the members that stay, with values of scopes that are not
 * compared, and with cosmetic differences as current has them.
 */
export function effectiveEnd(
  kind: Kind,
  before: SchemaObject,
  desired: SchemaObject,
  options: EffectiveOptions,
): Effective {
  const differences = compareObjects(kind, before, desired, options);
  if (differences.length === 0) return { after: before, changes: [], cosmetic: [], kept: [] };
  const changes: PropertyChange[] = [];
  const cosmetic: PropertyChange[] = [];
  const kept: { property: string; member: string }[] = [];
  for (const change of differences) {
    if (options.renamed && isText(kind, change)) changes.push(asReal(change));
    else if (isCosmetic(change, options.comments)) cosmetic.push(change);
    else if (stays(kind, before, change, options.drops))
      kept.push({ property: change.property, member: change.member ?? '' });
    else changes.push(change);
  }
  if (changes.length === 0) return { after: before, changes, cosmetic, kept };
  if (
    cosmetic.length === 0 &&
    kept.length === 0 &&
    kind.properties.every((row) => isComparedOrIgnored(kind, row, options))
  )
    return { after: desired, changes, cosmetic, kept };
  return { after: merged(kind, before, desired, cosmetic, kept, options), changes, cosmetic, kept };
}

function isText(kind: Kind, { property }: PropertyChange): boolean {
  return kind.properties.find((row) => row.name === property)?.equality === 'module';
}

function asReal({ cosmetic: _, ...change }: PropertyChange): PropertyChange {
  return change;
}

function isComparedOrIgnored(kind: Kind, row: Property, options: EffectiveOptions): boolean {
  return row.equality === 'ignored' || isCompared(kind, row, options.scopes);
}

function stays(kind: Kind, before: SchemaObject, change: PropertyChange, drops: DropRule): boolean {
  if (change.member === undefined || change.memberProperty !== undefined || change.after !== undefined) return false;
  const row = kind.properties.find((property) => property.name === change.property);
  return row?.stored === true && !drops.member(before, change.property, change.member);
}

function merged(
  kind: Kind,
  before: SchemaObject,
  desired: SchemaObject,
  cosmetic: readonly PropertyChange[],
  kept: Effective['kept'],
  options: EffectiveOptions,
): SchemaObject {
  const { naming } = options;
  const props: Record<string, unknown> = { ...desired.props };
  for (const row of kind.properties)
    if (!isComparedOrIgnored(kind, row, options)) props[row.name] = before.props[row.name];
  for (const change of cosmetic) if (change.member === undefined) props[change.property] = change.before;
  for (const row of kind.properties) {
    const wording = cosmetic.filter((change) => change.property === row.name && change.memberProperty !== undefined);
    const staying = kept.filter((member) => member.property === row.name);
    if (wording.length + staying.length === 0) continue;
    const current = membersOf(before.props[row.name], naming);
    const members = new Map(membersOf(desired.props[row.name], naming));
    for (const { member, memberProperty, before: value } of wording) {
      const key = naming.fold(member ?? '');
      members.set(key, { ...members.get(key), [memberProperty ?? '']: value });
    }
    for (const { member } of staying) members.set(naming.fold(member), current.get(naming.fold(member)) as Values);
    props[row.name] = [...members.values()];
  }
  return changedObject(desired, { props }, () => withKeptReferences(before, desired, kept, naming));
}

function withKeptReferences(
  before: SchemaObject,
  desired: SchemaObject,
  kept: Effective['kept'],
  naming: Naming,
): readonly Reference[] {
  const names = new Set(kept.map(({ member }) => naming.fold(member)));
  return [
    ...desired.references,
    ...before.references.filter(({ from }) => from !== undefined && names.has(naming.fold(from))),
  ];
}
