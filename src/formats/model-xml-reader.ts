import { SaxesParser } from 'saxes';
import { fail } from '../base/errors.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from './model-element.ts';

/** `<CustomData Category=… Type=…><Metadata Name=… Value=…/></CustomData>` of the header. */
export type CustomData = {
  readonly category: string;
  readonly type?: string;
  readonly metadata: ReadonlyMap<string, string>;
};

export type ModelXml = {
  /** `Microsoft.Data.Tools.Schema.Sql.Sql160DatabaseSchemaProvider` */
  readonly dspName: string;
  readonly collationLcid: string;
  readonly caseSensitive: boolean;
  readonly header: readonly CustomData[];
  readonly elements: readonly ModelElement[];
};

type Open = {
  type: string;
  name?: string;
  disambiguator?: string;
  properties: Map<string, string>;
  relationships: Map<string, ModelEntry[]>;
  annotations: ModelAnnotation[];
  valueAttributes?: Map<string, Readonly<Record<string, string>>>;
};

const noProperties: ReadonlyMap<string, string> = new Map();
const noRelationships: ReadonlyMap<string, ModelEntry[]> = new Map();
const noAnnotations: readonly ModelAnnotation[] = [];

/** Reads model.xml. Throws PKG002 with line and column when it is not well-formed or not a schema model. */
export function readModelXml(text: string, file: string): ModelXml {
  const elements: ModelElement[] = [];
  const header: CustomData[] = [];
  let root: Record<string, string> | undefined;
  // The element that is open, those around it, and the entries that its inner elements go to.
  let element: Open | undefined;
  const outer: { element: Open; entries: ModelEntry[] | undefined }[] = [];
  let entries: ModelEntry[] | undefined;
  let property: { name: string; into: Map<string, string> } | undefined;
  let annotation: { properties: Map<string, string> } | undefined;
  let metadata: Map<string, string> | undefined;
  let value: string | undefined;
  let relationship = '';

  const parser = new SaxesParser<{ xmlns: false }>({ xmlns: false });
  parser.on('error', (error) => {
    fail('PKG002', `model.xml of ${file} is not well-formed XML: ${error.message}.`, {
      hint: 'Build the package again.',
    });
  });
  parser.on('opentag', ({ name, attributes }) => {
    switch (name) {
      case 'Property': {
        const into = annotation?.properties ?? element?.properties;
        const key = attributes.Name;
        if (into === undefined || key === undefined) return;
        if (attributes.Value === undefined) property = { name: key, into };
        else into.set(key, attributes.Value);
        return;
      }
      case 'Value':
        value = '';
        if (property && element && Object.keys(attributes).length > 0) {
          element.valueAttributes ??= new Map();
          element.valueAttributes.set(property.name, attributes);
        }
        return;
      case 'Relationship':
        entries = [];
        relationship = attributes.Name ?? '';
        element?.relationships.set(relationship, entries);
        return;
      case 'References':
        entries?.push({
          reference: attributes.Name ?? '',
          ...(attributes.ExternalSource !== undefined && { externalSource: attributes.ExternalSource }),
          ...(attributes.Disambiguator !== undefined && { disambiguator: attributes.Disambiguator }),
        });
        return;
      case 'Element': {
        if (element) outer.push({ element, entries });
        element = {
          type: attributes.Type ?? '',
          properties: new Map(),
          relationships: new Map(),
          annotations: [],
        };
        if (attributes.Name !== undefined) element.name = attributes.Name;
        if (attributes.Disambiguator !== undefined) element.disambiguator = attributes.Disambiguator;
        entries = undefined;
        return;
      }
      case 'Annotation':
      case 'AttachedAnnotation': {
        const properties = new Map<string, string>();
        annotation = { properties };
        element?.annotations.push({
          ...(name === 'Annotation' && attributes.Type !== undefined && { type: attributes.Type }),
          ...(attributes.Disambiguator !== undefined && { disambiguator: attributes.Disambiguator }),
          properties,
        });
        return;
      }
      case 'CustomData':
        metadata = new Map();
        header.push({
          category: attributes.Category ?? '',
          ...(attributes.Type !== undefined && { type: attributes.Type }),
          metadata,
        });
        return;
      case 'Metadata':
        metadata?.set(attributes.Name ?? '', attributes.Value ?? '');
        return;
      case 'DataSchemaModel':
        root = attributes;
    }
  });
  const returnSign = carriageReturnSign(text);
  const addText = (part: string) => {
    if (value !== undefined) value += returnSign === undefined ? part : part.replaceAll(returnSign, '\r');
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', ({ name }) => {
    switch (name) {
      case 'Value':
        if (property) property.into.set(property.name, value ?? '');
        value = undefined;
        property = undefined;
        return;
      case 'Annotation':
      case 'AttachedAnnotation':
        annotation = undefined;
        return;
      case 'Relationship':
        // DacFx writes some relationships without entries; they say nothing.
        if (entries?.length === 0) element?.relationships.delete(relationship);
        entries = undefined;
        return;
      case 'Element': {
        if (!element) return;
        const closed = compact(element);
        const around = outer.pop();
        if (around) {
          element = around.element;
          entries = around.entries;
          entries?.push({ element: closed });
        } else {
          element = undefined;
          elements.push(closed);
        }
      }
    }
  });
  parser.write(returnSign === undefined ? text : text.replaceAll('\r', returnSign)).close();
  if (!root) {
    fail('PKG002', `model.xml of ${file} has no DataSchemaModel.`, {
      hint: 'Is it a .dacpac of a SQL Server database?',
    });
  }
  return {
    dspName: root.DspName ?? '',
    collationLcid: root.CollationLcid ?? '1033',
    caseSensitive: root.CollationCaseSensitive === 'True',
    header,
    elements,
  };
}

/**
 * DacFx writes a script's carriage returns raw into CDATA and reads them back raw, although XML parsers turn CR LF into LF.
 * To keep scripts byte for byte, a character that the text does not use stands for them while it is parsed.
 */
function carriageReturnSign(text: string): string | undefined {
  if (!text.includes('\r')) return undefined;
  for (let code = 0xe000; code <= 0xf8ff; code += 1) {
    const sign = String.fromCharCode(code);
    if (!text.includes(sign)) return sign;
  }
  return undefined;
}

/** Elements without properties, relationships or annotations share the empty ones: most of a large model's maps. */
function compact(open: Open): ModelElement {
  return {
    type: open.type,
    ...(open.name !== undefined && { name: open.name }),
    ...(open.disambiguator !== undefined && { disambiguator: open.disambiguator }),
    properties: open.properties.size > 0 ? open.properties : noProperties,
    relationships: open.relationships.size > 0 ? open.relationships : noRelationships,
    annotations: open.annotations.length > 0 ? open.annotations : noAnnotations,
    ...(open.valueAttributes && { valueAttributes: open.valueAttributes }),
  };
}
