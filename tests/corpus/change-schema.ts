import { quote } from '../../src/base/names.ts';
import type { AliasTypeProps } from '../../src/kinds/alias-type.ts';
import { registry } from '../../src/kinds/all-kinds.ts';
import type { CheckProps } from '../../src/kinds/check/check-props.ts';
import type { ColumnProps } from '../../src/kinds/columns/column-props.ts';
import type { DefaultProps } from '../../src/kinds/default/default-props.ts';
import type { ExtendedPropertyProps } from '../../src/kinds/extended-property/property-props.ts';
import type { ForeignKeyProps } from '../../src/kinds/foreign-key/foreign-key-props.ts';
import type { ColumnstoreProps } from '../../src/kinds/index/columnstore-props.ts';
import type { IndexProps } from '../../src/kinds/index/index-props.ts';
import type { KeyProps } from '../../src/kinds/key-constraint/key-props.ts';
import type { ModuleProps, TriggerProps } from '../../src/kinds/module/module-props.ts';
import type { PartitionFunctionProps } from '../../src/kinds/partition-function.ts';
import type { PermissionProps } from '../../src/kinds/permission/permission-props.ts';
import type { SequenceProps } from '../../src/kinds/sequence.ts';
import type { StatisticsProps } from '../../src/kinds/statistics.ts';
import type { SynonymProps } from '../../src/kinds/synonym.ts';
import type { TableTypeProps } from '../../src/kinds/table-type/table-type-props.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import { type ObjectKey, objectKey } from '../../src/model/object-key.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { changedObject } from '../../src/model/schema-object-of.ts';
import { createScript } from '../../src/plan/create-script.ts';
import { changeTable } from './change-table.ts';
import { editScript, type ScriptEdit } from './edit-script.ts';
import { pick } from './random.ts';
import {
  change,
  draftOf,
  drop,
  historyTables,
  listed,
  listedTables,
  modelOf,
  type Next,
  type SchemaDraft,
  type TableObject,
} from './schema-draft.ts';

/** A schema after some changes as a script, and those in words. */
export type ChangedSchema = { readonly script: string; readonly done: readonly string[] };

/**
 * Makes `count` changes to tables, other objects and the schema as a whole, picked at random: first the kind, then the object.
 * The result may be a schema that no server takes.
 */
export function changeSchema(model: DatabaseModel, count: number, next: Next): ChangedSchema {
  const draft = draftOf(model);
  const history = historyTables(model);
  const tables = listedTables(model).filter(({ key }) => !history.has(key));
  const others = [...ways.keys()].map((kind) => listed(model, [kind])).filter((list) => list.length > 0);
  const edits: ScriptEdit[] = [];
  for (let turn = 0; turn < count * 10 && draft.done.length < count; turn++) {
    const share = next();
    if (share < 0.2) {
      const edit = editScript(model, tables, draft.done, next);
      if (edit) edits.push(edit);
      continue;
    }
    const list: readonly { readonly key: ObjectKey }[] =
      share < 0.6 || others.length === 0 ? tables : pick(others, next);
    if (list.length === 0) continue;
    // As it stands after the changes before, if they have left it.
    const object = draft.objects.get(pick(list, next).key);
    if (object?.kind === 'table') changeTable(draft, object as TableObject, next);
    else if (object) changeObject(draft, object, next);
  }
  const script = edits.reduce((text, edit) => edit(text), createScript(modelOf(draft), registry));
  return { script, done: draft.done };
}

/** These are not dropped: foreign keys need keys, and defaults sequences. */
const lasting: readonly KindName[] = [
  'primaryKey',
  'uniqueConstraint',
  'sequence',
  'tableType',
  'aliasType',
  'partitionFunction',
];

function changeObject(draft: SchemaDraft, object: SchemaObject, next: Next): void {
  const name = `${object.kind} ${object.path.join('.')}`;
  if (next() < 0.25 && !lasting.includes(object.kind)) {
    drop(draft, object.key);
    draft.done.push(`${name}: dropped`);
    return;
  }
  const changed = ways.get(object.kind)!(object, next, draft);
  if (!changed) return;
  change(draft, object, changed.props);
  draft.done.push(`${name}: ${changed.what}`);
}

/** What a change makes of an object, and the change in words. */
type Changed<P> = { readonly props: Partial<P>; readonly what: string };
type ObjectChange<P> = (object: SchemaObject<P>, next: Next, draft: SchemaDraft) => Changed<P> | undefined;
type AnyChange = ObjectChange<Readonly<Record<string, unknown>>>;

