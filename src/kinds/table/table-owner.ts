import type { ObjectKey } from '../../model/object-key.ts';
import type { ExpressionOwner } from '../columns/expression-references.ts';
import type { DacpacWriteContext } from '../kind.ts';

/** The parent of a constraint or index with its columns; a view's are not known. */
export function tableOwner(parent: ObjectKey | undefined, context: Pick<DacpacWriteContext, 'model'>): ExpressionOwner {
  const object = parent === undefined ? undefined : context.model.objects.get(parent);
  const columns = object?.kind === 'table' ? object.props.columns : [];
  return {
    key: object?.key ?? '',
    path: object?.path ?? [],
    columns: columns as readonly { readonly name: string }[],
  };
}
