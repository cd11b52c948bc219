import type { SqlContext, StepDraft } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { type Item, phases, type Token } from './item.ts';
import { stepName } from './words.ts';
import type { Work } from './work.ts';

/**
 * A view or function that selects a column of a user-defined type keeps that type in its own metadata, whatever becomes of
 * the column: the server does not let the type go (error 3732) before it has been refreshed, altered or dropped.
 */
export type ShownTypes = {
  /** What the step that brings a module up to date, or drops it, lets go of: by the module's key. */
  readonly releases: ReadonlyMap<ObjectKey, readonly Token[]>;
  /** Refreshes between the old type and a new one of its name; the module is refreshed once more in the end. */
  readonly between: readonly Item[];
};

type Input = { readonly registry: Registry; readonly current: SqlContext };

/** A column that has the type, and the modules that show it, each after those that it selects from. */
type Shown = { readonly table: SchemaObject; readonly member: string };

export function shownTypes(input: Input, works: ReadonlyMap<ObjectKey, Work>): ShownTypes {
  const releases = new Map<ObjectKey, Token[]>();
  const between: Item[] = [];
  for (const key of [...works.keys()].sort()) {
    const type = works.get(key);
    if (!isUserType(key) || type?.off !== 'drop') continue;
    const showers = showersOf(input, key);
    for (const [module, columns] of showers) {
      const work = works.get(module.key);
      if (type.on === 'none' || work?.off === 'drop') {
        const list = releases.get(module.key) ?? [];
        list.push({ token: key, strength: 'must' });
        releases.set(module.key, list);
      } else between.push(...refreshesBetween(input, works, type, module, columns, showers));
    }
  }
  return { releases, between };
}

/** Alias types and XML schema collections. */
export function isUserType(key: ObjectKey): boolean {
  return /^(type|xmlSchema):/.test(key);
}

/** Modules that show columns of the type, with these columns; a module comes after those that it selects from. */
export function showersOf({ registry, current }: Input, type: ObjectKey): ReadonlyMap<SchemaObject, readonly Shown[]> {
  const { index, naming } = current;
  const isStored = ({ kind }: SchemaObject) => registry.kinds[kind]?.properties.some((row) => row.stored) ?? false;
  const result = new Map<SchemaObject, Shown[]>();
  const add = (module: SchemaObject, columns: readonly Shown[]): boolean => {
    const known = result.get(module) ?? [];
    const fresh = columns.filter(
      ({ table, member }) => !known.some((one) => one.table === table && one.member === member),
    );
    result.delete(module);
    result.set(module, [...known, ...fresh]);
    return fresh.length > 0;
  };
  const visit = (used: SchemaObject, member: string | undefined, columns: readonly Shown[]): void => {
    const users = new Map<SchemaObject, Reference[]>();
    for (const { object, reference } of index.dependentsOf(used.key)) {
      if (reference.binding === 'deferred' || isStored(object) || !registry.kinds[object.kind]?.refresh) continue;
      users.set(object, [...(users.get(object) ?? []), reference]);
    }
    for (const [object, references] of users) {
      // What names members shows these; what names none may show all.
      const named = references.flatMap((reference) => (reference.member === undefined ? [] : [reference.member]));
      const shows = member === undefined || named.length === 0 || named.some((name) => naming.fold(name) === member);
      if (shows && add(object, columns)) visit(object, undefined, columns);
    }
  };
  for (const { object, reference } of index.dependentsOf(type)) {
    if (reference.from === undefined || !isStored(object)) continue;
    const member = naming.fold(reference.from);
    visit(object, member, [{ table: object, member }]);
  }
  return result;
}

function refreshesBetween(
  { registry, current }: Input,
  works: ReadonlyMap<ObjectKey, Work>,
  type: Work,
  module: SchemaObject,
  columns: readonly Shown[],
  showers: ReadonlyMap<SchemaObject, unknown>,
): readonly Item[] {
  const kind = registry.kinds[module.kind];
  if (!kind) return [];
  const needs: Token[] = [];
  for (const { table, member } of columns) {
    const token = `${table.key}#${member}`;
    const off = works.get(table.key)?.suspension?.off.some(({ removes }) => removes?.includes(token));
    needs.push({ token: off ? `${token}~off` : token, strength: 'must' });
  }
  for (const { to } of module.references)
    if ([...showers.keys()].some(({ key }) => key === to)) needs.push({ token: `${to}~off`, strength: 'must' });
  const common = { work: undefined, object: module, kind, phase: phases.off, because: type.cause };
  // What has let go is altered once more to the same text: that is how it is refreshed.
  const again = works.get(module.key)?.suspension?.off.map(({ sql }): StepDraft => ({ does: 'refresh', sql }));
  return (again ?? kind.refresh?.(module, current) ?? []).map((draft) => ({
    ...common,
    name: stepName(draft.does, kind, module),
    draft,
    provides: [`${module.key}~off`],
    removes: [],
    needs,
    releases: [{ token: type.key, strength: 'must' }],
    inPlace: false,
    needsGone: [],
    names: [module.key],
  }));
}
