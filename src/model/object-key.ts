import type { Naming } from '../base/names.ts';

/**
 * Names are unique within a namespace, whatever the kind: a table and a view cannot share one. Schema-scoped objects
 * and constraints are 'object' `[s].[n]`; indexes and statistics 'index' `[s].[t].[n]`; alias and table types 'type'.
 */
export type Namespace =
  | 'object'
  | 'index'
  | 'type'
  | 'xmlSchema'
  | 'schema'
  | 'principal'
  | 'login'
  | 'member'
  | 'dataSpace'
  | 'partitionFunction'
  | 'fullTextCatalog'
  | 'fullTextIndex'
  | 'databaseTrigger'
  | 'service'
  | 'eventSession'
  | 'permission'
  | 'property'
  | 'database'
  /** Constraints without a name: parent and what tells them apart. */
  | 'unnamed'
  | 'opaque';

/** `namespace:folded parts`, parts separated by a character that no folded part contains unescaped. */
export type ObjectKey = string;

const separator = '\u0001';

export function objectKey(namespace: Namespace, path: readonly string[], naming: Naming): ObjectKey {
  return `${namespace}:${naming.fold(path.join(separator))}`;
}
