import type { SchemaObject } from '../../model/schema-object.ts';
import type { AlterInput, PropertyChange } from '../kind.ts';
import type { TableProps } from './table-props.ts';

const storage = new Set(['dataSpace', 'compression', 'xmlCompression']);

/** Storage of the rows that is written on the clustered key or index of either side is a difference of that. */
export function reportedOn(
  { property }: PropertyChange,
  { after, current, desired }: Pick<AlterInput<TableProps>, 'after' | 'current' | 'desired'>,
): SchemaObject | undefined {
  if (!storage.has(property)) return undefined;
  for (const { index } of [desired, current]) {
    const holder = index.childrenOf(after.key).find((child) => {
      const rows = child.props.rows as Readonly<Record<string, unknown>> | undefined;
      return child.props.clustered === true && rows?.[property] !== undefined;
    });
    if (holder) return holder;
  }
  return undefined;
}
