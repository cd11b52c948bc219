import { fail, RehearsalError } from '../base/errors.ts';
import type { ModelAnnotation, ModelElement, ModelEntry } from './model-element.ts';
import { PairMap } from './pair-map.ts';
import type { ZipPart } from './read-zip.ts';
import { scanXml, scanXmlPieces, type XmlHandlers } from './scan-xml.ts';
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
export type SharedReading = {
  readonly elements: SharedElements;
  readonly ignored: IgnoredRelationships;
  /** The texts beside model.xml, by name. */
  readonly texts: Map<string, { readonly part: ZipPart; readonly text: string }>;
};

/** An element as far as it has been read; one for each depth is used again and again. */
class Open {
  type = '';
  name: string | undefined;
  disambiguator: string | undefined;
  readonly properties = new Pairs<string>();
  readonly relationships = new Pairs<ModelEntry[]>();
  annotations: ModelAnnotation[] | undefined;
  valueAttributes: Map<string, Readonly<Record<string, string>>> | undefined;
  /** Of the relationship that is open. */
  entries: ModelEntry[] | undefined;
}

class Pairs<V> {
  // Longer than the pairs that count: cutting them to nothing would give their room away each time.
  private readonly keys: string[] = [];
  private readonly values: V[] = [];
  private count = 0;

  add(key: string, value: V): void {
    this.keys[this.count] = key;
    this.values[this.count] = value;
    this.count += 1;
  }

  removeLast(): void {
    this.count -= 1;
  }

  /** A map of what was added, and none left here. */
  take(none: ReadonlyMap<string, V>): ReadonlyMap<string, V> {
    if (this.count === 0) return none;
    const map = new PairMap(this.keys.slice(0, this.count), this.values.slice(0, this.count));
    this.count = 0;
    return map;
  }
}

// Elements without properties, relationships or annotations share the empty ones.
const noProperties: ReadonlyMap<string, string> = new Map();
const noRelationships: ReadonlyMap<string, ModelEntry[]> = new Map();
const noAnnotations: readonly ModelAnnotation[] = [];

/**
 * Reads model.xml. Throws PKG002 with line and column when it is not well-formed or not a schema model. With `shared`,
 * elements that another file had already are taken from there, and new ones are added.
 */
export function readModelXml(bytes: Uint8Array, file: string, shared?: SharedReading): ModelXml {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (shared && readShared(buffer, file, shared)) ?? readWhole(buffer, file);
}

function readWhole(bytes: Buffer, file: string): ModelXml {
  const scanner = new ModelScanner();
  scanXml(bytes.toString(), `${file}/model.xml`, 'PKG002', scanner, hasPlainValues(bytes));
  return modelOf(scanner, scanner.elements, file);
}

/** Undefined when the file is not laid out as expected, or damaged: reading it whole tells where. */
function readShared(bytes: Buffer, file: string, { elements: shared, ignored }: SharedReading): ModelXml | undefined {
  const parts = splitElements(bytes);
  if (!parts) return undefined;
  const scanner = new ModelScanner();
  const elements: ModelElement[] = [];
  const unseen = new UnseenElements(elements, shared, scanner);
  function* pieces({ head, elements: texts, tail }: NonNullable<typeof parts>): Iterable<string> {
    yield head;
    for (const whole of texts) {
      const text = withoutIgnored(whole, ignored);
      const key = elementKey(text);
      const element = shared.get(key);
      if (element) {
        shared.delete(key);
        elements.push(element);
      } else {
        unseen.add(key, text);
        if (unseen.isFull) {
          yield unseen.text;
          unseen.take();
        }
      }
    }
    yield unseen.text;
    unseen.take();
    yield tail;
  }
  try {
    scanXmlPieces(pieces(parts), file, 'PKG002', scanner, hasPlainValues(bytes));
  } catch (error) {
    if (error instanceof RehearsalError) return undefined;
    throw error;
  }
  return modelOf(scanner, elements, file);
}

/**
 * Whether a `<Value>` holds anything but CDATA, which is what DacFx and we write where no control character stands in a script;
 * what else is text is space between tags.
 */
function hasPlainValues(bytes: Buffer): boolean {
  if (bytes.includes(']]>&')) return true;
  for (let at = bytes.indexOf('<Value'); at >= 0; at = bytes.indexOf('<Value', at + 6)) {
    const end = bytes.indexOf('>', at);
    if (end >= 0 && bytes[end + 1] !== lessThan) return true;
  }
  return false;
}

const lessThan = 0x3c;

/** Characters that are scanned in one go. More would keep more text alive for each name that is cut out of it. */
const pieceLength = 1 << 22;

/** Element texts that no other file had, gathered to be scanned together, and their places among all elements. */
class UnseenElements {
  readonly #elements: ModelElement[];
  readonly #shared: SharedElements;
  readonly #scanner: ModelScanner;
  readonly #texts: string[] = [];
  readonly #keys: string[] = [];
  readonly #places: number[] = [];
  #length = 0;

  constructor(elements: ModelElement[], shared: SharedElements, scanner: ModelScanner) {
    this.#elements = elements;
    this.#shared = shared;
    this.#scanner = scanner;
  }

  get isFull(): boolean {
    return this.#length > pieceLength;
  }

  get text(): string {
    return this.#texts.join('');
  }

