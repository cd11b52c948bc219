import type { Rename } from '../diff/rename.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** What one or several renames come to: the name in current and the one in the end. */
export type NetRename =
  | { readonly does: Rename['does']; readonly before: SchemaObject; readonly after: SchemaObject }
  | { readonly does: 'rename'; readonly column: ColumnRename };

export type ColumnRename = {
  /** The table as it ends. */
  readonly owner: SchemaObject;
  /** As the refactor log says it. */
  readonly elementType?: string;
  readonly from: readonly string[];
  readonly to: readonly string[];
};

/**
 * Renames as differences between current and the end: a chain (by way of another name, or of a table that is itself renamed)
 * is one difference, and a name that only exists in between is none. How they are done, one by one, stands in the steps.
 */
export function netRenames(renames: readonly Rename[], fold: (name: string) => string): readonly NetRename[] {
  const objects: { does: Rename['does']; readonly before: SchemaObject; after: SchemaObject }[] = [];
  const columns: { rename: Rename; owner: SchemaObject; readonly from: readonly string[]; name: string }[] = [];
  for (const rename of renames) {
    const { does, before, after, member } = rename;
    if (member) {
      const known = columns.find(({ owner, name }) => owner.key === before.key && fold(name) === fold(member.from));
      if (known) Object.assign(known, { rename, owner: after, name: member.to });
      else {
        const table = objects.find((one) => one.after.key === before.key)?.before ?? before;
        columns.push({ rename, owner: after, from: [...table.path, member.from], name: member.to });
      }
      continue;
    }
    const known = objects.find((one) => one.after.key === before.key);
    if (known) Object.assign(known, { does: known.does === 'move' ? does : known.does, after });
    else objects.push({ does, before, after });
    for (const column of columns) if (column.owner.key === before.key) column.owner = after;
  }
  return [
    ...objects,
    ...columns.map(({ rename: { operation }, owner, from, name }): NetRename => {
      const column = { owner, from, to: [...owner.path, name] };
      return { does: 'rename', column: operation ? { ...column, elementType: operation.elementType } : column };
    }),
  ];
}
