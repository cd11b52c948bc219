import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { Binding, Reference } from '../../model/schema-object.ts';
import { innerElements } from '../elements.ts';
import type { LastingContext } from '../kind.ts';
import type { ModuleKindName } from './module-props.ts';

/**
 * How strongly a module holds what its text names: the server checks bound modules for ever, views and inline functions at
 * CREATE, bodies of statements when they run.
 */
export function bindingOf(kind: ModuleKindName, schemaBound: boolean): Binding {
  if (schemaBound) return 'bound';
  return kind === 'view' || kind === 'inlineFunction' ? 'resolved' : 'deferred';
}

/** References as model.xml lists them: QueryDependencies, BodyDependencies, parameter types, schema, user, parent. */
export function referencesOfElement(
  kind: ModuleKindName,
  element: ModelElement,
  path: readonly string[],
  schemaBound: boolean,
  context: LastingContext,
): readonly Reference[] {
  const references = new Map<string, Reference>();
  const add = (reference: Reference) => {
    references.set(`${reference.to}#${reference.member ?? ''}`, reference);
  };
  const binding = bindingOf(kind, schemaBound);
  const own = context.naming.fold(path.join('.'));
  for (const relationship of ['QueryDependencies', 'BodyDependencies']) {
    for (const entry of element.relationships.get(relationship) ?? []) {
      if (!('reference' in entry) || entry.externalSource !== undefined) continue;
      const parts = parseQuotedPath(entry.reference);
      // Parameters and the columns of derived tables are spelled below the module's own name.
      if (parts.length > 2 && context.naming.fold(parts.slice(0, path.length).join('.')) === own) continue;
      const reference = dependency(entry.reference, parts, entry.disambiguator, binding, context);
      if (reference && reference.to !== context.key('object', ...path)) add(reference);
    }
  }
  for (const name of typesOf(element)) add({ to: context.key('type', ...name), binding: 'bound' });
  for (const [relationship, namespace] of [
    ['Schema', 'schema'],
    ['User', 'principal'],
  ] as const) {
    for (const entry of element.relationships.get(relationship) ?? []) {
      if ('reference' in entry && entry.externalSource === undefined) {
        add({ to: context.key(namespace, ...parseQuotedPath(entry.reference)), binding: 'bound' });
      }
    }
  }
  for (const holder of [element, ...innerElements(element, 'FunctionBody')]) {
    for (const entry of holder.relationships.get('Assembly') ?? [])
      if ('reference' in entry)
        add({ to: context.key('opaque', 'SqlAssembly', ...parseQuotedPath(entry.reference)), binding: 'bound' });
  }
  return [...references.values()];
}

/** A name of two parts may be an object, a type or an XML schema collection: the package says which. */
function dependency(
  name: string,
  parts: readonly string[],
  number: string | undefined,
  binding: Binding,
  context: LastingContext,
): Reference | undefined {
  const [schema = '', last = '', member] = parts;
  if (parts.length < 2 || parts.length > 3 || name.includes(']|[')) return undefined;
  const type = typeNumber([schema, last], context);
  // Where a table and a type share a name, references to either carry its number; columns are taken to be the table's.
  const shared =
    type !== undefined && objectTypes.some((known) => context.numberOf(known, quotePath([schema, last])) !== undefined);
  const isType = type !== undefined && (!shared || (number !== undefined && number === type));
  if (isType) return { to: context.key('type', schema, last), binding: 'bound' };
  if (member !== undefined) return { to: context.key('object', schema, last), member, binding };
  if (context.numberOf('SqlXmlSchemaCollection', name) !== undefined) {
    return { to: context.key('xmlSchema', schema, last), binding: 'bound' };
  }
  return { to: context.key('object', schema, last), binding };
}

const objectTypes = ['SqlTable', 'SqlView'];

function typeNumber(path: readonly string[], context: LastingContext): string | undefined {
  const name = quotePath(path);
  return context.numberOf('SqlTableType', name) ?? context.numberOf('SqlUserDefinedDataType', name);
}

/** User-defined types of parameters and results. */
function typesOf(element: ModelElement): readonly string[][] {
  const names: string[][] = [];
  const visit = (holder: ModelElement) => {
    for (const relationship of ['Type', 'TypeSpecifier']) {
      for (const entry of holder.relationships.get(relationship) ?? []) {
        if ('element' in entry) visit(entry.element);
        else if (entry.externalSource === undefined) names.push(parseQuotedPath(entry.reference));
      }
    }
  };
  visit(element);
  for (const relationship of ['Parameters', 'Columns'])
    for (const inner of innerElements(element, relationship)) visit(inner);
  return names;
}
