import { quote } from '../../src/base/names.ts';
import type { ColumnProps } from '../../src/kinds/columns/column-props.ts';
import type { DefaultProps } from '../../src/kinds/default/default-props.ts';
import type { KeyProps } from '../../src/kinds/key-constraint/key-props.ts';
import type { TableProps } from '../../src/kinds/table/table-props.ts';
import type { ModelType } from '../../src/model/data-type.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import { objectKey } from '../../src/model/object-key.ts';
import { schemaObjectOf } from '../../src/model/schema-object-of.ts';
import { pick } from './random.ts';
import { change, drop, historyOf, type Next, type SchemaDraft, type TableObject } from './schema-draft.ts';

/** A column that is to change, where it stands. */
type Spot = { readonly column: ColumnProps; readonly at: number };
/** What a change makes of a table, and the change in words. */
type Changed = { readonly props: Partial<TableProps>; readonly what: string };
type TableChange = (table: TableObject, spot: Spot, next: Next, draft: SchemaDraft) => Changed | undefined;

/** Changes a table in one way of many, at one of its columns; if that way suits that column. */
export function changeTable(draft: SchemaDraft, table: TableObject, next: Next): void {
  const at = Math.floor(next() * table.props.columns.length);
  const column = table.props.columns[at]!;
  const way = pick(ways, next);
  if (column.generated || column.columnSet || column.encryption) return;
  const changed = way(table, { column, at }, next, draft);
  if (!changed) return;
  change(draft, table, changed.props);
  if (changed.props.columns) changeHistory(draft, table, changed.props.columns);
  draft.done.push(`table ${table.path.join('.')}: ${changed.what}`);
}

const replaced = ({ props }: TableObject, at: number, ...columns: ColumnProps[]): Pick<TableProps, 'columns'> => ({
  columns: props.columns.toSpliced(at, 1, ...columns),
});

const changedType: TableChange = (table, { column, at }, next) => {
  const type = column.type && otherType(column.type, next);
  return type && { props: replaced(table, at, { ...column, type }), what: `type of ${column.name}, now ${type.name}` };
};

const changedNullability: TableChange = (table, { column, at }, _, { objects }) => {
  if (!column.type || column.identity) return undefined;
  const isKey = [...objects.values()].some(
    ({ kind, parent, props }) =>
      kind === 'primaryKey' && parent === table.key && (props as unknown as KeyProps).columns.includes(column.name),
  );
  if (isKey) return undefined;
  const { sparse, ...rest } = column;
  const nullable = !column.nullable;
  return {
    props: replaced(table, at, { ...rest, nullable }),
    what: `${column.name} is ${nullable ? 'NULL' : 'NOT NULL'}`,
  };
};

const addedColumn: TableChange = (table, { column, at }, _, { done }) => {
  const added: ColumnProps = { name: `Added_${done.length}`, type: { name: 'int' }, nullable: true };
  return { props: replaced(table, at, added, column), what: `${added.name} before ${column.name}` };
};

/** As releases mostly do it: NOT NULL with a default, which rows that are there get. */
const addedColumnWithDefault: TableChange = (table, { column, at }, _, draft) => {
  const added: ColumnProps = { name: `Flag_${draft.done.length}`, type: { name: 'bit' }, nullable: false };
  if (table.props.versioning) return undefined;
  const path = [table.path[0]!, `DF_${table.path[1]}_${added.name}`];
  const constraint = schemaObjectOf(
    {
      kind: 'default',
      key: objectKey('object', path, draft.base.naming),
      path,
      parent: table.key,
      props: { column: added.name, expression: '0' },
    },
    [{ to: table.key, member: added.name, binding: 'bound' }],
  );
  draft.objects.set(constraint.key, constraint);
  return { props: replaced(table, at, column, added), what: `${added.name} behind ${column.name}, with a default` };
};

/** Another name: nothing says that it is the same column. */
const renamedColumn: TableChange = (table, { column, at }, _, draft) => {
  if (table.props.columns.length < 3) return undefined;
  dropUsers(draft, table, column.name);
  const name = `${column.name}_${draft.done.length}`;
  return { props: replaced(table, at, { ...column, name }), what: `${name}, formerly ${column.name}` };
};

const becomesComputed: TableChange = (table, { column, at }, _, draft) => {
  if (!column.type || column.identity || table.props.period || table.props.columns.length < 3) return undefined;
  dropUsers(draft, table, column.name);
  const computed: ColumnProps = { name: column.name, computed: '(1)+(1)', nullable: true, persisted: true };
  return { props: replaced(table, at, computed), what: `${column.name} is computed` };
};

const changedLocks: TableChange = ({ props }) => ({
  props: { lockEscalation: props.lockEscalation ? undefined : 'DISABLE' },
  what: 'lock escalation',
});

const changedSparsity: TableChange = (table, { column, at }) => {
  const { sparse, ...rest } = column;
  if (
    !column.type ||
    !column.nullable ||
    column.identity ||
    /text|image|geo|timestamp|rowversion/.test(column.type.name)
  ) {
    return undefined;
  }
  if (column.type.schema !== undefined || table.props.compression) return undefined;
  const other = sparse ? rest : { ...rest, sparse: true as const };
  return { props: replaced(table, at, other), what: `${column.name} is ${sparse ? 'not ' : ''}sparse` };
};

const addedComputedColumn: TableChange = (table, { column, at }, _, { done }) => {
  const added: ColumnProps = { name: `Computed_${done.length}`, computed: quote(column.name), nullable: true };
  if (column.computed !== undefined || table.props.period) return undefined;
  return { props: replaced(table, at, column, added), what: `${added.name} behind ${column.name}` };
};