  add(key: string, text: string): void {
    this.#texts.push(text);
    this.#keys.push(key);
    this.#places.push(this.#elements.push(placeholder) - 1);
    this.#length += text.length;
  }

  /** Puts what has been scanned in its places. */
  take(): void {
    const made = this.#scanner.elements;
    if (made.length !== this.#places.length)
      fail('PKG002', `${this.#places.length} elements are ${made.length} when they are read.`);
    for (const [i, element] of made.entries()) {
      this.#elements[this.#places[i] ?? 0] = element;
      this.#shared.set(this.#keys[i] ?? '', element);
    }
    for (const list of [made, this.#texts, this.#keys, this.#places]) list.length = 0;
    this.#length = 0;
  }
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

const placeholder: ModelElement = {
  type: '',
  properties: noProperties,
  relationships: noRelationships,
  annotations: noAnnotations,
};

/** Builds elements from tags; its state is what is open. */
class ModelScanner implements XmlHandlers {
  readonly elements: ModelElement[] = [];
  readonly header: CustomData[] = [];
  root: Record<string, string> | undefined;
  private readonly levels: Open[] = [];
  private depth = 0;
  private current: Open | undefined;
  private property: { readonly name: string; readonly into: Pairs<string> } | undefined;
  /** Names of types, properties and relationships: few, and each stands tens of thousands of times. */
  private readonly names = new Map<string, string>();
  private readonly annotationProperties = new Pairs<string>();
  private annotation: { readonly type?: string; readonly disambiguator?: string } | undefined;
  private metadata: Map<string, string> | undefined;
  private value: string | undefined;

  open(name: string, attributes: Record<string, string>): void {
    switch (name) {
      case 'Property': {
        const key = attributes.Name && this.name(attributes.Name);
        const into = this.annotation ? this.annotationProperties : this.current?.properties;
        if (into === undefined || key === undefined) return;
        if (attributes.Value === undefined) this.property = { name: key, into };
        else into.add(key, attributes.Value);
        return;
      }
      case 'Value':
        this.value = '';
        this.addValueAttributes(attributes);
        return;
      case 'Relationship': {
        const { current } = this;
        if (!current) return;
        current.entries = [];
        current.relationships.add(this.name(attributes.Name ?? ''), current.entries);
        return;
      }
      case 'References':
        this.current?.entries?.push({
          reference: attributes.Name ?? '',
          ...(attributes.ExternalSource !== undefined && { externalSource: attributes.ExternalSource }),
          ...(attributes.Disambiguator !== undefined && { disambiguator: attributes.Disambiguator }),
          ...(attributes.Type !== undefined && { type: attributes.Type }),
        });
        return;
      case 'Element':
        this.openElement(attributes);
        return;
      case 'Annotation':
      case 'AttachedAnnotation':
        this.annotation = {
          ...(name === 'Annotation' && attributes.Type !== undefined && { type: attributes.Type }),
          ...(attributes.Disambiguator !== undefined && { disambiguator: attributes.Disambiguator }),
        };
        return;
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
        this.property?.into.add(this.property.name, this.value ?? '');
        this.value = undefined;
        this.property = undefined;
        return;
      case 'Annotation':
      case 'AttachedAnnotation': {
        const { current } = this;
        if (current && this.annotation) {
          current.annotations ??= [];
          current.annotations.push({ ...this.annotation, properties: this.annotationProperties.take(noProperties) });
        }
        this.annotation = undefined;
        return;
      }
      case 'Relationship': {
        const { current } = this;
        if (!current) return;
        // DacFx writes some relationships without entries; they say nothing.
        if (current.entries?.length === 0) current.relationships.removeLast();
        current.entries = undefined;
        return;
      }
      case 'Element':
        this.closeElement();
    }
  }

  /** The same text in one copy, which keeps no document alive. */
  private name(text: string): string {
    let name = this.names.get(text);
    if (name === undefined) {
      name = Buffer.from(text).toString();
      this.names.set(name, name);
    }
    return name;
  }

  private addValueAttributes(attributes: Readonly<Record<string, string>>): void {
    const { current } = this;
    for (const _ in attributes) {
      if (!this.property || !current) return;
      current.valueAttributes ??= new Map();
      current.valueAttributes.set(this.property.name, attributes);
      return;
    }
  }

  private openElement(attributes: Readonly<Record<string, string>>): void {
    const element = this.levels[this.depth] ?? new Open();
    this.levels[this.depth] = element;
    this.depth += 1;
    this.current = element;
    element.type = this.name(attributes.Type ?? '');
    element.name = attributes.Name;
    element.disambiguator = attributes.Disambiguator;
    element.annotations = undefined;
    element.valueAttributes = undefined;
    element.entries = undefined;
  }

  private closeElement(): void {
    const open = this.current;
    if (!open) return;
    const element: ModelElement = {
      type: open.type,
      name: open.name,
      disambiguator: open.disambiguator,
      properties: open.properties.take(noProperties),
      relationships: open.relationships.take(noRelationships),
      annotations: open.annotations ?? noAnnotations,
      valueAttributes: open.valueAttributes,
    };
    this.depth -= 1;
    const around = this.depth === 0 ? undefined : this.levels[this.depth - 1];
    this.current = around;
    if (around) around.entries?.push({ element });
    else this.elements.push(element);
  }
}
