import type { ObjectKey } from '../../model/object-key.ts';
import type { RowStorage } from '../key-constraint/key-props.ts';
import type { SqlContext } from '../kind.ts';

/** The storage of a table's rows in a settled model; undefined for a view. */
export function tableRows(key: ObjectKey | undefined, context: SqlContext): RowStorage | undefined {
  const object = key === undefined ? undefined : context.model.objects.get(key);
  return object?.kind === 'table' ? (object.props as RowStorage) : undefined;
}
