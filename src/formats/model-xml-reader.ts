import { fail } from '../base/errors.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from './model-element.ts';
import { scanXml, type XmlHandlers } from './scan-xml.ts';
import {
  elementKey,
  type IgnoredRelationships,
  type SharedElements,
  splitElements,
  withoutIgnored,
} from './shared-elements.ts';

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

/** What the packages of one comparison share, and what need not be read of any. */
export type SharedReading = { readonly elements: SharedElements; readonly ignored: IgnoredRelationships };

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

/**
 * Reads model.xml. Throws PKG002 with line and column when it is not well-formed or not a schema model. With `shared`,
 * elements that another file had already are taken from there, and new ones are added.
 */
export function readModelXml(text: string, file: string, shared?: SharedReading): ModelXml {
  return (shared && readShared(text, file, shared)) ?? readWhole(text, file);
}

function readWhole(text: string, file: string): ModelXml {
  const scanner = new ModelScanner();
  scanXml(text, `${file}/model.xml`, 'PKG002', scanner);
  return modelOf(scanner, scanner.elements, file);
}

function readShared(text: string, file: string, { elements: shared, ignored }: SharedReading): ModelXml | undefined {
  const parts = splitElements(text);
  if (!parts) return undefined;
  const texts = parts.elements.map((element) => withoutIgnored(element, ignored));
  const keys = texts.map(elementKey);
  const unseen = keys.flatMap((key, i) => (shared.has(key) ? [] : [i]));
  const scanner = new ModelScanner();
  const rest = parts.head + unseen.map((i) => texts[i]).join('') + parts.tail;
  scanXml(rest, `${file}/model.xml`, 'PKG002', scanner);
  if (scanner.elements.length !== unseen.length) return undefined;
  for (const [n, i] of unseen.entries()) shared.set(keys[i] as string, scanner.elements[n] as ModelElement);
  return modelOf(
    scanner,
    keys.map((key) => shared.get(key) as ModelElement),
    file,
  );
}

function modelOf(scanner: ModelScanner, elements: readonly ModelElement[], file: string): ModelXml {
  const { root, header } = scanner;
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

/** Builds elements from tags; its state is what is open. */
class ModelScanner implements XmlHandlers {
  readonly elements: ModelElement[] = [];
  readonly header: CustomData[] = [];
  root: Record<string, string> | undefined;
  // The element that is open, those around it, and the entries that its inner elements go to.
  private current: Open | undefined;
  private readonly outer: { readonly element: Open; readonly entries: ModelEntry[] | undefined }[] = [];
  private entries: ModelEntry[] | undefined;
  private relationship = '';
  private property: { readonly name: string; readonly into: Map<string, string> } | undefined;
  private annotation: { readonly properties: Map<string, string> } | undefined;
  private metadata: Map<string, string> | undefined;
  private value: string | undefined;

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'Property': {
        const into = this.annotation?.properties ?? this.current?.properties;
        const key = attributes.Name;
        if (into === undefined || key === undefined) return;
        if (attributes.Value === undefined) this.property = { name: key, into };
        else into.set(key, attributes.Value);
        return;
      }
      case 'Value':
        this.value = '';
        for (const _ in attributes) {
          if (this.property && this.current) {
            this.current.valueAttributes ??= new Map();
            this.current.valueAttributes.set(this.property.name, attributes);
          }
          break;
        }
        return;
      case 'Relationship':
        this.entries = [];
        this.relationship = attributes.Name ?? '';
        this.current?.relationships.set(this.relationship, this.entries);
        return;
      case 'References':
        this.entries?.push({
          reference: attributes.Name ?? '',
          ...(attributes.ExternalSource !== undefined && { externalSource: attributes.ExternalSource }),
          ...(attributes.Disambiguator !== undefined && { disambiguator: attributes.Disambiguator }),
        });
        return;
      case 'Element': {
        if (this.current) this.outer.push({ element: this.current, entries: this.entries });
        const element: Open = {
          type: attributes.Type ?? '',
          properties: new Map(),
          relationships: new Map(),
          annotations: [],
        };
        if (attributes.Name !== undefined) element.name = attributes.Name;
        if (attributes.Disambiguator !== undefined) element.disambiguator = attributes.Disambiguator;
        this.current = element;
        this.entries = undefined;
        return;
      }
      case 'Annotation':
      case 'AttachedAnnotation': {
        const properties = new Map<string, string>();
        this.annotation = { properties };
        this.current?.annotations.push({
          ...(name === 'Annotation' && attributes.Type !== undefined && { type: attributes.Type }),
          ...(attributes.Disambiguator !== undefined && { disambiguator: attributes.Disambiguator }),
          properties,
        });
        return;
      }
      case 'CustomData':
        this.metadata = new Map();
        this.header.push({
          category: attributes.Category ?? '',
          ...(attributes.Type !== undefined && { type: attributes.Type }),
          metadata: this.metadata,
        });
        return;
      case 'Metadata':
        this.metadata?.set(attributes.Name ?? '', attributes.Value ?? '');
        return;
      case 'DataSchemaModel':
        this.root = attributes;
    }
  }

  text(part: string): void {
    if (this.value !== undefined) this.value += part;
  }

  close(name: string): void {
    switch (name) {
      case 'Value':
        this.property?.into.set(this.property.name, this.value ?? '');
        this.value = undefined;
        this.property = undefined;
        return;
      case 'Annotation':
      case 'AttachedAnnotation':
        this.annotation = undefined;
        return;
      case 'Relationship':
        // DacFx writes some relationships without entries; they say nothing.
        if (this.entries?.length === 0) this.current?.relationships.delete(this.relationship);
        this.entries = undefined;
        return;
      case 'Element': {
        if (!this.current) return;
        const closed = compact(this.current);
        const around = this.outer.pop();
        this.current = around?.element;
        this.entries = around?.entries;
        if (around) around.entries?.push({ element: closed });
        else this.elements.push(closed);
      }
    }
  }
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
