import type { ReadContext } from '../kinds/kind.ts';
import type { ObjectKey } from '../model/object-key.ts';

const schemas = [
  'dbo',
  'guest',
  'sys',
  'INFORMATION_SCHEMA',
  'db_owner',
  'db_accessadmin',
  'db_securityadmin',
  'db_ddladmin',
  'db_backupoperator',
  'db_datareader',
  'db_datawriter',
  'db_denydatareader',
  'db_denydatawriter',
];
const principals = ['public', 'dbo', 'guest', 'sys', 'INFORMATION_SCHEMA', ...schemas.slice(4)];

/** Keys of what every database has by itself, so that a reference to it is not unresolved. */
export function isBuiltIn(context: ReadContext): (key: ObjectKey) => boolean {
  const keys = new Set<ObjectKey>([
    ...schemas.map((name) => context.key('schema', name)),
    ...principals.map((name) => context.key('principal', name)),
    context.key('dataSpace', 'PRIMARY'),
  ]);
  const systemObjects = ['sys', 'INFORMATION_SCHEMA'].flatMap((schema) =>
    (['object', 'type', 'xmlSchema'] as const).map((namespace) => `${context.key(namespace, schema)}\u0001`),
  );
  return (key) => keys.has(key) || systemObjects.some((prefix) => key.startsWith(prefix));
}
