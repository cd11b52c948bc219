import type { Naming } from '../base/names.ts';
import { parseQuotedPath } from '../base/names.ts';
import type { ModelElement, ModelEntry } from '../formats/model-element.ts';

const principals = /^Sql(Role|User|ApplicationRole)$/;
const principalRelationships = /^(Authorizer|Owner|Role|Member|Grantee|Grantor|User)$/;
const columnTypes = /Column$/;
const columnRelationships =
  /^(Column|Columns|ForColumn|ColumnSpecifications|IncludedColumns|ForeignColumns|KeyColumn|PartitionColumn|StartColumn|EndColumn|TypeColumn)$/;
const dependencies = /Dependencies$/;
const types = /^Sql(UserDefinedDataType|TableType|UserDefinedType)$/;
const dataSpaces = /^Sql(Filegroup|PartitionScheme)$/;

/**
 * Makes the references of a package such that DacFx can load it. Elements that share a name (a role and a schema, an index
 * and a column, a table and a type) are given numbers, and so are the references to them. Dependencies on what the package
 * does not hold (a view's column, a table that a procedure makes) are left out. `next` gives a number that is not used yet;
 * `external` tells which other package holds what has a name (folded) that is in none of the elements.
 *
 * The elements are made twice, once for their names and once to be taken: kept meanwhile, those of a large database would
 * need more memory than all the rest.
 */
export function linkReferences(
  elements: () => Iterable<ModelElement>,
  naming: Naming,
  next: () => string,
  external: ReadonlyMap<string, string> = new Map(),
): Iterable<ModelElement> {
  const names = namesOf(elements(), naming);
  const numbers = new Map<number, string>();
  for (const named of names.values()) {
    if ('length' in named) for (const { at, disambiguator } of named) numbers.set(at, disambiguator ?? next());
  }
  return {
    *[Symbol.iterator]() {
      const linker = new Linker(names, numbers, naming, external);
      for (const element of elements()) yield linker.link(element);
    },
  };
}

type ReferenceEntry = Exclude<ModelEntry, { readonly element: ModelElement }>;

/** What a reference by name may mean: the element's place among all that have a name, outer before inner. */
type Named = Pick<ModelElement, 'type' | 'disambiguator'> & { readonly at: number };

/** What has each name, folded; a list where several have it. */
function namesOf(elements: Iterable<ModelElement>, naming: Naming): ReadonlyMap<string, Named | Named[]> {
  const names = new Map<string, Named | Named[]>();
  let at = 0;
  const collect = (element: ModelElement): void => {
    if (element.name !== undefined) {
      const named: Named = { type: element.type, disambiguator: element.disambiguator, at };
      at += 1;
      const key = naming.fold(element.name);
      const known = names.get(key);
      if (known === undefined) names.set(key, named);
      else if (Array.isArray(known)) known.push(named);
      else names.set(key, [known, named]);
    }
    element.relationships.forEach((entries) => {
      for (const entry of entries) if ('element' in entry) collect(entry.element);
    });
  };
  for (const element of elements) collect(element);
  return names;
}

/** Gives elements and references their numbers; it must see the elements in the order of their names. */
class Linker {
  private at = 0;
  private readonly names: ReadonlyMap<string, Named | readonly Named[]>;
  private readonly numbers: ReadonlyMap<number, string>;
  private readonly naming: Naming;
  private readonly external: ReadonlyMap<string, string>;

  constructor(
    names: ReadonlyMap<string, Named | readonly Named[]>,
    numbers: ReadonlyMap<number, string>,
    naming: Naming,
    external: ReadonlyMap<string, string>,
  ) {
    this.names = names;
    this.numbers = numbers;
    this.naming = naming;
    this.external = external;
  }

  link(element: ModelElement): ModelElement {
    const number = element.name === undefined ? undefined : this.numbers.get(this.at);
    if (element.name !== undefined) this.at += 1;
    const relationships = this.relationships(element);
    if (relationships === element.relationships && number === undefined) return element;
    return { ...element, relationships, ...(number !== undefined && { disambiguator: number }) };
  }

  private relationships(element: ModelElement): ModelElement['relationships'] {
    let result: Map<string, readonly ModelEntry[]> | undefined;
    element.relationships.forEach((entries, name) => {
      const linked = this.entries(entries, element, name);
      if (linked === entries) return;
      result ??= new Map(element.relationships);
      result.set(name, linked);
    });
    return result ?? element.relationships;
  }

