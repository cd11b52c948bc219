import { parseQuotedPath, quotePath } from '../base/names.ts';
import type { CatalogRows } from '../formats/catalog-rows.ts';
import type { Reference, SchemaObject } from '../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../model/schema-object-of.ts';
import { isBuiltInSchema, modelElement, schemaEntry } from './elements.ts';
import type { CatalogLookup, Kind, ReadContext, StatementBuilder } from './kind.ts';
import { schemaPath } from './module/module-builder.ts';
import { bare } from './option-text.ts';
import { rankOf } from './rank.ts';
import { canonicalXml } from './xml-canonical.ts';

export type XmlSchemaCollectionProps = {
  /** The literal, or the expression, as written. */
  readonly script: string;
  /** The schemas without what a server does not keep: comments, annotations, white space, prefixes. */
  readonly canonical: string;
};

type CollectionObject = SchemaObject<XmlSchemaCollectionProps>;

/** CREATE XML SCHEMA COLLECTION; ALTER … ADD appends schemas. */
export const buildXmlSchemaCollection: StatementBuilder<'createXmlSchemaCollection'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  if (statement.verb === 'create') {
    context.add(collectionOf(path, statement.schema.text, context));
    return;
  }
  context.later(() => {
    const before = context.get(context.key('xmlSchema', ...path)) as CollectionObject | undefined;
    if (before)
      context.replace(collectionOf(path, literal(bare(before.props.script) + bare(statement.schema.text)), context));
  });
};

function literal(text: string): string {
  return `N'${text.replaceAll("'", "''")}'`;
}

function collectionOf(path: readonly string[], script: string, context: ReadContext): CollectionObject {
  const references: Reference[] = isBuiltInSchema(path[0] ?? '')
    ? []
    : [{ to: context.key('schema', path[0] ?? ''), binding: 'bound' }];
  const props = { script, canonical: canonicalXml(bare(script)) };
  return schemaObjectOf(
    { kind: 'xmlSchemaCollection', key: context.key('xmlSchema', ...path), path, props },
    references,
  );
}

/**
 * The texts are no view's column but the result of a function, xml_schema_namespace(schema, name): whoever reads a server
 * asks it once per row of sys.xml_schema_collections and gives the answers as rows of this name.
 */
const schemaTexts = 'rehearsal.xml_schema_texts';

function readRows(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly CollectionObject[] {
  const texts = new Map((rows.get(schemaTexts) ?? []).map((row) => [Number(row.xml_collection_id), String(row.text)]));
  return (rows.get('sys.xml_schema_collections') ?? []).flatMap((row) => {
    const schema = context.schemaName(Number(row.schema_id));
    if (schema === 'sys') return [];
    const text = texts.get(Number(row.xml_collection_id));
    const object = collectionOf([schema, String(row.name)], literal(text ?? ''), context);
    return [text === undefined ? changedObject(object, { unread: ['its schemas were not read'] }) : object];
  });
}

export const xmlSchemaCollection: Kind<XmlSchemaCollectionProps> = {
  name: 'xmlSchemaCollection',
  namespace: 'xmlSchema',
  title: 'XML schema collection',
  rank: rankOf('xmlSchemaCollection'),
  scope: 'schema',
  properties: [
    { name: 'canonical', equality: 'exact', aspect: 'definition' },
    { name: 'script', equality: 'ignored', aspect: 'text' },
  ],
  element: () => 'SqlXmlSchemaCollection',
  itemName: (object) => quotePath(object.path),
  create: ({ path, props }) => [
    { does: 'create', sql: [`CREATE XML SCHEMA COLLECTION ${quotePath(path)} AS ${props.script};`] },
  ],
  drop: ({ path }) => [{ does: 'drop', sql: [`DROP XML SCHEMA COLLECTION ${quotePath(path)};`] }],
  // ALTER can only add components; anything else takes the columns off it meanwhile.
  alter: () => ({ how: 'recreate', steps: [], disturbs: [{}] }),
  dacpac: {
    reads: ['SqlXmlSchemaCollection'],
    read: (element, context) => [
      collectionOf(parseQuotedPath(element.name ?? ''), element.properties.get('SchemaExpression') ?? '', context),
    ],
    write: ({ path, props }) => [
      modelElement('SqlXmlSchemaCollection', quotePath(path), {
        properties: { SchemaExpression: props.script },
        relationships: { Schema: [schemaEntry(path[0] ?? 'dbo')] },
      }),
    ],
  },
  catalog: {
    views: {
      'sys.xml_schema_collections': ['xml_collection_id', 'schema_id', 'name'],
      [schemaTexts]: ['xml_collection_id', 'text'],
    },
    read: readRows,
  },
};
