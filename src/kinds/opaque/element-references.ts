import { parseQuotedPath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { Namespace, ObjectKey } from '../../model/object-key.ts';
import type { Reference } from '../../model/schema-object.ts';
import { isBuiltInPrincipal, isBuiltInSchema } from '../elements.ts';
import type { ReadContext } from '../kind.ts';

/** What a relationship refers to: a namespace, or the element of another object without a kind. */
const targets: Readonly<Record<string, Namespace | `Sql${string}`>> = {
  Assembly: 'SqlAssembly',
  Authorizer: 'principal',
  ColumnMasterKey: 'SqlColumnMasterKey',
  Contract: 'SqlContract',
  Credential: 'SqlDatabaseCredential',
  DataSourceName: 'SqlExternalDataSource',
  EncryptionAsymmetricKeys: 'SqlAsymmetricKey',
  EncryptionCertificates: 'SqlCertificate',
  EncryptionSymmetricKeys: 'SqlSymmetricKey',
  ExistingKeysAssembly: 'SqlAssembly',
  FileFormatName: 'SqlExternalFileFormat',
  LocalService: 'service',
  MessageType: 'SqlMessageType',
  Queue: 'object',
  Schema: 'schema',
  SearchPropertyList: 'SqlSearchPropertyList',
  Type: 'type',
  WithUser: 'principal',
  XmlSchemaCollection: 'xmlSchema',
};

/** What must be there before the element's object is: everything that it and the elements in it refer to by name. */
export function referencesOfElement(element: ModelElement, context: ReadContext): readonly Reference[] {
  const references = new Map<ObjectKey, Reference>();
  const visit = ({ relationships }: ModelElement): void => {
    for (const [relationship, entries] of relationships) {
      for (const entry of entries) {
        if ('element' in entry) visit(entry.element);
        else if (entry.externalSource === undefined) {
          const to = keyOf(relationship, parseQuotedPath(entry.reference), context);
          if (to !== undefined) references.set(to, { to, binding: 'bound' });
        }
      }
    }
  };
  visit(element);
  return [...references.values()];
}

function keyOf(relationship: string, path: readonly string[], context: ReadContext): ObjectKey | undefined {
  const target = targets[relationship];
  const [name = ''] = path;
  if (target === undefined) return undefined;
  if (target === 'principal' && isBuiltInPrincipal(name)) return undefined;
  if (target === 'schema' && isBuiltInSchema(name)) return undefined;
  if (target.startsWith('Sql')) return context.key('opaque', target, ...path);
  return context.key(target as Namespace, ...path);
}
