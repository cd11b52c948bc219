import { compareText } from '../../src/base/order.ts';
import type { TableProps } from '../../src/kinds/table/table-props.ts';
import type { DatabaseModel } from '../../src/model/database-model.ts';
import type { KindName } from '../../src/model/kind-name.ts';
import { type ObjectKey, objectKey } from '../../src/model/object-key.ts';
import type { SchemaObject } from '../../src/model/schema-object.ts';
import { changedObject } from '../../src/model/schema-object-of.ts';

export type TableObject = SchemaObject<TableProps>;

/** A schema that is being changed, with what was done to it in words. The model that it began with stays as it is. */
export type SchemaDraft = {
  readonly base: DatabaseModel;
  readonly objects: Map<ObjectKey, SchemaObject>;
  /** What was changed, in the order in which it was done. */
  readonly done: string[];
};

/** Numbers in [0, 1), as tests/corpus/random.ts makes them. */
export type Next = () => number;

export const draftOf = (base: DatabaseModel): SchemaDraft => ({ base, objects: new Map(base.objects), done: [] });

/** The schema as it stands after the changes. */
export const modelOf = ({ base, objects }: SchemaDraft): DatabaseModel => ({ ...base, objects });

/** Other values for some members of an object; one that is given as undefined stands at its default. */
export function change<P>({ objects }: SchemaDraft, object: SchemaObject<P>, props: Partial<P>): void {
  objects.set(object.key, changedObject(object, { props: { ...object.props, ...props } }) as SchemaObject);
}

/** Drops an object with all that hangs on it. */
export function drop(draft: SchemaDraft, key: ObjectKey): void {
  draft.objects.delete(key);
  for (const object of [...draft.objects.values()]) if (object.parent === key) drop(draft, object.key);
}

/** Objects of some kinds by their keys: whoever picks one at random must find them in the same order each time. */
export function listed({ objects }: Pick<DatabaseModel, 'objects'>, kinds: readonly KindName[]): SchemaObject[] {
  return [...objects.values()]
    .filter((object) => kinds.includes(object.kind))
    .sort((a, b) => compareText(a.key, b.key));
}

/** Tables whose columns are their own and whose rows are on disk: the others take few of the changes. */
export const listedTables = (model: Pick<DatabaseModel, 'objects'>): TableObject[] =>
  allTables(model).filter(({ props }) => !props.memoryOptimized && !props.fileTable);

const allTables = (model: Pick<DatabaseModel, 'objects'>): TableObject[] =>
  listed(model, ['table']).map((table) => table as TableObject);

/** The key of the history table that a temporal table names. */
export function historyOf({ props }: TableObject, { naming }: DatabaseModel): ObjectKey | undefined {
  return props.versioning?.history && objectKey('object', props.versioning.history, naming);
}

/** Keys of the tables that hold the history of another one: the server keeps their columns as that one's are. */
export function historyTables(model: DatabaseModel): ReadonlySet<ObjectKey> {
  const keys = new Set<ObjectKey>();
  for (const table of allTables(model)) {
    const history = historyOf(table, model);
    if (history !== undefined) keys.add(history);
    if (table.props.autoHistory) keys.add(table.key);
  }
  return keys;
}
