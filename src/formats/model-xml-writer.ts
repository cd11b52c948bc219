import type { ModelAnnotation, ModelElement, ModelEntry } from './model-element.ts';
import type { ModelXml } from './model-xml-reader.ts';
import { Utf8Text } from './utf8-text.ts';

/** Properties that DacFx writes as a `<Value>` with CDATA, whatever their length; found in its packages. */
const scriptProperty = /Script$|^(FilterPredicate|SchemaExpression|SettingValue|Source|Value|WhereExpression)$/;

/** Of every part of a package. */
export const namespace = 'http://schemas.microsoft.com/sqlserver/dac/Serialization/2012/02';

/** A model whose elements may be made while they are written: of a large database, all at once are a hundred megabytes. */
export type ModelToWrite = Omit<ModelXml, 'elements'> & { readonly elements: Iterable<ModelElement> };

/** model.xml as DacFx writes it: UTF-8, tabs, CRLF-free, properties before relationships before annotations. */
export function writeModelXml(model: ModelToWrite): Uint8Array {
  const out = new Utf8Text();
  out.push('<?xml version="1.0" encoding="utf-8"?>\n');
  out.push(
    `<DataSchemaModel FileFormatVersion="1.2" SchemaVersion="${schemaVersionOf(model.dspName)}" DspName="${escapeAttribute(model.dspName)}" CollationLcid="${escapeAttribute(model.collationLcid)}" CollationCaseSensitive="${model.caseSensitive ? 'True' : 'False'}" xmlns="${namespace}">\n`,
  );
  if (model.header.length > 0) {
    out.push('\t<Header>\n');
    for (const data of model.header) {
      const type = data.type === undefined ? '' : ` Type="${escapeAttribute(data.type)}"`;
      out.push(`\t\t<CustomData Category="${escapeAttribute(data.category)}"${type}>\n`);
      for (const [name, value] of data.metadata) {
        out.push(`\t\t\t<Metadata Name="${escapeAttribute(name)}" Value="${escapeAttribute(value)}" />\n`);
      }
      out.push('\t\t</CustomData>\n');
    }
    out.push('\t</Header>\n');
  }
  out.push('\t<Model>\n');
  for (const element of model.elements) writeElement(element, '\t\t', out);
  out.push('\t</Model>\n</DataSchemaModel>');
  return out.bytes();
}

/** SchemaVersion that goes with a platform; DacFx raises it when a platform's model gains features. */
export function schemaVersionOf(dspName: string): string {
  if (/SqlAzure/i.test(dspName)) return '3.3';
  return /\.Sql17\dDatabaseSchemaProvider$/.test(dspName) ? '3.3' : '2.9';
}

function writeElement(element: ModelElement, indent: string, out: Utf8Text): void {
  const name = element.name === undefined ? '' : ` Name="${escapeAttribute(element.name)}"`;
  const number =
    element.disambiguator === undefined ? '' : ` Disambiguator="${escapeAttribute(element.disambiguator)}"`;
  const inner = `${indent}\t`;
  if (element.properties.size === 0 && element.relationships.size === 0 && element.annotations.length === 0) {
    out.push(`${indent}<Element Type="${element.type}"${name}${number} />\n`);
    return;
  }
  out.push(`${indent}<Element Type="${element.type}"${name}${number}>\n`);
  writeProperties(element.properties, element.valueAttributes, inner, out);
  element.relationships.forEach((entries, relationship) => {
    if (entries.length === 0) return;
    out.push(`${inner}<Relationship Name="${escapeAttribute(relationship)}">\n`);
    for (const entry of entries) writeEntry(entry, inner, out);
    out.push(`${inner}</Relationship>\n`);
  });
  for (const annotation of element.annotations) writeAnnotation(annotation, inner, out);
  out.push(`${indent}</Element>\n`);
}

function writeProperties(
  properties: ReadonlyMap<string, string>,
  attributes: ModelElement['valueAttributes'],
  indent: string,
  out: Utf8Text,
): void {
  properties.forEach((value, name) => {
    if (scriptProperty.test(name)) {
      out.push(
        `${indent}<Property Name="${escapeAttribute(name)}">\n${indent}\t<Value${valueAttributes(attributes?.get(name))}><![CDATA[${cdata(value)}]]></Value>\n${indent}</Property>\n`,
      );
    } else {
      out.push(`${indent}<Property Name="${escapeAttribute(name)}" Value="${escapeAttribute(value)}" />\n`);
    }
  });
}

function valueAttributes(attributes: Readonly<Record<string, string>> | undefined): string {
  if (!attributes) return '';
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
}

function writeEntry(entry: ModelEntry, indent: string, out: Utf8Text): void {
  out.push(`${indent}\t<Entry>\n`);
  if ('element' in entry) {
    writeElement(entry.element, `${indent}\t\t`, out);
  } else {
    const source =
      entry.externalSource === undefined ? '' : ` ExternalSource="${escapeAttribute(entry.externalSource)}"`;
    const number = entry.disambiguator === undefined ? '' : ` Disambiguator="${escapeAttribute(entry.disambiguator)}"`;
    const name = entry.reference === '' ? '' : ` Name="${escapeAttribute(entry.reference)}"`;
    const type = entry.type === undefined ? '' : ` Type="${escapeAttribute(entry.type)}"`;
    out.push(`${indent}\t\t<References${source}${name}${number}${type} />\n`);
  }
  out.push(`${indent}\t</Entry>\n`);
}

function writeAnnotation(annotation: ModelAnnotation, indent: string, out: Utf8Text): void {
  const number =
    annotation.disambiguator === undefined ? '' : ` Disambiguator="${escapeAttribute(annotation.disambiguator)}"`;
  if (annotation.type === undefined) {
    out.push(`${indent}<AttachedAnnotation${number} />\n`);
  } else if (annotation.properties.size === 0) {
    out.push(`${indent}<Annotation Type="${escapeAttribute(annotation.type)}"${number} />\n`);
  } else {
    out.push(`${indent}<Annotation Type="${escapeAttribute(annotation.type)}"${number}>\n`);
    writeProperties(annotation.properties, undefined, `${indent}\t`, out);
    out.push(`${indent}</Annotation>\n`);
  }
}

// Controls that a text may hold and XML does not: references to them are what .NET writes, and reads without checking.
const controls = /[\x01-\x08\x0b\x0c\x0e-\x1f]/g;

function reference(control: string): string {
  return `&#x${control.charCodeAt(0).toString(16).toUpperCase()};`;
}

function escapeAttribute(text: string): string {
  if (!/[&<>"\x01-\x1f]/.test(text)) return text;
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#xD;')
    .replaceAll('\n', '&#xA;')
    .replaceAll('\t', '&#x9;')
    .replace(controls, reference);
}

/** `]]>` cannot stand inside CDATA: the section is closed and opened again between its brackets, and around a control. */
function cdata(text: string): string {
  const whole = text.includes(']]>') ? text.replaceAll(']]>', ']]]]><![CDATA[>') : text;
  return whole.replace(controls, (control) => `]]>${reference(control)}<![CDATA[`);
}
