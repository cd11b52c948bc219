import { quote, quotePath, quoteString } from '../base/names.ts';
import type { Rename } from '../diff/rename.ts';
import type { SqlContext, StepDraft } from '../kinds/kind.ts';
import type { Registry } from '../kinds/registry.ts';
import { type Item, phases } from './item.ts';
import { describeRename, titleOf } from './words.ts';

/** One step for each rename; a renamed object keeps everything but its name. */
export function renameItems(renames: readonly Rename[], registry: Registry, current: SqlContext): Item[] {
  return renames.flatMap((rename): Item[] => {
    const { before, after, member } = rename;
    const kind = registry.kinds[after.kind];
    if (!kind) return [];
    const drafts = draftsOf(rename, registry, current);
    return drafts.map((draft) => ({
      name: `${rename.does} ${member ? `column ${quote(member.from)} of ` : ''}${titleOf(kind, before)}`,
      work: undefined,
      object: after,
      kind,
      draft,
      phase: phases.rename,
      because: [describeRename(kind, rename)],
      provides: [...(draft.provides ?? [])],
      removes: [...(draft.removes ?? [])],
      needs: [],
      releases: [],
      inPlace: false,
      needsGone: [],
      names: [],
    }));
  });
}

function draftsOf(
  { does, before, after, member }: Rename,
  registry: Registry,
  current: SqlContext,
): readonly StepDraft[] {
  if (member) {
    const name = quoteString(quotePath([...before.path, member.from]));
    return [{ does: 'rename', sql: [`EXECUTE sp_rename ${name}, ${quoteString(member.to)}, N'COLUMN';`] }];
  }
  if (does === 'move') {
    const type = before.key.startsWith('type:')
      ? 'TYPE'
      : before.key.startsWith('xmlSchema:')
        ? 'XML SCHEMA COLLECTION'
        : 'OBJECT';
    return [
      {
        does: 'move',
        sql: [`ALTER SCHEMA ${quote(after.path[0] ?? '')} TRANSFER ${type}::${quotePath(before.path)};`],
      },
    ];
  }
  const kind = registry.kinds[before.kind];
  const rename = kind?.rename;
  // A module's text spells its name; it is altered to the desired text by a step of its own.
  const hasText = kind?.properties.some((row) => row.equality === 'module') ?? false;
  if (rename && !hasText) return rename(before, after, current);
  const name = quoteString(quotePath(before.path));
  return [{ does: 'rename', sql: [`EXECUTE sp_rename ${name}, ${quoteString(after.path.at(-1) ?? '')}, N'OBJECT';`] }];
}
