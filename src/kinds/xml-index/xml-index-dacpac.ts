import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement, ModelEntry } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { lastName } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import { compressionRelationships, indexOptionProperties, readIndexOptions } from '../storage/storage-dacpac.ts';
import { orAbsent } from '../table-type/table-type-object.ts';
import { readTypeSpecifier, typeSpecifier } from '../type-specifier.ts';
import { xmlIndexObject } from './xml-index-object.ts';
import type { XmlIndexProps, XmlNamespace, XmlPath } from './xml-index-props.ts';

const usages = [undefined, 'PATH', 'PROPERTY', 'VALUE'] as const;

export function readXmlIndex(
  element: ModelElement,
  context: DacpacReadContext,
): readonly SchemaObject<XmlIndexProps>[] {
  const selective = element.type === 'SqlSelectiveXmlIndex';
  const primary = readFlag(element, 'IsPrimary');
  const first = (relationship: string): string | undefined => {
    const [name] = referencesOf(element, relationship);
    return name === undefined ? undefined : lastName(name);
  };
  const { fillFactor, padIndex, noRowLocks, noPageLocks, xmlCompression } = readIndexOptions(element);
  const props = compact<XmlIndexProps>({
    column: first('Column') ?? '',
    primary: mark(primary && !selective),
    selective: mark(primary && selective),
    using: first('UsingPrimaryXmlIndex') ?? first('UsingPrimarySelectiveXmlIndex'),
    secondary: usages[Number(element.properties.get('PrimaryXmlIndexUsage') ?? 0)],
    path: first('ForPrimaryPromotedPath'),
    paths: orAbsent(innerElements(element, 'PromotedPaths').map(readPath)),
    namespaces: orAbsent(
      innerElements(element, 'XmlNamespaces').map(
        ({ properties }): XmlNamespace => ({
          name: properties.get('Prefix') ?? '',
          uri: properties.get('NamespaceUri') ?? '',
        }),
      ),
    ),
    disabled: mark(readFlag(element, 'IsDisabled')),
    fillFactor,
    padIndex,
    noRowLocks,
    noPageLocks,
    xmlCompression,
  });
  const table = parseQuotedPath(referencesOf(element, 'IndexedObject')[0] ?? '');
  return [xmlIndexObject({ table, name: lastName(element.name) }, props, context)];
}

function readPath(element: ModelElement): XmlPath {
  const { properties } = element;
  const specifier = innerElements(element, 'Type')[0];
  const length = properties.get('MaxLength');
  return compact<XmlPath>({
    name: lastName(element.name),
    path: properties.get('NodePath') ?? '',
    xquery: properties.get('Type'),
    maxLength: length === undefined ? undefined : Number(length),
    type: specifier && readTypeSpecifier(specifier),
    singleton: mark(readFlag(element, 'IsSingleton')),
  });
}

export function writeXmlIndex(
  index: SchemaObject<XmlIndexProps>,
  context: DacpacWriteContext,
): readonly ModelElement[] {
  const { props, path } = index;
  const table = path.slice(0, 2);
  const owner = context.model.objects.get(index.parent ?? '');
  const base =
    props.using === undefined ? undefined : context.model.objects.get(context.key('index', ...table, props.using));
  const selective = props.selective === true || base?.props.selective === true;
  const using = props.using === undefined ? undefined : [refer(...table, props.using)];
  return [
    modelElement(selective ? 'SqlSelectiveXmlIndex' : 'SqlXmlIndex', quotePath(path), {
      properties: {
        IsPrimary: flag(props.primary ?? props.selective, false),
        PrimaryXmlIndexUsage: props.secondary && String(usages.indexOf(props.secondary)),
        ...indexOptionProperties(props),
        IsDisabled: flag(props.disabled, false),
      },
      relationships: {
        Column: [refer(...table, props.column)],
        ForPrimaryPromotedPath: props.path === undefined ? undefined : [refer(...table, props.using ?? '', props.path)],
        IndexedObject: [refer(...(owner?.path ?? table))],
        PromotedPaths: props.paths?.map((one) => pathEntry(path, one)),
        UsingPrimaryXmlIndex: selective ? undefined : using,
        UsingPrimarySelectiveXmlIndex: selective ? using : undefined,
        XmlCompressionOptions: compressionRelationships(props, 1).XmlCompressionOptions,
        XmlNamespaces: props.namespaces?.map(({ name, uri }) => ({
          element: modelElement('SqlXmlNamespace', undefined, {
            properties: { NamespaceUri: uri, Prefix: name === '' ? undefined : name },
          }),
        })),
      },
    }),
  ];
}

function pathEntry(index: readonly string[], path: XmlPath): ModelEntry {
  const name = quotePath([...index, path.name]);
  const common = { NodePath: path.path, IsSingleton: flag(path.singleton, false) };
  if (path.type) {
    const relationships = { Type: [typeSpecifier(path.type)] };
    return { element: modelElement('SqlPromotedNodePathForSqlType', name, { properties: common, relationships }) };
  }
  const MaxLength = path.maxLength === undefined ? undefined : String(path.maxLength);
  const properties = { Type: path.xquery, MaxLength, ...common };
  return { element: modelElement('SqlPromotedNodePathForXQueryType', name, { properties }) };
}
