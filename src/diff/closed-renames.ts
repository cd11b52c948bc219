import type { ObjectKey } from '../model/object-key.ts';
import type { Rename } from './rename.ts';

type Chain = { readonly start: string; readonly renames: Rename[] };

/**
 * Logged renames that lead back to where they began: a name that a project gave up and took again. A database that has the
 * name, and not the log, would be renamed there and back at every deployment. A table keeps its way round as long as one of
 * its columns is renamed for good, since that operation may know the table by a name in between.
 */
export function closedRenames(renames: readonly Rename[], fold: (name: string) => string): ReadonlySet<Rename> {
  const objects = new Map<ObjectKey, Chain>();
  /** By the object's key, then by the column's name. */
  const members = new Map<ObjectKey, Map<string, Chain>>();
  for (const rename of renames) {
    const { before, after, member } = rename;
    if (member) {
      const columns = members.get(before.key) ?? new Map<string, Chain>();
      members.set(before.key, columns);
      continueChain(columns, fold(member.from), fold(member.to), rename);
      continue;
    }
    continueChain(objects, before.key, after.key, rename);
    const columns = members.get(before.key);
    if (columns) members.set(after.key, columns);
    members.delete(before.key);
  }
  const closed = new Set<Rename>();
  for (const [key, columns] of members) {
    for (const rename of closedIn(columns)) closed.add(rename);
    if ([...columns.values()].some((chain) => chain.renames.some((rename) => !closed.has(rename)))) objects.delete(key);
  }
  for (const rename of closedIn(objects)) closed.add(rename);
  return closed;
}

function continueChain<K extends string>(chains: Map<K, Chain>, from: K, to: K, rename: Rename): void {
  const chain = chains.get(from) ?? { start: from, renames: [] };
  chains.delete(from);
  chains.set(to, { ...chain, renames: [...chain.renames, rename] });
}

function closedIn(chains: ReadonlyMap<string, Chain>): readonly Rename[] {
  return [...chains].flatMap(([end, chain]) => (end === chain.start ? chain.renames : []));
}
