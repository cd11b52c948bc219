import { type Naming, namingOf } from '../base/names.ts';
import type { ReadContext } from '../kinds/kind.ts';
import { objectKey } from '../model/object-key.ts';

/** What DacFx gives a database whose collation nobody states. */
export const defaultCollation = 'SQL_Latin1_General_CP1_CI_AS';

/** The context of a source: how names compare, which collation is the database's own, what platform it is for. */
export function readContext(collation: string, platform: string, naming: Naming = namingOf(collation)): ReadContext {
  return { naming, collation, platform, key: (namespace, ...path) => objectKey(namespace, path, naming) };
}
