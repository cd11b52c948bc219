import type { KeyColumn, PrimaryOrUnique } from '../../statements/tree/index.ts';
import { compact, flag } from '../columns/compact.ts';
import type { BuildContext } from '../kind.ts';
import { dataSpaceOf } from '../storage/data-space.ts';
import { indexOptionsOf } from '../storage/index-options.ts';
import { keyObject } from './key-object.ts';
import type { Inline, KeyProps, RowStorage } from './key-props.ts';

/** Positions of the descending columns, or undefined. */
export function descendingOf(columns: readonly KeyColumn[]): readonly number[] | undefined {
  const positions = columns.flatMap((column, index) => (column.descending ? [index] : []));
  return positions.length === 0 ? undefined : positions;
}

/** Where a key stands in its table's statement. */
export type KeyPlace = {
  /** [schema, table] */
  readonly table: readonly string[];
  readonly inline?: Inline;
  /** The column it is written on. */
  readonly column?: string;
  /** Whether a key that says neither CLUSTERED nor NONCLUSTERED is clustered. */
  readonly clusteredByDefault: boolean;
};

/** The key of a statement, and its table's storage as a clustered key says it. */
export function keyProps(written: PrimaryOrUnique, place: KeyPlace): KeyProps {
  const columns =
    written.columns.length > 0 || place.column === undefined
      ? written.columns
      : [{ name: place.column, descending: false }];
  const clustered = written.hash ? false : (written.clustered ?? place.clusteredByDefault);
  const { compression, xmlCompression, ...options } = indexOptionsOf(written.options);
  const dataSpace = dataSpaceOf(written.dataSpace);
  const rows = compact<RowStorage>({ compression, xmlCompression, dataSpace });
  return compact<KeyProps>({
    columns: columns.map((column) => column.name),
    descending: descendingOf(columns),
    clustered: flag(clustered),
    hash: flag(written.hash),
    notEnforced: flag(written.notEnforced),
    unnamed: flag(written.name === undefined),
    inline: place.inline,
    ...options,
    ...(clustered ? { rows: Object.keys(rows).length > 0 ? rows : undefined } : rows),
  });
}

export function buildKey(written: PrimaryOrUnique, place: KeyPlace, context: BuildContext): void {
  const kind = written.constraint === 'primaryKey' ? 'primaryKey' : 'uniqueConstraint';
  const { name, start, end } = written;
  const origin = { file: context.file, start, end };
  const at = { table: place.table, ...(name !== undefined && { name }), origin };
  context.add(keyObject(kind, at, keyProps(written, place), context));
}