const changedPersistence: TableChange = (table, { column, at }) => {
  if (column.computed === undefined) return undefined;
  const { persisted, persistedNotNull, ...rest } = column;
  return {
    props: replaced(table, at, { ...rest, ...(!persisted && { persisted: true }) }),
    what: `${column.name} is ${persisted ? 'not ' : ''}persisted`,
  };
};

const changedExpressions: TableChange = ({ props }) => {
  const larger = (expression: string): string => expression.replace(/\b\d+\b/, (digits) => String(Number(digits) + 1));
  const columns = props.columns.map((column) =>
    column.computed === undefined ? column : { ...column, computed: larger(column.computed) },
  );
  if (columns.every(({ computed }, at) => computed === props.columns[at]!.computed)) return undefined;
  return { props: { columns }, what: 'expressions of computed columns' };
};

const changedCollation: TableChange = (table, { column, at }) => {
  if (!/char/.test(column.type?.name ?? '')) return undefined;
  const { collation, ...rest } = column;
  const other = collation === undefined ? { ...rest, collation: 'Latin1_General_BIN2' } : rest;
  return { props: replaced(table, at, other), what: `collation of ${column.name}` };
};

const changedMask: TableChange = (table, { column, at }) => {
  if (!column.type || column.identity) return undefined;
  const { mask, ...rest } = column;
  const other = mask === undefined ? { ...rest, mask: 'default()' } : rest;
  return { props: replaced(table, at, other), what: `mask of ${column.name}` };
};

const changedCompression: TableChange = ({ props }) => ({
  props: { compression: props.compression ? undefined : [{ level: 'PAGE' }] },
  what: 'compression',
});

const addedIdentity: TableChange = (table, { column, at }, _, { objects }) => {
  const { columns, versioning } = table.props;
  const hasDefault = [...objects.values()].some(
    ({ kind, parent, props }) => kind === 'default' && parent === table.key && props.column === column.name,
  );
  if (hasDefault) return undefined;
  if (versioning || !/^(int|bigint)$/.test(column.type?.name ?? '')) return undefined;
  if (columns.some(({ identity }) => identity)) return undefined;
  const identity = { seed: '1', increment: '1' };
  return {
    props: replaced(table, at, { ...column, nullable: false, identity }),
    what: `${column.name} is the identity`,
  };
};

const droppedColumn: TableChange = (table, { column, at }, _, draft) => {
  if (table.props.columns.length < 3) return undefined;
  dropUsers(draft, table, column.name);
  return { props: replaced(table, at), what: `without ${column.name}` };
};

const ways: readonly TableChange[] = [
  changedType,
  changedType,
  addedColumnWithDefault,
  renamedColumn,
  becomesComputed,
  changedLocks,
  changedSparsity,
  changedNullability,
  addedColumn,
  addedComputedColumn,
  changedPersistence,
  changedExpressions,
  changedCollation,
  changedMask,
  changedCompression,
  addedIdentity,
  droppedColumn,
  droppedColumn,
];

const wider: Readonly<Record<string, ModelType>> = {
  int: { name: 'bigint' },
  smallint: { name: 'int' },
  tinyint: { name: 'int' },
  bit: { name: 'tinyint' },
  datetime: { name: 'datetime2', scale: 7 },
  date: { name: 'datetime2', scale: 7 },
  float: { name: 'real' },
  money: { name: 'decimal', precision: 19, scale: 4 },
};

/** Mostly a wider type. */
function otherType(type: ModelType, next: Next): ModelType | undefined {
  if (type.schema !== undefined) return undefined;
  if (typeof type.length === 'number' && /char|binary/.test(type.name)) {
    return { ...type, length: next() < 0.5 ? type.length + 7 : Math.max(1, type.length - 1) };
  }
  if (type.name === 'decimal') return { ...type, precision: Math.min(38, (type.precision ?? 18) + 1) };
  return wider[type.name];
}

/** Kinds that go with a column which they name; what else names it makes the desired schema one that cannot be. */
const goWithColumn: readonly KindName[] = [
  'extendedProperty',
  'permission',
  'index',
  'columnstoreIndex',
  'statistics',
  'primaryKey',
  'uniqueConstraint',
  'foreignKey',
  'check',
  'view',
];

function dropUsers(draft: SchemaDraft, table: TableObject, column: string): void {
  const { fold } = draft.base.naming;
  const isIt = (name: string | undefined): boolean => name !== undefined && fold(name) === fold(column);
  for (const object of [...draft.objects.values()]) {
    const isItsDefault =
      object.kind === 'default' && object.parent === table.key && isIt((object.props as DefaultProps).column);
    const names =
      goWithColumn.includes(object.kind) &&
      object.references.some(({ to, member }) => to === table.key && isIt(member));
    if (isItsDefault || names) drop(draft, object.key);
  }
}

/** A history table has the columns of its temporal table, but no computed ones, keys or defaults. */
function changeHistory(draft: SchemaDraft, table: TableObject, columns: readonly ColumnProps[]): void {
  const history = draft.objects.get(historyOf(table, draft.base) ?? '') as TableObject | undefined;
  if (!history) return;
  const before = new Map(history.props.columns.map((column) => [column.name, column]));
  change(draft, history, {
    columns: columns.map(({ name, type, nullable, collation, mask, computed }) => {
      const old = before.get(name);
      if (computed !== undefined && old) return old;
      return {
        name,
        type: type ?? old?.type ?? { name: 'int' },
        nullable,
        ...(collation !== undefined && { collation }),
        ...(mask !== undefined && { mask }),
      };
    }),
  });
}
