import { quotePath } from '../base/names.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from '../formats/model-element.ts';
import { PairMap } from '../formats/pair-map.ts';

/** Parts of a model.xml element by name; undefined ones are left out, so that a property equal to its default is not written. */
export type ElementParts = {
  readonly properties?: Readonly<Record<string, string | undefined>>;
  readonly relationships?: Readonly<Record<string, readonly ModelEntry[] | undefined>>;
  readonly annotations?: readonly ModelAnnotation[];
};

export function modelElement(type: string, name: string | undefined, parts: ElementParts = {}): ModelElement {
  return {
    type,
    name,
    properties: PairMap.of(parts.properties, () => true),
    relationships: PairMap.of(parts.relationships, (entries) => entries.length > 0),
    annotations: parts.annotations ?? [],
  };
}

/** 'True' when the value is not the default, else undefined: `flag(isUnique, false)`. */
export function flag(value: boolean | undefined, byDefault: boolean): string | undefined {
  return value === undefined || value === byDefault ? undefined : value ? 'True' : 'False';
}

export function readFlag(element: ModelElement, property: string, byDefault = false): boolean {
  const value = element.properties.get(property);
  return value === undefined ? byDefault : value === 'True';
}

export function refer(...path: readonly string[]): ModelEntry {
  return { reference: quotePath(path) };
}

export function builtIn(...path: readonly string[]): ModelEntry {
  return { reference: quotePath(path), externalSource: 'BuiltIns' };
}

const builtInSchemas = new Set(['dbo', 'guest', 'sys', 'information_schema']);
const builtInPrincipals = new Set(['dbo', 'guest', 'public', 'sys', 'information_schema']);
const fixedRole =
  /^db_(owner|accessadmin|securityadmin|ddladmin|backupoperator|datareader|datawriter|denydatareader|denydatawriter)$/i;

/** Schemas and principals that every database has; they are no objects of a model. */
export function isBuiltInSchema(name: string): boolean {
  return builtInSchemas.has(name.toLowerCase()) || fixedRole.test(name);
}

export function isBuiltInPrincipal(name: string): boolean {
  return builtInPrincipals.has(name.toLowerCase()) || fixedRole.test(name);
}

/** Message types, contracts and the route that every database has. */
export function isBuiltInBroker(name: string): boolean {
  return name === 'DEFAULT' || name === 'AutoCreatedLocal' || name.startsWith('http://schemas.microsoft.com/SQL/');
}

/** `DBO` → dbo: built-in names in their own spelling, which references by name need. */
export function builtInName(name: string): string {
  const lower = name.toLowerCase();
  return lower === 'information_schema' ? 'INFORMATION_SCHEMA' : lower;
}

export function schemaEntry(schema: string): ModelEntry {
  return isBuiltInSchema(schema) ? builtIn(builtInName(schema)) : refer(schema);
}

export function principalEntry(name: string): ModelEntry {
  return isBuiltInPrincipal(name) ? builtIn(builtInName(name)) : refer(name);
}

/** A message type, contract or route. */
export function brokerEntry(name: string): ModelEntry {
  return isBuiltInBroker(name) ? builtIn(name) : refer(name);
}

/** The schema that a permission or description is about: dbo is a user too, and DacFx loads no package that leaves open which. */
export function securedSchema(name: string): ModelEntry {
  return isBuiltInSchema(name) ? builtInOf('SqlSchema', name) : refer(name);
}

/** The principal that a permission or description is about. */
export function securedPrincipal(name: string): ModelEntry {
  if (!isBuiltInPrincipal(name)) return refer(name);
  const isRole = fixedRole.test(name) || name.toLowerCase() === 'public';
  return builtInOf(isRole ? 'SqlRole' : 'SqlUser', name);
}

function builtInOf(type: 'SqlSchema' | 'SqlUser' | 'SqlRole', name: string): ModelEntry {
  return { reference: quotePath([builtInName(name)]), externalSource: 'BuiltIns', type };
}

/** Names of the objects that a relationship refers to. */
export function referencesOf(element: ModelElement, relationship: string): readonly string[] {
  const names: string[] = [];
  for (const entry of element.relationships.get(relationship) ?? [])
    if ('reference' in entry) names.push(entry.reference);
  return names;
}

export function innerElements(element: ModelElement, relationship: string): readonly ModelElement[] {
  const inner: ModelElement[] = [];
  for (const entry of element.relationships.get(relationship) ?? []) if ('element' in entry) inner.push(entry.element);
  return inner;
}
