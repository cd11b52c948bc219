import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference } from '../../model/schema-object.ts';
import { isBuiltInPrincipal, isBuiltInSchema } from '../elements.ts';
import type { ReadContext } from '../kind.ts';
import type { ModuleKindName, ModuleProps } from './module-props.ts';
import { type ModuleStatement, moduleTree } from './module-tree.ts';

/** Where names are looked up: a name without schema is one of the module's own schema, else one of dbo. */
export type NameLookup = ReadContext & { has(key: ObjectKey): boolean };

/** References of a module, from its text. */
export function moduleReferences(
  kind: ModuleKindName,
  path: readonly string[],
  props: ModuleProps,
  lookup: NameLookup,
): readonly Reference[] {
  const references = new Map<string, Reference>();
  const add = (reference: Reference) => {
    references.set(`${reference.to}#${reference.member ?? ''}`, reference);
  };
  const schema = kind === 'databaseTrigger' ? 'dbo' : (path[0] ?? 'dbo');
  if (kind !== 'databaseTrigger' && !isBuiltInSchema(schema))
    add({ to: lookup.key('schema', schema), binding: 'bound' });
  const tree = moduleTree(props);
  if (tree) for (const reference of headerReferences(tree, schema, lookup)) add(reference);
  return [...references.values()];
}

/** Types of parameters and results, and the user of EXECUTE AS. */
function headerReferences(tree: ModuleStatement, schema: string, lookup: NameLookup): Reference[] {
  const references: Reference[] = [];
  for (const type of [...tree.parameters.map((parameter) => parameter.type), ...(tree.returns ? [tree.returns] : [])]) {
    const key = typeKey(type.schema, type.name, schema, lookup);
    if (key !== undefined) references.push({ to: key, binding: 'bound' });
    if (type.xmlSchemaCollection) {
      const [name = '', collectionSchema = 'dbo'] = type.xmlSchemaCollection.parts.toReversed();
      references.push({ to: lookup.key('xmlSchema', collectionSchema, name), binding: 'bound' });
    }
  }
  const user = tree.options.find((option) => option.name === 'EXECUTE AS')?.value;
  if (user !== undefined && /^N?'/i.test(user)) {
    const name = user.slice(user.indexOf("'") + 1, -1).replaceAll("''", "'");
    if (!isBuiltInPrincipal(name)) references.push({ to: lookup.key('principal', name), binding: 'bound' });
  }
  return references;
}

/** The key of a user-defined type, or undefined for a system type. */
function typeKey(schema: string | undefined, name: string, own: string, lookup: NameLookup): ObjectKey | undefined {
  if (schema !== undefined) return schema.toLowerCase() === 'sys' ? undefined : lookup.key('type', schema, name);
  for (const candidate of [own, 'dbo']) {
    const key = lookup.key('type', candidate, name);
    if (lookup.has(key)) return key;
  }
  return undefined;
}
