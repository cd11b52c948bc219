import type { Namespace } from '../../model/object-key.ts';

export type SecurableClass = {
  /** As GRANT … ON class:: writes it; OBJECT and DATABASE may be left out there. */
  readonly word: string;
  /** As model.xml names it in `[Grant.Select.Object]`. */
  readonly camel: string;
  /** Namespaces of objects of the class; 'opaque' where no kind has them: their keys begin with the element. */
  readonly namespace?: Namespace;
  /** model.xml types, for what a reference by name may mean. */
  readonly elements: readonly string[];
  /** sys.database_permissions.class, with the view, its key and its column of the name. */
  readonly catalog?: { readonly class: number; readonly view: string; readonly id: string };
};

export const securableClasses: readonly SecurableClass[] = [
  { word: 'DATABASE', camel: 'Database', elements: ['SqlDatabaseOptions'] },
  { word: 'OBJECT', camel: 'Object', namespace: 'object', elements: [] },
  {
    word: 'SCHEMA',
    camel: 'Schema',
    namespace: 'schema',
    elements: ['SqlSchema'],
    catalog: { class: 3, view: 'sys.schemas', id: 'schema_id' },
  },
  { word: 'USER', camel: 'User', namespace: 'principal', elements: ['SqlUser'] },
  { word: 'ROLE', camel: 'Role', namespace: 'principal', elements: ['SqlRole'] },
  { word: 'APPLICATION ROLE', camel: 'ApplicationRole', namespace: 'principal', elements: ['SqlApplicationRole'] },
  {
    word: 'TYPE',
    camel: 'Type',
    namespace: 'type',
    elements: ['SqlUserDefinedDataType', 'SqlTableType', 'SqlUserDefinedType'],
    catalog: { class: 6, view: 'sys.types', id: 'user_type_id' },
  },
  {
    word: 'XML SCHEMA COLLECTION',
    camel: 'XmlSchemaCollection',
    namespace: 'xmlSchema',
    elements: ['SqlXmlSchemaCollection'],
    catalog: { class: 10, view: 'sys.xml_schema_collections', id: 'xml_collection_id' },
  },
  {
    word: 'ASSEMBLY',
    camel: 'Assembly',
    namespace: 'opaque',
    elements: ['SqlAssembly'],
    catalog: { class: 5, view: 'sys.assemblies', id: 'assembly_id' },
  },
  {
    word: 'MESSAGE TYPE',
    camel: 'MessageType',
    namespace: 'opaque',
    elements: ['SqlMessageType'],
    catalog: { class: 15, view: 'sys.service_message_types', id: 'message_type_id' },
  },
  {
    word: 'CONTRACT',
    camel: 'Contract',
    namespace: 'opaque',
    elements: ['SqlContract'],
    catalog: { class: 16, view: 'sys.service_contracts', id: 'service_contract_id' },
  },
  {
    word: 'SERVICE',
    camel: 'Service',
    namespace: 'service',
    elements: ['SqlService'],
    catalog: { class: 17, view: 'sys.services', id: 'service_id' },
  },
  {
    word: 'REMOTE SERVICE BINDING',
    camel: 'RemoteServiceBinding',
    namespace: 'opaque',
    elements: ['SqlRemoteServiceBinding'],
    catalog: { class: 18, view: 'sys.remote_service_bindings', id: 'remote_service_binding_id' },
  },
  {
    word: 'ROUTE',
    camel: 'Route',
    namespace: 'opaque',
    elements: ['SqlRoute'],
    catalog: { class: 19, view: 'sys.routes', id: 'route_id' },
  },
  {
    word: 'FULLTEXT CATALOG',
    camel: 'FullTextCatalog',
    namespace: 'fullTextCatalog',
    elements: ['SqlFullTextCatalog'],
    catalog: { class: 23, view: 'sys.fulltext_catalogs', id: 'fulltext_catalog_id' },
  },
  {
    word: 'SYMMETRIC KEY',
    camel: 'SymmetricKey',
    namespace: 'opaque',
    elements: ['SqlSymmetricKey'],
    catalog: { class: 24, view: 'sys.symmetric_keys', id: 'symmetric_key_id' },
  },
  {
    word: 'CERTIFICATE',
    camel: 'Certificate',
    namespace: 'opaque',
    elements: ['SqlCertificate'],
    catalog: { class: 25, view: 'sys.certificates', id: 'certificate_id' },
  },
  {
    word: 'ASYMMETRIC KEY',
    camel: 'AsymmetricKey',
    namespace: 'opaque',
    elements: ['SqlAsymmetricKey'],
    catalog: { class: 26, view: 'sys.asymmetric_keys', id: 'asymmetric_key_id' },
  },
  {
    word: 'FULLTEXT STOPLIST',
    camel: 'FullTextStopList',
    namespace: 'opaque',
    elements: ['SqlFullTextStopList'],
    catalog: { class: 29, view: 'sys.fulltext_stoplists', id: 'stoplist_id' },
  },
  {
    word: 'SEARCH PROPERTY LIST',
    camel: 'SearchPropertyList',
    namespace: 'opaque',
    elements: ['SqlSearchPropertyList'],
    catalog: { class: 31, view: 'sys.registered_search_property_lists', id: 'property_list_id' },
  },
];

export function classByWord(word: string): SecurableClass {
  return securableClasses.find((known) => known.word === word) ?? { word, camel: word, elements: [] };
}

export function classByCamel(camel: string): SecurableClass {
  return securableClasses.find((known) => known.camel === camel) ?? { word: camel.toUpperCase(), camel, elements: [] };
}
