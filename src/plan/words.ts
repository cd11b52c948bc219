import type { Rename } from '../diff/rename.ts';
import type { Kind, PropertyChange } from '../kinds/kind.ts';
import type { SchemaObject } from '../model/schema-object.ts';

/** `index [dbo].[A].[IX_A_Name]` */
export function titleOf(kind: Kind, object: SchemaObject): string {
  return `${kind.title} ${kind.itemName(object)}`;
}

/** `dataCompression` → `data compression` */
export function words(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);
}

/** `column Name of table [dbo].[A] changes type` */
export function describeChange(kind: Kind, object: SchemaObject, change: PropertyChange): string {
  const on = titleOf(kind, object);
  if (change.member === undefined) return `${on} changes ${words(change.property)}`;
  const member = `${words(change.property).replace(/s$/, '')} ${change.member}`;
  if (change.memberProperty !== undefined) return `${member} of ${on} changes ${words(change.memberProperty)}`;
  return change.after === undefined ? `${member} of ${on} is dropped` : `${member} of ${on} is added`;
}

/** The key of a step: what it does to what. */
export function stepName(does: string, kind: Kind, object: SchemaObject): string {
  return `${does} ${titleOf(kind, object)}`;
}

/** `table [dbo].[T] is renamed to [dbo].[U]` */
export function describeRename(kind: Kind, { before, after, member, does }: Rename): string {
  if (member) return `column ${member.from} of ${titleOf(kind, after)} is renamed to ${member.to}`;
  return `${titleOf(kind, before)} ${does === 'move' ? 'moves' : 'is renamed'} to ${kind.itemName(after)}`;
}