  private entries(entries: readonly ModelEntry[], element: ModelElement, relationship: string): readonly ModelEntry[] {
    let changed = false;
    const linked: ModelEntry[] = [];
    for (const entry of entries) {
      const result = 'element' in entry ? this.inner(entry) : this.reference(entry, element, relationship);
      changed ||= result !== entry;
      if (result) linked.push(result);
    }
    return changed ? linked : entries;
  }

  private inner(entry: { readonly element: ModelElement }): ModelEntry {
    const inner = this.link(entry.element);
    return inner === entry.element ? entry : { element: inner };
  }

  private reference(entry: ReferenceEntry, element: ModelElement, relationship: string): ReferenceEntry | undefined {
    if (entry.externalSource !== undefined || entry.disambiguator !== undefined) return entry;
    const folded = this.naming.fold(entry.reference);
    const named = this.names.get(folded);
    if (named === undefined) {
      const externalSource = this.external.get(folded);
      if (externalSource !== undefined) return { ...entry, externalSource };
      return dependencies.test(relationship) ? undefined : entry;
    }
    if (!('length' in named)) return entry;
    return { ...entry, disambiguator: this.numbers.get(meant(named, element, relationship).at) ?? '' };
  }
}

/** Which of several elements of one name a relationship of another element means. */
function meant(candidates: readonly Named[], user: ModelElement, relationship: string): Named {
  const wanted = wantedType(user, relationship);
  const first = candidates[0] as Named;
  // A full-text index bears the name of its table or view, and nothing refers to it.
  return candidates.find(({ type }) => type !== 'SqlFullTextIndex' && wanted(type)) ?? first;
}

function wantedType(user: ModelElement, relationship: string): (type: string) => boolean {
  if (relationship === 'Schema' || relationship === 'DefaultSchema') return (type) => type === 'SqlSchema';
  if (relationship === 'Login') return (type) => type === 'SqlLogin';
  if (relationship === 'PartitionFunction') return (type) => type === 'SqlPartitionFunction';
  if (relationship === 'Type') return (type) => types.test(type);
  if (principalRelationships.test(relationship)) return (type) => principals.test(type);
  const inType = ofTableType(user.type);
  if (columnRelationships.test(relationship)) return (type) => columnTypes.test(type) && ofTableType(type) === inType;
  if (/^(Filegroup|PartitionScheme)/.test(relationship)) return (type) => dataSpaces.test(type);
  // A module or expression means what holds data or runs: columns before indexes, objects before types.
  if (dependencies.test(relationship))
    return (type) =>
      !/^Sql(Index|Statistic|Schema|Role|User)$/.test(type) && !types.test(type) && ofTableType(type) === inType;
  // `[SqlSchema].[x].[p]` and `[Grant.Select.Schema].[…]` say what they are about.
  const about = parseQuotedPath(user.name ?? '')[0] ?? '';
  const word = about.startsWith('Sql') ? about : `Sql${about.slice(about.lastIndexOf('.') + 1)}`;
  const group = groups.get(word);
  if (group) return (type) => group.test(type);
  if (/^(Host|SecuredObject)$/.test(relationship) && word !== 'SqlObject') return (type) => type === word;
  // DefiningTable, IndexedObject, Parent, ForeignTable, ForObject, Queue …: what is in a schema and no type.
  return (type) =>
    !types.test(type) && !ofTableType(type) && !principals.test(type) && !/^Sql(Schema|Login)$/.test(type);
}

/** A table type, or a column or constraint of one. */
const ofTableType = (type: string): boolean => type.startsWith('SqlTableType');

/** Words of permissions and extended properties that stand for several types. */
const groups: ReadonlyMap<string, RegExp> = new Map([
  ['SqlColumn', /^Sql(?!TableType).*Column$/],
  ['SqlTableTypeColumn', /^SqlTableType.*Column$/],
  ['SqlTableBase', /^Sql(File)?Table$/],
  ['SqlFunction', /Function$/],
  ['SqlConstraint', /Constraint$/],
  ['SqlIndexBase', /Index$/],
  ['SqlType', types],
  ['SqlDatabaseSecurityPrincipal', principals],
]);
