import { parseQuotedPath, quote, quotePath } from '../../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../../formats/model-element.ts';
import { readDataType } from '../../../statements/data-type.ts';
import { readIdentifier } from '../../../statements/names.ts';
import { readParameters } from '../../../statements/parameters.ts';
import type { Cursor } from '../../../syntax/cursor.ts';
import { modelTypeOf, typeText } from '../../columns/model-type.ts';
import { innerElements, modelElement, refer, referencesOf } from '../../elements.ts';
import { readTypeSpecifier, typeSpecifier } from '../../type-specifier.ts';
import { authorizationOf, type CarriedForm, readAuthorization, readBinary } from './carried-form.ts';

const permissionSets = ['SAFE', 'EXTERNAL_ACCESS', 'UNSAFE'];

/**
 * CREATE ASSEMBLY name [ AUTHORIZATION owner ] FROM 0x… [ ,… ] [ WITH PERMISSION_SET = { SAFE | EXTERNAL_ACCESS | UNSAFE } ].
 * One from a file of a server has no bytes here and stays a text.
 */
export const assemblyForm: CarriedForm = {
  element: 'SqlAssembly',
  word: 'ASSEMBLY',
  owned: true,
  read: (c) => {
    const owner = readAuthorization(c);
    c.expect('FROM');
    const sources: ModelEntry[] = [];
    do
      sources.push({
        element: modelElement('SqlAssemblySource', undefined, { properties: { Source: readBinary(c) } }),
      });
    while (c.accept(','));
    let set = 0;
    if (c.accept('WITH')) {
      c.expect('PERMISSION_SET', '=');
      set = permissionSets.findIndex((word) => c.accept(word));
      if (set < 0) c.fail('a permission set expected');
    }
    return {
      properties: { PermissionSet: set === 0 ? undefined : String(set + 1) },
      relationships: { AssemblySources: sources, Authorizer: owner },
    };
  },
  write: (element) => {
    const sources = innerElements(element, 'AssemblySources').map(({ properties }) => properties.get('Source') ?? '');
    if (sources.length === 0 || sources.includes('') || innerElements(element, 'AssemblyFiles').length > 0)
      return undefined;
    const set = permissionSets[Number(element.properties.get('PermissionSet') ?? 1) - 1];
    return `CREATE ASSEMBLY ${element.name}${authorizationOf(element)} FROM ${sources.join(', ')} WITH PERMISSION_SET = ${set};`;
  },
};

/**
 * ALTER ASSEMBLY for other bytes or another permission set, while functions and types stand on it: the server takes bytes in
 * which they find all that they name. Undefined for what only a new assembly can be.
 */
export function alterAssembly(before: ModelElement, after: ModelElement): string | undefined {
  const sourceOf = (element: ModelElement) => {
    const sources = innerElements(element, 'AssemblySources');
    return sources.length === 1 ? sources[0]?.properties.get('Source') : undefined;
  };
  const [was, source] = [sourceOf(before), sourceOf(after)];
  if (was === undefined || source === undefined) return undefined;
  if (authorizationOf(before) !== authorizationOf(after)) return undefined;
  const setOf = (element: ModelElement) => permissionSets[Number(element.properties.get('PermissionSet') ?? 1) - 1];
  const from = was.toLowerCase() === source.toLowerCase() ? '' : ` FROM ${source}`;
  const set = setOf(before) === setOf(after) ? '' : ` WITH PERMISSION_SET = ${setOf(after)}`;
  return `ALTER ASSEMBLY ${after.name}${from}${set};`;
}

/** EXTERNAL NAME assembly [ . class ]: the class may be named as the object is. */
function readClass(c: Cursor, name: string): { readonly assembly: ModelEntry; readonly className: string } {
  c.expect('EXTERNAL', 'NAME');
  const assembly = readIdentifier(c);
  return { assembly: refer(assembly), className: c.accept('.') ? c.name() : name };
}

function externalName(element: ModelElement): string {
  return `EXTERNAL NAME ${referencesOf(element, 'Assembly')[0] ?? ''}.${quote(element.properties.get('ClassName') ?? '')}`;
}

/** CREATE TYPE name EXTERNAL NAME assembly [ . class ] */
export const clrTypeForm: CarriedForm = {
  element: 'SqlUserDefinedType',
  derived: true,
  word: 'TYPE',
  namespace: 'type',
  read: (c, path) => {
    const { assembly, className } = readClass(c, path.at(-1) ?? '');
    return { properties: { ClassName: className }, relationships: { Assembly: [assembly] } };
  },
  write: (element) => `CREATE TYPE ${element.name} ${externalName(element)};`,
};

/** CREATE AGGREGATE name ( @p [ AS ] type [ ,… ] ) RETURNS type EXTERNAL NAME assembly [ . class ] */
export const aggregateForm: CarriedForm = {
  element: 'SqlAggregate',
  derived: true,
  word: 'AGGREGATE',
  namespace: 'object',
  read: (c, path) => {
    const parameters = readParameters(c).map(({ name, type }) => ({
      element: modelElement('SqlSubroutineParameter', quotePath([...path, name]), {
        relationships: { Type: [typeSpecifier(modelTypeOf(type, 'dbo'))] },
      }),
    }));
    c.expect('RETURNS');
    const returns = typeSpecifier(modelTypeOf(readDataType(c), 'dbo'));
    const { assembly, className } = readClass(c, path.at(-1) ?? '');
    return {
      properties: { ClassName: className },
      relationships: { Assembly: [assembly], Parameters: parameters, ReturnType: [returns] },
    };
  },
  write: (element) => {
    const typeOf = (holder: ModelElement, relationship: string) => {
      const specifier = innerElements(holder, relationship)[0];
      const type = specifier && readTypeSpecifier(specifier);
      return type && typeText(type);
    };
    const parameters = innerElements(element, 'Parameters').map((parameter) => {
      const type = typeOf(parameter, 'Type');
      return type && `${parameterName(parameter)} ${type}`;
    });
    const returns = typeOf(element, 'ReturnType');
    if (returns === undefined || parameters.includes(undefined)) return undefined;
    return `CREATE AGGREGATE ${element.name} (${parameters.join(', ')}) RETURNS ${returns} ${externalName(element)};`;
  },
};

function parameterName({ name = '' }: ModelElement): string {
  return parseQuotedPath(name).at(-1) ?? '';
}
