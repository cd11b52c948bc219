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
 * does not hold (a view's column, a table that a procedure makes) are left out. `next` gives a number that is not used yet.
 */
export function linkReferences(
  elements: readonly ModelElement[],
  naming: Naming,
  next: () => string,
): readonly ModelElement[] {
  const byName = new Map<string, ModelElement[]>();
  const collect = (element: ModelElement): void => {
    if (element.name !== undefined) {
      const key = naming.fold(element.name);
      const list = byName.get(key);
      if (list) list.push(element);
      else byName.set(key, [element]);
    }
    for (const entries of element.relationships.values()) {
      for (const entry of entries) if ('element' in entry) collect(entry.element);
    }
  };
  for (const element of elements) collect(element);
  const numbers = new Map<ModelElement, string>();
  const clashes = new Map<string, readonly ModelElement[]>();
  for (const [key, list] of byName) {
    if (list.length < 2) continue;
    clashes.set(key, list);
    for (const element of list) numbers.set(element, element.disambiguator ?? next());
  }

  const rewrite = (element: ModelElement): ModelElement => {
    let relationships: Map<string, readonly ModelEntry[]> | undefined;
    for (const [name, entries] of element.relationships) {
      let changed = false;
      const mayMiss = dependencies.test(name);
      const rewritten: ModelEntry[] = [];
      for (const entry of entries) {
        if ('element' in entry) {
          const inner = rewrite(entry.element);
          changed ||= inner !== entry.element;
          rewritten.push(inner === entry.element ? entry : { element: inner });
          continue;
        }
        if (entry.externalSource !== undefined || entry.disambiguator !== undefined) {
          rewritten.push(entry);
          continue;
        }
        const key = naming.fold(entry.reference);
        const candidates = clashes.get(key);
        if (candidates)
          rewritten.push({ ...entry, disambiguator: numbers.get(meant(candidates, element, name)) ?? '' });
        else if (!mayMiss || byName.has(key)) rewritten.push(entry);
        changed ||= candidates !== undefined || rewritten[rewritten.length - 1] !== entry;
      }
      if (changed) {
        relationships ??= new Map(element.relationships);
        relationships.set(name, rewritten);
      }
    }
    const number = numbers.get(element);
    if (relationships === undefined && number === undefined) return element;
    return {
      ...element,
      ...(relationships && { relationships }),
      ...(number !== undefined && { disambiguator: number }),
    };
  };
  return elements.map(rewrite);
}

/** Which of several elements of one name a relationship of another element means. */
function meant(candidates: readonly ModelElement[], user: ModelElement, relationship: string): ModelElement {
  const wanted = wantedType(user, relationship);
  const first = candidates[0] as ModelElement;
  // A full-text index bears the name of its table or view, and nothing refers to it.
  return candidates.find(({ type }) => type !== 'SqlFullTextIndex' && wanted(type)) ?? first;
}

function wantedType(user: ModelElement, relationship: string): (type: string) => boolean {
  if (relationship === 'Schema' || relationship === 'DefaultSchema') return (type) => type === 'SqlSchema';
  if (relationship === 'Login') return (type) => type === 'SqlLogin';
  if (relationship === 'PartitionFunction') return (type) => type === 'SqlPartitionFunction';
  if (relationship === 'Type') return (type) => types.test(type);
  if (principalRelationships.test(relationship)) return (type) => principals.test(type);
  if (columnRelationships.test(relationship)) {
    const ofType = user.type.startsWith('SqlTableType');
    return (type) => columnTypes.test(type) && type.startsWith('SqlTableType') === ofType;
  }
  if (/^(Filegroup|PartitionScheme)/.test(relationship)) return (type) => dataSpaces.test(type);
  // A module or expression means what holds data or runs: columns before indexes, objects before types.
  if (dependencies.test(relationship))
    return (type) => !/^Sql(Index|Statistic|Schema|Role|User)$/.test(type) && !types.test(type);
  // `[SqlSchema].[x].[p]` and `[Grant.Select.Schema].[…]` say what they are about.
  const about = parseQuotedPath(user.name ?? '')[0] ?? '';
  const word = about.startsWith('Sql') ? about : `Sql${about.slice(about.lastIndexOf('.') + 1)}`;
  const group = groups.get(word);
  if (group) return (type) => group.test(type);
  if (/^(Host|SecuredObject)$/.test(relationship) && word !== 'SqlObject') return (type) => type === word;
  // DefiningTable, IndexedObject, Parent, ForeignTable, ForObject, Queue …: what is in a schema and no type.
  return (type) => !types.test(type) && !principals.test(type) && !/^Sql(Schema|Login)$/.test(type);
}

/** Words of permissions and extended properties that stand for several types. */
const groups: ReadonlyMap<string, RegExp> = new Map([
  ['SqlColumn', columnTypes],
  ['SqlTableBase', /^Sql(File)?Table$/],
  ['SqlFunction', /Function$/],
  ['SqlConstraint', /Constraint$/],
  ['SqlIndexBase', /Index$/],
  ['SqlType', types],
  ['SqlDatabaseSecurityPrincipal', principals],
]);
