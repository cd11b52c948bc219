import type { Diagnostic } from '../base/errors.ts';
import { LineIndex } from '../base/line-index.ts';
import { quotePath } from '../base/names.ts';
import type { ObjectKey } from '../model/object-key.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import type { ExternalPackage } from './external-package.ts';

/** Permissions and memberships may be stated again; what both sides define would be made twice. */
const mayRepeat: ReadonlySet<string> = new Set(['databaseOptions', 'permission', 'membership']);

/** Objects that a project defines although a package of the same database does so already. */
export function checkNames(
  objects: ReadonlyMap<ObjectKey, SchemaObject>,
  packages: readonly ExternalPackage[],
  texts: ReadonlyMap<string, string>,
): readonly Diagnostic[] {
  return [...objects.values()].flatMap((object) => {
    if (mayRepeat.has(object.kind)) return [];
    const other = packages.find((one) => one.objects.has(object.key));
    if (!other) return [];
    const text = object.origin && texts.get(object.origin.file);
    return [
      {
        code: 'SQL71508',
        severity: 'error' as const,
        message: `The database has more than one object with this name. It is also defined in ${other.logicalName}.`,
        object: quotePath(object.path),
        hint: 'Remove or rename one of them.',
        ...(object.origin &&
          text !== undefined && { at: new LineIndex(object.origin.file, text).position(object.origin.start) }),
      },
    ];
  });
}
