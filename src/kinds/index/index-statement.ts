import type { CreateIndex, InlineIndex } from '../../statements/tree/index.ts';
import type { ChildPlace } from '../columns/child-place.ts';
import { compact, flag } from '../columns/compact.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import { descendingOf } from '../key-constraint/key-statement.ts';
import type { BuildContext } from '../kind.ts';
import { dataSpaceOf } from '../storage/data-space.ts';
import { indexOptionsOf } from '../storage/index-options.ts';
import type { ColumnstoreProps } from './columnstore-props.ts';
import { columnstoreObject, indexObject } from './index-object.ts';
import type { IndexProps } from './index-props.ts';

type Written = Omit<InlineIndex, 'start' | 'end' | 'hash'> & { readonly hash?: boolean };

/** Adds an index or columnstore index. `column` is the one that an inline index stands on. */
export function buildIndex(
  written: Written,
  place: ChildPlace & { readonly name: string },
  inline: { readonly column?: string } | undefined,
  context: BuildContext,
): void {
  const mark = flag(inline !== undefined);
  context.add(
    written.columnstore
      ? columnstoreObject(place, columnstoreProps(written, mark), context)
      : indexObject(place, indexProps(written, mark, inline?.column), context),
  );
}

export function indexProps(written: Written, inline: true | undefined, column?: string): IndexProps {
  const columns =
    written.columns.length > 0 || column === undefined ? written.columns : [{ name: column, descending: false }];
  const { compression, xmlCompression, ...options } = indexOptionsOf(written.options);
  const rows = compact<RowStorage>({ compression, xmlCompression, dataSpace: dataSpaceOf(written.dataSpace) });
  return compact<IndexProps>({
    columns: columns.map(({ name }) => name),
    descending: descendingOf(columns),
    include: written.include.length === 0 ? undefined : written.include,
    unique: flag(written.unique),
    clustered: flag(written.clustered),
    hash: flag(written.hash),
    where: written.where?.text,
    inline,
    ...options,
    ...(written.clustered ? { rows: Object.keys(rows).length > 0 ? rows : undefined } : rows),
  });
}

export function columnstoreProps(written: Written, inline: true | undefined): ColumnstoreProps {
  const { compression, compressionDelay } = indexOptionsOf(written.options);
  // Its compression is its own: no heap or clustered index has one of these.
  const rows = compact<RowStorage>({ dataSpace: dataSpaceOf(written.dataSpace) });
  return compact<ColumnstoreProps>({
    clustered: flag(written.clustered),
    columns: written.clustered ? [] : written.columns.map(({ name }) => name),
    order: written.order.length === 0 ? undefined : written.order,
    where: written.where?.text,
    compression,
    compressionDelay,
    inline,
    ...(written.clustered ? { rows: Object.keys(rows).length > 0 ? rows : undefined } : rows),
  });
}

/** CREATE INDEX. */
export function buildCreateIndex(
  statement: CreateIndex & { readonly start: number; readonly end: number },
  table: readonly string[],
  context: BuildContext,
): void {
  const origin = { file: context.file, start: statement.start, end: statement.end };
  buildIndex(statement, { table, name: statement.name, origin }, undefined, context);
}
