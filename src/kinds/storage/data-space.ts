import { quote } from '../../base/names.ts';
import type { Reference } from '../../model/schema-object.ts';
import type { DataSpace } from '../../statements/tree/index.ts';
import type { ReadContext } from '../kind.ts';

/** Where rows are kept: a filegroup, or a partition scheme with its column. Absent: [PRIMARY], or where the table is. */
export type DataSpaceProps = { readonly name: string; readonly column?: string };

export function dataSpaceOf(written: DataSpace | undefined): DataSpaceProps | undefined {
  if (written === undefined) return undefined;
  const name = written.name.toLowerCase() === 'default' || written.name === '"default"' ? 'PRIMARY' : written.name;
  const [column] = written.partitionColumns ?? [];
  return column === undefined ? { name } : { name, column };
}

/** ` ON [fg]`, ` ON [scheme]([column])` or nothing. */
export function onDataSpace(space: DataSpaceProps | undefined, word = 'ON'): string {
  if (space === undefined) return '';
  return ` ${word} ${quote(space.name)}${space.column === undefined ? '' : `(${quote(space.column)})`}`;
}

export function isPrimary(space: DataSpaceProps | undefined): boolean {
  return space === undefined || (space.column === undefined && space.name.toLowerCase() === 'primary');
}

/** undefined for [PRIMARY]. */
export function withoutPrimary(space: DataSpaceProps | undefined): DataSpaceProps | undefined {
  return isPrimary(space) ? undefined : space;
}

export function sameSpace(a: DataSpaceProps | undefined, b: DataSpaceProps | undefined, context: ReadContext): boolean {
  if (isPrimary(a) || isPrimary(b)) return isPrimary(a) && isPrimary(b);
  const { fold } = context.naming;
  return fold(a?.name ?? '') === fold(b?.name ?? '') && fold(a?.column ?? '') === fold(b?.column ?? '');
}

export function dataSpaceReferences(
  spaces: readonly (DataSpaceProps | string | undefined)[],
  context: ReadContext,
): Reference[] {
  return spaces.flatMap((space): Reference[] => {
    if (space === undefined) return [];
    const name = typeof space === 'string' ? space : space.name;
    return name.toLowerCase() === 'primary' ? [] : [{ to: context.key('dataSpace', name), binding: 'bound' }];
  });
}
