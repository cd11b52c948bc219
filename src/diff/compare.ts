import type { Naming } from '../base/names.ts';
import type { CompareScope, Kind, Property, PropertyChange } from '../kinds/kind.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { compareValues, sameJson, type TextContext } from './compare-values.ts';

export type CompareOptions = {
  readonly naming: Naming;
  /** Scopes that are compared; a property of another scope keeps its value of current. */
  readonly scopes: ReadonlySet<CompareScope>;
};

type Values = Readonly<Record<string, unknown>>;

/** Every difference between two objects of one kind, cosmetic ones included, in the order of the property table. */
export function compareObjects(
  kind: Kind,
  before: SchemaObject,
  after: SchemaObject,
  options: CompareOptions,
): readonly PropertyChange[] {
  if (before.props === after.props) return none;
  let changes: PropertyChange[] | undefined;
  for (const property of kind.properties) {
    if (!isCompared(kind, property, options.scopes)) continue;
    const a = givenOrDefault(before.props, property);
    const b = givenOrDefault(after.props, property);
    if (a === b) continue;
    if (property.members) {
      const found = compareMembers(property, a, b, options.naming);
      if (found.length > 0) changes = [...(changes ?? []), ...found];
    } else {
      const change = changeOf(property, a, b, options.naming, textContext(after));
      if (change) {
        changes ??= [];
        changes.push({ property: property.name, ...change });
      }
    }
  }
  return changes ?? none;
}

const none: readonly PropertyChange[] = [];

export function isCompared(kind: Kind, property: Property, scopes: ReadonlySet<CompareScope>): boolean {
  return property.equality !== 'ignored' && scopes.has(property.scope ?? kind.scope);
}

/** The value of a property, its default when it is not given. */
export function givenOrDefault(props: Values, property: Property): unknown {
  const value = props[property.name];
  return value === undefined ? property.default : value;
}

/** How the texts of an object are to be read. */
export function textContext(object: SchemaObject): TextContext {
  return { name: object.path, quotedIdentifier: object.props.quotedIdentifier !== false };
}

/** Members by folded name, in their order. */
export function membersOf(value: unknown, naming: Naming): ReadonlyMap<string, Values> {
  const result = new Map<string, Values>();
  if (!Array.isArray(value)) return result;
  for (const member of value as readonly Values[]) result.set(naming.fold(String(member.name)), member);
  return result;
}

function changeOf(property: Property, before: unknown, after: unknown, naming: Naming, about?: TextContext) {
  const verdict = compareValues(property.equality, before, after, naming, about);
  if (verdict === 'equal') return undefined;
  return {
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    aspect: property.aspect,
    ...(verdict === 'differs' ? {} : { cosmetic: verdict }),
  };
}

function compareMembers(property: Property, before: unknown, after: unknown, naming: Naming): PropertyChange[] {
  if (sameJson(before, after)) return [];
  const changes: PropertyChange[] = [];
  const current = membersOf(before, naming);
  const desired = membersOf(after, naming);
  const base = { property: property.name, aspect: property.aspect };
  for (const [key, a] of current) {
    const b = desired.get(key);
    if (!b) {
      changes.push({ ...base, member: String(a.name), before: a });
      continue;
    }
    for (const row of property.members ?? []) {
      if (row.equality === 'ignored') continue;
      const change = changeOf(row, givenOrDefault(a, row), givenOrDefault(b, row), naming);
      if (change)
        changes.push({ property: property.name, member: String(b.name), memberProperty: row.name, ...change });
    }
  }
  for (const [key, b] of desired) if (!current.has(key)) changes.push({ ...base, member: String(b.name), after: b });
  return changes;
}

/** Whether a difference is wording that is never deployed. */
export function isCosmetic(change: PropertyChange, comments: 'deploy' | 'ignore'): boolean {
  return change.cosmetic !== undefined && (change.cosmetic !== 'comment' || comments === 'ignore');
}
