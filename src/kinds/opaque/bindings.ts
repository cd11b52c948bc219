import { parseQuotedPath, quotePath, quoteString } from '../../base/names.ts';
import type { Row } from '../../formats/catalog-rows.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { Reference } from '../../model/schema-object.ts';
import type { Bind } from '../../statements/tree/index.ts';
import { modelElement, refer, referencesOf } from '../elements.ts';
import type { BuildContext, CatalogLookup, ReadContext } from '../kind.ts';
import { canonicalElement } from './opaque-element.ts';
import type { OpaqueObject, OpaqueProps } from './opaque-kind.ts';

/** What rules and defaults are bound to, columns and types, stands in their elements as in DacFx's. */
const relationship = 'BoundTargets';

const procedures: Readonly<Record<string, { readonly bind: string; readonly unbind: string; readonly name: string }>> =
  {
    SqlRule: { bind: 'sp_bindrule', unbind: 'sp_unbindrule', name: '@rulename' },
    SqlDefault: { bind: 'sp_bindefault', unbind: 'sp_unbindefault', name: '@defname' },
  };

type Target = { readonly name: string; readonly reference: Reference };

/** `[dbo].[T].[c]` is a column, `[dbo].[U]` a type. */
export function boundTargets(element: ModelElement, context: ReadContext): readonly Target[] {
  return referencesOf(element, relationship).map((name) => {
    const [schema = '', object = '', member] = parseQuotedPath(name);
    const to = context.key(member === undefined ? 'type' : 'object', schema, object);
    return { name, reference: { to, ...(member !== undefined && { member }), binding: 'bound' } };
  });
}

/** The element bound to these and nothing else. */
export function withTargets(element: ModelElement, names: readonly string[]): ModelElement {
  return modelElement(element.type, element.name, {
    properties: Object.fromEntries(element.properties),
    relationships: {
      ...Object.fromEntries(element.relationships),
      [relationship]: [...names].sort().map((name) => refer(...parseQuotedPath(name))),
    },
    annotations: element.annotations,
  });
}

/** The statements that bind it to all that it is bound to. */
export function bindSql(element: ModelElement | undefined, but: readonly string[] = []): readonly string[] {
  const procedure = procedures[element?.type ?? ''];
  if (!element || !procedure) return [];
  return referencesOf(element, relationship)
    .filter((name) => !but.includes(name))
    .map(
      (name) =>
        `EXECUTE ${procedure.bind} ${procedure.name} = ${quoteString(element.name ?? '')}, @objname = ${quoteString(name)};`,
    );
}

/** The statements that free everything from it: error 3716 otherwise, when it is dropped. */
export function unbindSql(element: ModelElement | undefined, but: readonly string[] = []): readonly string[] {
  const procedure = procedures[element?.type ?? ''];
  if (!element || !procedure) return [];
  return referencesOf(element, relationship)
    .filter((name) => !but.includes(name))
    .map((name) => `EXECUTE ${procedure.unbind} @objname = ${quoteString(name)};`);
}

/** What turns the bindings of the one into those of the other; undefined if anything else differs. */
export function changedBindings(before: OpaqueProps, after: OpaqueProps): readonly string[] | undefined {
  const [one, other] = [before.element, after.element];
  if (!one || !other || !Object.hasOwn(procedures, one.type)) return undefined;
  if (canonicalElement(withTargets(one, [])) !== canonicalElement(withTargets(other, []))) return undefined;
  return [...unbindSql(one, referencesOf(other, relationship)), ...bindSql(other, referencesOf(one, relationship))];
}

/**
 * The element of a rule or default with what sp_bindrule or sp_bindefault binds it to. A name of one part is a type; one of
 * more is a column if there is such a table, otherwise a type.
 */
export function boundObject(statement: Bind, context: BuildContext): ModelElement | undefined {
  const { name, object } = statement;
  if (!name) return undefined;
  const [last = '', schema = context.defaultSchema] = name.parts.toReversed();
  const known = context.get(context.key('object', schema, last)) as OpaqueObject | undefined;
  const element = known?.props.element;
  if (known?.kind !== 'opaque' || !element) return undefined;
  const target = targetOf(object.parts, context);
  const names = referencesOf(element, relationship);
  return names.includes(target) ? element : withTargets(element, [...names, target]);
}

function targetOf(parts: readonly string[], { key, get, defaultSchema }: BuildContext): string {
  const [last = '', owner = '', schema = defaultSchema] = parts.toReversed();
  const table = parts.length > 1 ? get(key('object', schema, owner)) : undefined;
  if (!table) return quotePath([owner === '' ? defaultSchema : owner, last]);
  return quotePath([...table.path, last]);
}

export const bindingViews: Readonly<Record<string, readonly string[]>> = {
  'sys.columns': ['object_id', 'column_id', 'name', 'user_type_id', 'rule_object_id', 'default_object_id'],
  'sys.types': ['user_type_id', 'schema_id', 'name', 'is_user_defined', 'rule_object_id', 'default_object_id'],
};

/** Rules and defaults of a server with what they are bound to there. */
export class CatalogBindings {
  readonly #context: ReadContext & CatalogLookup;
  readonly #made: (element: ModelElement) => OpaqueObject;
  #targets: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(context: ReadContext & CatalogLookup, made: (element: ModelElement) => OpaqueObject) {
    this.#context = context;
    this.#made = made;
  }

  of(object: OpaqueObject): OpaqueObject {
    const { element } = object.props;
    if (!element || !Object.hasOwn(procedures, element.type)) return object;
    this.#targets ??= targetsByName(this.#context);
    const names = this.#targets.get(this.#context.naming.fold(element.name ?? ''));
    return names ? this.#made(withTargets(element, names)) : object;
  }
}

/** Columns and types, by the folded name of what is bound to them. */
function targetsByName(context: ReadContext & CatalogLookup): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  const add = (row: Row, path: () => readonly string[], type: Row | undefined) => {
    for (const column of ['rule_object_id', 'default_object_id'] as const) {
      const id = Number(row[column] ?? 0);
      // What a column has of its type is the type's.
      if (id === 0 || id === Number(type?.[column] ?? 0)) continue;
      // A constraint DEFAULT is the column's own.
      if (Number(context.object(id)?.parent_object_id ?? 0) !== 0) continue;
      const name = context.naming.fold(quotePath(context.pathOf(id)));
      targets.set(name, [...(targets.get(name) ?? []), quotePath(path())]);
    }
  };
  const types = new Map<number, Row>();
  for (const row of context.rows.get('sys.types') ?? []) {
    if (row.is_user_defined !== true) continue;
    types.set(Number(row.user_type_id), row);
    add(row, () => [context.schemaName(Number(row.schema_id)), String(row.name)], undefined);
  }
  for (const row of context.rows.get('sys.columns') ?? []) {
    const path = () => [...context.pathOf(Number(row.object_id)), String(row.name)];
    add(row, path, types.get(Number(row.user_type_id)));
  }
  return targets;
}
