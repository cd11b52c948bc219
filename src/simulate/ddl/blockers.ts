import type { Context } from '../context.ts';
import { boundUsers } from '../dependencies.ts';
import { refuse } from '../sql-error.ts';

/** Error 3729 when something bound uses the object. Its own constraints and computed columns do not count. */
export function blockBound(c: Context, objectId: number, verb: string, name: string): void {
  for (const user of boundUsers(c, objectId)) {
    if (user.referencing_id === objectId) continue;
    const row = c.catalog.objects.get(user.referencing_id);
    if (row?.parent_object_id === objectId) continue;
    const label = row?.name ?? '';
    refuse(3729, verb, name, row ? label : String(user.referencing_id));
  }
}
