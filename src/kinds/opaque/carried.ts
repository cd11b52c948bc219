import type { DatabaseModel } from '../../model/database-model.ts';
import type { ObjectKey } from '../../model/object-key.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { ReadContext } from '../kind.ts';

/** Elements that are dropped by class and name and whose statements a package does not tell, with the words of their class. */
export const carriedClasses: Readonly<Record<string, string>> = {
  SqlAggregate: 'AGGREGATE',
  SqlAssembly: 'ASSEMBLY',
  SqlAsymmetricKey: 'ASYMMETRIC KEY',
  SqlBrokerPriority: 'BROKER PRIORITY',
  SqlCertificate: 'CERTIFICATE',
  SqlColumnEncryptionKey: 'COLUMN ENCRYPTION KEY',
  SqlColumnMasterKey: 'COLUMN MASTER KEY',
  SqlDatabaseCredential: 'DATABASE SCOPED CREDENTIAL',
  SqlDefault: 'DEFAULT',
  SqlExternalDataSource: 'EXTERNAL DATA SOURCE',
  SqlExternalFileFormat: 'EXTERNAL FILE FORMAT',
  SqlExternalTable: 'EXTERNAL TABLE',
  SqlFullTextStopList: 'FULLTEXT STOPLIST',
  SqlMasterKey: 'MASTER KEY',
  SqlDatabaseAuditSpecification: 'DATABASE AUDIT SPECIFICATION',
  SqlQueueEventNotification: 'EVENT NOTIFICATION',
  SqlDatabaseEventNotification: 'EVENT NOTIFICATION',
  SqlRemoteServiceBinding: 'REMOTE SERVICE BINDING',
  SqlRoute: 'ROUTE',
  SqlRule: 'RULE',
  SqlSearchPropertyList: 'SEARCH PROPERTY LIST',
  SqlSymmetricKey: 'SYMMETRIC KEY',
  SqlUserDefinedType: 'TYPE',
};

const elements = new Map(Object.entries(carriedClasses).map(([element, word]) => [word, element]));

/** The model.xml type of what a statement names by its class: one object has one key, whichever source told of it. */
export const elementOfWord = (word: string): string => elements.get(word) ?? word;

const isCarried = (object: SchemaObject | undefined): boolean =>
  object?.kind === 'opaque' && object.props.element === undefined;

/** A class word stands before [ schema ] name here, where the class is not one of those that are named as any other object. */
export function carriedNames(object: SchemaObject, context: ReadContext): readonly ObjectKey[] {
  if (!isCarried(object)) return [];
  const [name, schema = 'dbo'] = object.path.slice(1).toReversed();
  if (name === undefined) return [];
  return [context.key('object', schema, name), context.key('type', schema, name)];
}

const namesOf = new WeakMap<DatabaseModel, ReadonlySet<ObjectKey>>();

/** Whether what the object hangs on is carried in the header: an element of model.xml would refer to nothing. */
export function isOnCarried(object: SchemaObject, model: DatabaseModel, context: ReadContext): boolean {
  if (object.parent === undefined) return false;
  const parent = model.objects.get(object.parent);
  if (parent) return isCarried(parent);
  let names = namesOf.get(model);
  if (!names) {
    names = new Set([...model.objects.values()].flatMap((other) => carriedNames(other, context)));
    namesOf.set(model, names);
  }
  return names.has(object.parent);
}
