import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { changedObject } from '../../model/schema-object-of.ts';
import { withName } from '../constraint-drop.ts';
import { keyColumnList } from '../constraint-sql.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { ColumnstoreProps } from '../index/columnstore-props.ts';
import { compressionChange } from '../index/index-alter.ts';
import type { IndexProps } from '../index/index-props.ts';
import { createColumnstoreText, createIndexText } from '../index/index-sql.ts';
import type { KeyProps } from '../key-constraint/key-props.ts';
import type { AlterInput, SqlContext, StepDraft } from '../kind.ts';
import { type DataSpaceProps, onDataSpace } from '../storage/data-space.ts';
import { indexOptionTexts, withOptions } from '../storage/index-options.ts';
import type { TableProps } from './table-props.ts';
import { isColumnstore } from './table-settle.ts';

type Input = AlterInput<TableProps>;

/** Moves the rows to another data space, or compresses them where they are. A move compresses them on the way. */
export function alterStorage(input: Input, names: ReadonlySet<string>): StepDraft[] {
  if (names.has('dataSpace')) return moveTable(input);
  const rebuilt = names.has('compression') || names.has('xmlCompression');
  return rebuilt && !becomesColumnstore(input) ? [rebuildStep(input, names)] : [];
}

/** Compression of rows goes when a clustered columnstore index is built on them: no pass over the data of its own. */
function becomesColumnstore({ after, desired }: Input): boolean {
  return desired.index.childrenOf(after.key).some(isColumnstore);
}

function rebuildStep({ before, after }: Input, names: ReadonlySet<string>): StepDraft {
  const options: string[] = [];
  if (names.has('compression')) {
    options.push(...compressionChange(before.props.compression, after.props.compression, 'DATA_COMPRESSION', 'NONE'));
  }
  if (names.has('xmlCompression')) {
    options.push(
      ...compressionChange(before.props.xmlCompression, after.props.xmlCompression, 'XML_COMPRESSION', 'OFF'),
    );
  }
  const all = options.some((option) => option.includes('ON PARTITIONS')) ? ' PARTITION = ALL' : '';
  const table = quotePath(after.path);
  const text = (more: readonly string[]): string =>
    `ALTER TABLE ${table} REBUILD${all} WITH (${[...options, ...more].join(', ')});`;
  return {
    does: 'alter',
    sql: [text([])],
    variants: [{ requires: { edition: 'Enterprise' }, sql: [text(['ONLINE = ON'])] }],
    commit: 'alone',
    hazards: [
      hazard(
        'LOCK011',
        'warn',
        `${table} is rebuilt while it is locked, unless the server can do it online.`,
        rowCount(after.path),
      ),
    ],
  };
}

/** The clustered key or index is built over itself in the new place; a heap gets one for the time of the move. */
function moveTable(input: Input): StepDraft[] {
  const { after, current } = input;
  const space = after.props.dataSpace ?? { name: 'PRIMARY' };
  const children = current.index.childrenOf(after.key);
  const clustered = children.find((child) => child.props.clustered === true);
  const hazards = [
    hazard(
      'LOCK006',
      'block',
      `Every row of ${quotePath(after.path)} and all of its indexes move to ${quote(space.name)}.`,
      rowCount(after.path),
    ),
  ];
  const first = clustered ? moveIndex(clustered, input, space) : moveHeap(input, space);
  const steps: StepDraft[] = [{ does: 'move', sql: first, commit: 'alone', hazards }];
  for (const child of children) {
    // Indexes that stand where their table stands do not move with it.
    if (child === clustered || child.props.dataSpace !== undefined || !isIndex(child)) continue;
    if (!input.desired.model.objects.has(child.key)) continue;
    steps.push({ does: 'move', sql: moveIndex(child, input, space), commit: 'alone' });
  }
  return steps;
}

function isIndex(child: SchemaObject): boolean {
  return ['index', 'columnstoreIndex', 'primaryKey', 'uniqueConstraint'].includes(child.kind);
}

function moveIndex(child: SchemaObject, input: Input, space: DataSpaceProps): string[] {
  const object = child as SchemaObject<unknown>;
  const options = ['DROP_EXISTING = ON'];
  const { compression, xmlCompression } = input.after.props;
  const rows = { ...(compression && { compression }), ...(xmlCompression && { xmlCompression }), dataSpace: space };
  if (child.kind === 'index') {
    const index = object as SchemaObject<IndexProps>;
    const placed = index.props.clustered
      ? index
      : changedObject(index, { props: { ...index.props, dataSpace: space } });
    return [createIndexText(placed, { rows, options })];
  }
  if (child.kind === 'columnstoreIndex') {
    const index = object as SchemaObject<ColumnstoreProps>;
    const placed = index.props.clustered
      ? index
      : changedObject(index, { props: { ...index.props, dataSpace: space } });
    return [createColumnstoreText(placed, { rows: { dataSpace: space }, options })];
  }
  return [moveKey(object as SchemaObject<KeyProps>, input.current, input.after.path, rows, space)];
}

/** A key's index may be built over itself as long as its definition stays the same. */
function moveKey(
  key: SchemaObject<KeyProps>,
  context: SqlContext,
  table: readonly string[],
  rows: KeyProps['rows'],
  space: DataSpaceProps,
): string {
  const { props } = key;
  const storage = props.clustered ? { ...props, ...rows } : props;
  const options = withOptions([...indexOptionTexts(storage), 'DROP_EXISTING = ON']);
  const columns = keyColumnList(props.columns, props.descending);
  const structure = props.clustered ? 'CLUSTERED' : 'NONCLUSTERED';
  return withName(
    key,
    context,
    `CREATE UNIQUE ${structure} INDEX `,
    ` ON ${quotePath(table)} ${columns}${options}${onDataSpace(space)};`,
  );
}

function moveHeap({ after }: Input, space: DataSpaceProps): string[] {
  const column = space.column ?? after.props.columns.find(isKeyColumn)?.name ?? '';
  const table = quotePath(after.path);
  const name = quote(`rehearsal_move_${after.path[1] ?? ''}`.slice(0, 128));
  return [
    `CREATE CLUSTERED INDEX ${name} ON ${table} (${quote(column)})${onDataSpace(space)};`,
    `DROP INDEX ${name} ON ${table};`,
  ];
}

/** Whether a column can be the key of an index: not computed, not large. */
function isKeyColumn(column: TableProps['columns'][number]): boolean {
  if (column.computed !== undefined || column.type === undefined || column.columnSet) return false;
  return (
    column.type.length !== 'max' && !/^(text|ntext|image|xml|geography|geometry|sql_variant)$/.test(column.type.name)
  );
}
