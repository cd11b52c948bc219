import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference } from '../../model/schema-object.ts';
import { type BodyReference, bodyReferences } from '../../syntax/references.ts';
import { systemTypeName } from '../columns/model-type.ts';
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
  if (tree.externalName) {
    add({ to: lookup.key('opaque', 'SqlAssembly', tree.externalName[0] ?? ''), binding: 'bound' });
    return [...references.values()];
  }
  const names = namesOf(schema, lookup);
  const body = bodyReferences(moduleParts(props).body, {
    quotedIdentifier: props.quotedIdentifier,
    ...(on && { triggerTable: on }),
    hasColumn: (parts, column) => {
      const owner = names('object', parts);
      return owner && lookup.hasColumn(lookup.key('object', ...owner), column);
    },
  });
  const binding = bindingOf(kind, props.schemaBound);
  for (const used of body.references) add(referenceOf(used, binding, names, lookup));
  return [...references.values()];
}

/** [schema, name] of a name as written: undefined for other databases, system schemas and temporary objects. */
type Names = (namespace: 'object' | 'type' | 'xmlSchema', parts: readonly string[]) => readonly string[] | undefined;

/** Procedures of the server may be called without their schema. */
const systemProcedure = /^(sp|xp)_/i;

/** Words for whichever column has the property. */
const columnWord = /^(identitycol|rowguidcol)$/i;

function namesOf(schema: string, lookup: NameLookup): Names {
  return (namespace, parts) => {
    const [name = '', given, database, server] = parts.toReversed();
    if (server || (database && !ownDatabase.test(database)) || name === '' || isOfSession(name, given))
      return undefined;
    if (given) return /^(sys|information_schema)$/i.test(given) ? undefined : [given, name];
    const has = (owner: string): boolean => lookup.has(lookup.key(namespace, owner, name));
    // A type that is in neither is dbo's to DacFx.
    return [has(schema) || (namespace !== 'type' && !has('dbo')) ? schema : 'dbo', name];
  };
}

/** What DacFx and SqlPackage call the database that is deployed to. */
const ownDatabase = /^\$\(DatabaseName\)$/i;

/** A temporary object or a variable; a name in brackets behind a schema may begin with `@` too. */
const isOfSession = (name: string, schema: string | undefined): boolean =>
  name.startsWith('#') || (schema === undefined && name.startsWith('@'));

function referenceOf(
  used: BodyReference,
  binding: Reference['binding'],
  names: Names,
  lookup: NameLookup,
): Reference | undefined {
  const { parts, usage } = used;
  const late = binding === 'deferred' && { late: true as const };
  const single = parts.length === 1;
  switch (usage) {
    case 'type': {
      const path = names('type', parts);
      const key = path && lookup.key('type', ...path);
      if (key === undefined) return undefined;
      return !single || lookup.has(key) ? { to: key, binding: 'bound', ...late } : undefined;
    }
    case 'schemaCollection': {
      const path = names('xmlSchema', parts);
      return path && { to: lookup.key('xmlSchema', ...path), binding: 'bound', ...late };
    }
    case 'column': {
      const path = names('object', parts.slice(0, -1));
      const key = path && lookup.key('object', ...path);
      // Whoever names a column names its table too; where that is not there, once is enough.
      if (key === undefined || !lookup.has(key)) return undefined;
      const member = parts.at(-1) ?? '';
      const isFree = used.optional || columnWord.test(member);
      return isFree && lookup.hasColumn(key, member) === false ? undefined : { to: key, member, binding };
    }
    case 'index': {
      const table = names('object', parts.slice(0, -1));
      const key = table && lookup.key('index', ...table, parts.at(-1) ?? '');
      // A hint binds nothing: the server looks for the index when the query is compiled.
      return key !== undefined && lookup.has(key) ? { to: key, binding: 'deferred' } : undefined;
    }
    case 'partitionFunction':
    case 'partitionScheme': {
      const key = lookup.key(usage === 'partitionFunction' ? usage : 'dataSpace', parts[0] ?? '');
      return single && lookup.has(key) ? { to: key, binding } : undefined;
    }
    default: {
      const path = names('object', parts);
      if (!path) return undefined;
      const key = lookup.key('object', ...path);
      if (lookup.has(key)) return { to: key, binding };
      // A single name that calls something may be the server's own: sp_help, STRING_SPLIT.
      const mayBeBuiltIn =
        single && usage !== 'table' && (usage !== 'procedure' || systemProcedure.test(parts[0] ?? ''));
      return mayBeBuiltIn || used.optional ? undefined : { to: key, binding };
    }
  }
}

/** Types of parameters and results, and the user of EXECUTE AS. */
function headerReferences(tree: ModuleStatement, schema: string, lookup: NameLookup): Reference[] {
  const references: Reference[] = [];
  const names = namesOf(schema, lookup);
  for (const type of typesOf(tree)) {
    const parts = type.schema === undefined ? [type.name] : [type.schema, type.name];
    const path = names('type', parts);
    const key = path && lookup.key('type', ...path);
    const own = parts.length > 1 || (systemTypeName(type.name) === undefined && !/^cursor$/i.test(type.name));
    if (key !== undefined && (own || lookup.has(key))) references.push({ to: key, binding: 'bound' });
    const collection = type.xmlSchemaCollection && names('xmlSchema', type.xmlSchemaCollection.parts);
    if (collection) references.push({ to: lookup.key('xmlSchema', ...collection), binding: 'bound' });
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