/** The props of an object are those of its kind. */
const ofKind = <P>(way: ObjectChange<P>): AnyChange => way as unknown as AnyChange;

const toggledOrder = (props: Pick<IndexProps, 'descending'>): Changed<Pick<IndexProps, 'descending'>> => ({
  props: { descending: props.descending ? undefined : [0] },
  what: 'order',
});

const changedIndex: ObjectChange<IndexProps> = ({ parent, props }, next, { objects }) => {
  const way = next();
  if (way < 0.15) return toggledOrder(props);
  if (way < 0.3) {
    const ofView = objects.get(parent ?? '')?.kind === 'view';
    return ofView ? undefined : { props: { unique: props.unique ? undefined : true }, what: 'uniqueness' };
  }
  if (way < 0.4) return { props: { fillFactor: props.fillFactor === 80 ? 70 : 80 }, what: 'fill factor' };
  if (way < 0.55 && !props.clustered) {
    return { props: { compression: props.compression ? undefined : [{ level: 'ROW' }] }, what: 'compression' };
  }
  if (way < 0.65)
    return { props: { ignoreDuplicateKey: undefined, noRowLocks: props.noRowLocks ? undefined : true }, what: 'locks' };
  if (props.clustered) return undefined;
  if (way < 0.75) {
    const [first = ''] = props.columns;
    return { props: { where: props.where === undefined ? `${quote(first)} IS NOT NULL` : undefined }, what: 'filter' };
  }
  const table = objects.get(parent ?? '');
  const used = [...props.columns, ...(props.include ?? [])];
  const free = ((table?.props.columns ?? []) as readonly ColumnProps[]).filter(
    ({ name, type }) => type && !/^(xml|n?text|image|geo)/.test(type.name) && !used.includes(name),
  );
  if (props.include && way < 0.8) return { props: { include: undefined }, what: 'without INCLUDE' };
  if (free.length === 0) return undefined;
  const column = pick(free, next);
  if (way < 0.9 || !column.type || column.type.length === 'max') {
    return { props: { include: [...(props.include ?? []), column.name] }, what: `INCLUDE ${column.name}` };
  }
  return { props: { columns: [...props.columns, column.name] }, what: `also over ${column.name}` };
};

const changedKey: ObjectChange<KeyProps> = ({ key, parent, props }, next, { objects }) => {
  if (next() < 0.5) return toggledOrder(props);
  // A table has one clustered key or index, and none in memory.
  const isTaken = [...objects.values()].some(
    (other) =>
      (other.parent === parent && other.key !== key && other.props.clustered) ||
      (other.key === parent && other.props.memoryOptimized),
  );
  return isTaken ? undefined : { props: { clustered: props.clustered ? undefined : true }, what: 'clustering' };
};

const changedForeignKey: ObjectChange<ForeignKeyProps> = ({ props }, next) => {
  const way = next();
  if (way < 0.35) return { props: { onDelete: props.onDelete ? undefined : 'CASCADE' }, what: 'ON DELETE' };
  if (way < 0.5) return { props: { onUpdate: props.onUpdate ? undefined : 'CASCADE' }, what: 'ON UPDATE' };
  if (way < 0.6) return { props: { onDelete: 'SET NULL' }, what: 'ON DELETE SET NULL' };
  return { props: { disabled: props.disabled ? undefined : true }, what: props.disabled ? 'enabled' : 'disabled' };
};

const changedCheck: ObjectChange<CheckProps> = ({ props }) =>
  props.connections ? undefined : { props: { expression: `(${props.expression}) OR 1=0` }, what: 'expression' };

const changedDefault: ObjectChange<DefaultProps> = (object, next, draft) => {
  const { props, path, key } = object;
  if (props.unnamed || next() < 0.5) return { props: { expression: `(${props.expression})+0` }, what: 'expression' };
  const renamed = [...path.slice(0, -1), `${path.at(-1)}_${draft.done.length}`];
  drop(draft, key);
  change(draft, changedObject(object, { path: renamed, key: objectKey('object', renamed, draft.base.naming) }), {});
  draft.done.push(`default ${path.join('.')}: another name`);
  return undefined;
};

const changedSequence: ObjectChange<SequenceProps> = ({ props }, next) => {
  const way = next();
  if (way < 0.4) return { props: { increment: props.increment === '7' ? '9' : '7' }, what: 'increment' };
  if (way < 0.6) return { props: { cycle: !props.cycle }, what: 'cycle' };
  if (way < 0.8) return { props: { cache: props.cache === 'none' ? '50' : 'none' }, what: 'cache' };
  return { props: { type: { name: props.type.name === 'int' ? 'bigint' : 'int' } }, what: 'type' };
};

