import { parseQuotedPath } from '../base/names.ts';
import type { ModelElement, ModelEntry } from '../formats/model-element.ts';
import type { ModelType } from '../model/data-type.ts';
import { systemType, systemTypeName } from './columns/model-type.ts';
import { builtIn, modelElement, refer } from './elements.ts';

/** System types that live in the schema sys for DacFx: aliases and CLR types that the server brings. */
const sysTypes = new Set(['sysname', 'geography', 'geometry', 'hierarchyid']);

/** `Type` entry of a type: a built-in name or a reference to the user's own. */
export function typeEntry(type: ModelType): ModelEntry {
  if (type.schema !== undefined) return refer(type.schema, type.name);
  return sysTypes.has(type.name) ? builtIn('sys', type.name) : builtIn(type.name);
}

/** Length, IsMax, Precision and Scale as DacFx writes them; 0 is its default and not written. */
export function typeProperties(type: ModelType): Readonly<Record<string, string | undefined>> {
  const precision = type.name === 'float' && type.schema === undefined ? (type.precision ?? 53) : type.precision;
  return {
    IsMax: type.length === 'max' ? 'True' : undefined,
    Scale: type.scale ? String(type.scale) : undefined,
    Precision: precision ? String(precision) : undefined,
    Length: typeof type.length === 'number' ? String(type.length) : undefined,
  };
}

/** `SqlTypeSpecifier`, for xml `SqlXmlTypeSpecifier`. */
export function typeSpecifier(type: ModelType): ModelEntry {
  if (type.name === 'xml' && type.schema === undefined) {
    return {
      element: modelElement('SqlXmlTypeSpecifier', undefined, {
        properties: { XmlStyle: type.xmlStyle === 'DOCUMENT' ? '2' : undefined },
        relationships: {
          Type: [typeEntry(type)],
          XmlSchemaCollection: type.xmlSchemaCollection && [refer(...type.xmlSchemaCollection)],
        },
      }),
    };
  }
  return {
    element: modelElement('SqlTypeSpecifier', undefined, {
      properties: typeProperties(type),
      relationships: { Type: [typeEntry(type)] },
    }),
  };
}

/** The type that a specifier, or an element with the same properties, tells; undefined without a `Type`. */
export function readTypeSpecifier(element: ModelElement): ModelType | undefined {
  const entry = element.relationships.get('Type')?.[0];
  if (!entry || !('reference' in entry)) return undefined;
  const path = parseQuotedPath(entry.reference);
  const last = path.at(-1) ?? '';
  const system = entry.externalSource === undefined ? undefined : systemTypeName(last);
  if (system === undefined) return path.length > 1 ? { schema: path.at(-2) ?? 'dbo', name: last } : { name: last };
  const number = (property: string) => {
    const value = element.properties.get(property);
    return value === undefined ? undefined : Number(value);
  };
  const collection = element.relationships.get('XmlSchemaCollection')?.[0];
  const max = element.properties.get('IsMax') === 'True';
  const length = max ? ('max' as const) : number('Length');
  const decimal = system === 'decimal' || system === 'numeric';
  const first =
    decimal || system === 'float'
      ? number('Precision')
      : (length ?? number('Scale') ?? (hasScale(system) ? 0 : undefined));
  const second = decimal ? number('Scale') : undefined;
  return systemType(system, {
    ...(first !== undefined && { first }),
    ...(second !== undefined && { second }),
    ...(element.properties.get('XmlStyle') === '2' && { xmlStyle: 'DOCUMENT' as const }),
    ...(collection && 'reference' in collection && { xmlSchemaCollection: parseQuotedPath(collection.reference) }),
  });
}

/** For these DacFx leaves out Scale when it is 0. */
function hasScale(name: string): boolean {
  return name === 'datetime2' || name === 'datetimeoffset' || name === 'time';
}
