import type { Naming } from '../base/names.ts';
import { stableText } from '../base/stable-text.ts';
import type { CompareScope, Kind, Property } from '../kinds/kind.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { canonicalText } from '../syntax/expression/canonical.ts';
import { moduleKey } from '../syntax/module-key.ts';
import { givenOrDefault, membersOf, textContext } from './compare.ts';
import { folded, foldedSet, type TextContext } from './compare-values.ts';

/** A value such that two values are equal by the property's equality exactly when these have the same stable text. */
function canonicalValue(property: Property, value: unknown, naming: Naming, about?: TextContext): unknown {
  const foldNames = !naming.caseSensitive;
  switch (property.equality) {
    case 'exact':
      return value;
    case 'name':
    case 'names':
    case 'type':
      return folded(value, naming);
    case 'nameSet':
      return foldedSet(value, naming);
    case 'expression':
      return typeof value === 'string' ? canonicalText(value, { foldNames }) : value;
    case 'module':
      return typeof value === 'string' ? moduleKey(value, { foldNames, ...about }) : value;
    case 'ignored':
      return undefined;
  }
}

/** Everything that is compared of an object within a scope, as a text to hash; objects of equal definition give equal text. */
export function canonicalDefinition(
  kind: Kind,
  object: SchemaObject,
  naming: Naming,
  scope: CompareScope = kind.scope,
): string {
  const result: Record<string, unknown> = {};
  for (const property of kind.properties) {
    if (property.equality === 'ignored' || (property.scope ?? kind.scope) !== scope) continue;
    const value = givenOrDefault(object.props, property);
    if (value === undefined) continue;
    result[property.name] = property.members
      ? canonicalMembers(property.members, value, naming)
      : canonicalValue(property, value, naming, textContext(object));
  }
  return stableText(result);
}

function canonicalMembers(rows: readonly Property[], value: unknown, naming: Naming): unknown {
  const result: Record<string, unknown> = {};
  for (const [name, member] of membersOf(value, naming)) {
    const values: Record<string, unknown> = {};
    for (const row of rows) values[row.name] = canonicalValue(row, givenOrDefault(member, row), naming);
    result[name] = values;
  }
  return result;
}
