import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference } from '../../model/schema-object.ts';
import { type BodyReference, bodyReferences } from '../../syntax/references.ts';
import { isBuiltInPrincipal, isBuiltInSchema } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import type { ModuleKindName, ModuleProps } from './module-props.ts';
import { bindingOf } from './module-relationships.ts';
import { type ModuleStatement, moduleParts, moduleTree } from './module-tree.ts';

/** Where names are looked up: a name without schema is one of the module's own schema, else one of dbo. */
export type NameLookup = ReadContext & {
  has(key: ObjectKey): boolean;
  /** Whether an object has the column; undefined when its columns are not known. */
  hasColumn(key: ObjectKey, column: string): boolean | undefined;
};

/** References of a module, from its text. `on` is a trigger's table. */
export function moduleReferences(
  kind: ModuleKindName,
  path: readonly string[],
  props: ModuleProps,
  on: readonly string[] | undefined,
  lookup: NameLookup,
): readonly Reference[] {
  const references = new Map<string, Reference>();
  const own = lookup.key(kind === 'databaseTrigger' ? 'databaseTrigger' : 'object', ...path);
  const add = (reference: Reference | undefined) => {
    if (reference && reference.to !== own) references.set(`${reference.to}#${reference.member ?? ''}`, reference);
  };
  const schema = kind === 'databaseTrigger' ? 'dbo' : (path[0] ?? 'dbo');
  if (kind !== 'databaseTrigger' && !isBuiltInSchema(schema)) {
    add({ to: lookup.key('schema', schema), binding: 'bound' });
  }
  const tree = moduleTree(props);
  if (!tree) return [...references.values()];
  for (const reference of headerReferences(tree, schema, lookup)) add(reference);
  const names = namesOf(schema, lookup);
  const body = bodyReferences(moduleParts(props).body, {
    quotedIdentifier: props.quotedIdentifier,
    ...(on && { triggerTable: on }),
    hasColumn: (parts, column) => {
      const key = names('object', parts);
      return key === undefined ? undefined : lookup.hasColumn(key, column);
    },
  });
  const binding = bindingOf(kind, props.schemaBound);
  for (const used of body.references) add(referenceOf(used, binding, names, lookup));
  return [...references.values()];
}

type Names = (namespace: 'object' | 'type' | 'xmlSchema', parts: readonly string[]) => ObjectKey | undefined;

/** Keys of names as written: undefined for other databases, system schemas and temporary objects. */
function namesOf(schema: string, lookup: NameLookup): Names {
  return (namespace, parts) => {
    const [name = '', given, database] = parts.toReversed();
    if (database || name === '' || /^[#@]/.test(name)) return undefined;
    if (given) return /^(sys|information_schema)$/i.test(given) ? undefined : lookup.key(namespace, given, name);
    const first = lookup.key(namespace, schema, name);
    if (lookup.has(first)) return first;
    const second = lookup.key(namespace, 'dbo', name);
    return lookup.has(second) ? second : first;
  };
}

function referenceOf(
  used: BodyReference,
  binding: Reference['binding'],
  names: Names,
  lookup: NameLookup,
): Reference | undefined {
  const { parts, usage } = used;
  switch (usage) {
    case 'type': {
      const key = names('type', parts);
      return key !== undefined && (parts.length > 1 || lookup.has(key)) ? { to: key, binding: 'bound' } : undefined;
    }
    case 'schemaCollection': {
      const key = names('xmlSchema', parts);
      return key === undefined ? undefined : { to: key, binding: 'bound' };
    }
    case 'column': {
      const key = names('object', parts.slice(0, -1));
      return key === undefined ? undefined : { to: key, member: parts.at(-1) ?? '', binding };
    }
    default: {
      const key = names('object', parts);
      if (key === undefined) return undefined;
      // A single name that calls something may be the server's own: sp_executesql, STRING_SPLIT.
      const mayBeBuiltIn = parts.length === 1 && usage !== 'table';
      return mayBeBuiltIn && !lookup.has(key) ? undefined : { to: key, binding };
    }
  }
}

/** Types of parameters and results, and the user of EXECUTE AS. */
function headerReferences(tree: ModuleStatement, schema: string, lookup: NameLookup): Reference[] {
  const references: Reference[] = [];
  const names = namesOf(schema, lookup);
  for (const type of typesOf(tree)) {
    const parts = type.schema === undefined ? [type.name] : [type.schema, type.name];
    const key = names('type', parts);
    if (key !== undefined && (parts.length > 1 || lookup.has(key))) references.push({ to: key, binding: 'bound' });
    const collection = type.xmlSchemaCollection && names('xmlSchema', type.xmlSchemaCollection.parts);
    if (collection !== undefined) references.push({ to: collection, binding: 'bound' });
  }
  const user = tree.options.find((option) => option.name === 'EXECUTE AS')?.value;
  if (user !== undefined && /^N?'/i.test(user)) {
    const name = user.slice(user.indexOf("'") + 1, -1).replaceAll("''", "'");
    if (!isBuiltInPrincipal(name)) references.push({ to: lookup.key('principal', name), binding: 'bound' });
  }
  return references;
}

function typesOf(tree: ModuleStatement): readonly NonNullable<ModuleStatement['returns']>[] {
  return [
    ...tree.parameters.map((parameter) => parameter.type),
    ...(tree.returns ? [tree.returns] : []),
    ...(tree.returnsTable?.columns.flatMap((column) => (column.type ? [column.type] : [])) ?? []),
  ];
}
