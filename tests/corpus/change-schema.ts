import type { CheckProps } from '../../src/kinds/check/check-props.ts';
import type { DefaultProps } from '../../src/kinds/default/default-props.ts';
import type { ForeignKeyProps } from '../../src/kinds/foreign-key/foreign-key-props.ts';
import type { IndexProps } from '../../src/kinds/index/index-props.ts';
import type { KeyProps } from '../../src/kinds/key-constraint/key-props.ts';
import type { ModuleProps, TriggerProps } from '../../src/kinds/module/module-props.ts';
import type { SequenceProps } from '../../src/kinds/sequence.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import type { ObjectKey } from '../../src/model/object-key.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { changeTable } from './change-table.ts';
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

/** A schema after some changes, and those in words. */
export type ChangedSchema = { readonly model: DatabaseModel; readonly done: readonly string[] };

/** Makes `count` changes to tables and other objects, picked at random. The result may be a schema that no server takes. */
export function changeSchema(model: DatabaseModel, count: number, next: Next): ChangedSchema {
  const draft = draftOf(model);
  const history = historyTables(model);
  const tables = listedTables(model).filter(({ key }) => !history.has(key));
  const others = listed(model, [...ways.keys()]);
  for (let turn = 0; turn < count * 10 && draft.done.length < count; turn++) {
    const list: readonly { readonly key: ObjectKey }[] = next() < 0.6 ? tables : others;
    if (list.length === 0) continue;
    // As it stands after the changes before, if they have left it.
    const object = draft.objects.get(pick(list, next).key);
    if (object?.kind === 'table') changeTable(draft, object as TableObject, next);
    else if (object) changeObject(draft, object, next);
  }
  return { model: modelOf(draft), done: draft.done };
}

/** These are not dropped: foreign keys need keys, and defaults sequences. */
const lasting: readonly KindName[] = ['primaryKey', 'uniqueConstraint', 'sequence'];

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

const changedIndex: ObjectChange<IndexProps> = ({ props }, next) => {
  const way = next();
  if (way < 0.3) return toggledOrder(props);
  if (way < 0.6) return { props: { unique: props.unique ? undefined : true }, what: 'uniqueness' };
  return { props: { fillFactor: props.fillFactor === 80 ? 70 : 80 }, what: 'fill factor' };
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

const changedForeignKey: ObjectChange<ForeignKeyProps> = ({ props }, next) =>
  next() < 0.5
    ? { props: { onDelete: props.onDelete ? undefined : 'CASCADE' }, what: 'ON DELETE' }
    : { props: { disabled: props.disabled ? undefined : true }, what: props.disabled ? 'enabled' : 'disabled' };

const changedCheck: ObjectChange<CheckProps> = ({ props }) =>
  props.connections ? undefined : { props: { expression: `(${props.expression}) OR 1=0` }, what: 'expression' };

const changedDefault: ObjectChange<DefaultProps> = ({ props }) => ({
  props: { expression: `(${props.expression})+0` },
  what: 'expression',
});

const changedSequence: ObjectChange<SequenceProps> = ({ props }) => ({
  props: { increment: props.increment === '7' ? '9' : '7' },
  what: 'increment',
});

const changedTrigger: ObjectChange<TriggerProps> = ({ props }) => ({
  props: { disabled: !props.disabled },
  what: props.disabled ? 'enabled' : 'disabled',
});

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
  ['view', ofKind(changedModule)],
  ['procedure', ofKind(changedModule)],
  ['scalarFunction', ofKind(changedModule)],
  ['inlineFunction', ofKind(changedModule)],
]);