const changedSynonym: ObjectChange<SynonymProps> = (_, __, { done }) => ({
  props: { target: ['Elsewhere', 'dbo', `T${done.length}`], script: `[Elsewhere].[dbo].[T${done.length}]` },
  what: 'target',
});

const changedType: ObjectChange<TableTypeProps> = ({ props }, next, { done }) => {
  const added: ColumnProps = { name: `Added_${done.length}`, type: { name: 'int' }, nullable: true };
  const at = Math.floor(next() * props.columns.length);
  const columns = props.columns.toSpliced(at, 0, added);
  return { props: { columns, order: columns.map(({ name }) => name) }, what: `${added.name} at ${at}` };
};

const changedAlias: ObjectChange<AliasTypeProps> = ({ props: { base } }) =>
  typeof base.length === 'number'
    ? { props: { base: { ...base, length: base.length + 5 } }, what: 'length' }
    : undefined;

const changedStatistics: ObjectChange<StatisticsProps> = ({ props }) => ({
  props: { noRecompute: props.noRecompute ? undefined : true },
  what: 'recompute',
});

const changedColumnstore: ObjectChange<ColumnstoreProps> = ({ props }, next) => {
  if (next() < 0.5 || props.columns.length < 2) {
    return {
      props: { compression: props.compression ? undefined : [{ level: 'COLUMNSTORE_ARCHIVE' }] },
      what: 'compression',
    };
  }
  return { props: { columns: props.columns.slice(1) }, what: `without ${props.columns[0]}` };
};

const changedBoundaries: ObjectChange<PartitionFunctionProps> = ({ props }, next) => {
  if (props.values.some((value) => !/^\d+$/.test(value))) return undefined;
  if (next() < 0.5 && props.values.length > 1) {
    return { props: { values: props.values.slice(1), literals: props.values.slice(1) }, what: 'one boundary less' };
  }
  const values = [...props.values, String(Number(props.values.at(-1)) + 10)];
  return { props: { values, literals: values }, what: 'one boundary more' };
};

const changedProperty: ObjectChange<ExtendedPropertyProps> = () => ({
  props: { value: 'changed', literal: "N'changed'" },
  what: 'value',
});

const changedPermission: ObjectChange<PermissionProps> = ({ props }, next) => {
  if (props.state !== 'GRANT' || next() < 0.5) return undefined;
  return { props: { withGrantOption: !props.withGrantOption }, what: 'grant option' };
};

const neverChanged: ObjectChange<unknown> = () => undefined;

const changedTrigger: ObjectChange<TriggerProps> = (object, next, draft) => {
  if (next() < 0.5) return changedModule(object, next, draft) as Changed<TriggerProps>;
  const { disabled } = object.props;
  return { props: { disabled: !disabled }, what: disabled ? 'enabled' : 'disabled' };
};

const changedModule: ObjectChange<ModuleProps> = ({ props }, _, { done }) => ({
  props: {
    definition: `${props.definition.replace(/\bAS\b/i, (word) => `${word} /* changed */`)}\n-- changed ${done.length}`,
  },
  what: 'text',
});

const ways: ReadonlyMap<KindName, AnyChange> = new Map<KindName, AnyChange>([
  ['index', ofKind(changedIndex)],
  ['primaryKey', ofKind(changedKey)],
  ['uniqueConstraint', ofKind(changedKey)],
  ['foreignKey', ofKind(changedForeignKey)],
  ['check', ofKind(changedCheck)],
  ['default', ofKind(changedDefault)],
  ['sequence', ofKind(changedSequence)],
  ['trigger', ofKind(changedTrigger)],
  ['synonym', ofKind(changedSynonym)],
  ['tableType', ofKind(changedType)],
  ['aliasType', ofKind(changedAlias)],
  ['statistics', ofKind(changedStatistics)],
  ['columnstoreIndex', ofKind(changedColumnstore)],
  ['partitionFunction', ofKind(changedBoundaries)],
  ['extendedProperty', ofKind(changedProperty)],
  ['permission', ofKind(changedPermission)],
  ['membership', ofKind(neverChanged)],
  ['view', ofKind(changedModule)],
  ['procedure', ofKind(changedModule)],
  ['scalarFunction', ofKind(changedModule)],
  ['inlineFunction', ofKind(changedModule)],
  ['tableFunction', ofKind(changedModule)],
]);
