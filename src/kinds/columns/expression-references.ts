import type { ObjectKey } from '../../model/object-key.ts';
import type { Reference } from '../../model/schema-object.ts';
import type { ReadContext } from '../kind.ts';
import { namesIn } from './expression-names.ts';

/** The table, type or function whose columns an expression speaks of. */
export type ExpressionOwner = {
  readonly key: ObjectKey;
  readonly path: readonly string[];
  readonly columns: readonly { readonly name: string }[];
};

/** What an expression uses, in the order of appearance, each once. */
export type ExpressionUse =
  | { readonly column: string }
  | { readonly object: readonly string[] }
  | { readonly type: readonly string[] };

/**
 * Columns of the owner, and objects of two parts (functions, sequences) that an expression uses. Names of three and more
 * parts belong to other databases, but for `[schema].[table].[column]` of the owner itself.
 */
export function usesOf(expression: string, owner: ExpressionOwner, context: ReadContext): ExpressionUse[] {
  // Most defaults are literals and calls without a schema: they are not read at all.
  if (owner.columns.length === 0 && !expression.includes('.')) return [];
  const { fold } = context.naming;
  const columns = columnNames(owner.columns, fold);
  const [schema = '', table = ''] = owner.path.map(fold);
  const seen = new Set<string>();
  const uses: ExpressionUse[] = [];
  for (const { parts, called, type } of namesIn(expression)) {
    const use = type ? typeUse(parts) : useOf(parts.map(fold), parts, called);
    if (use === undefined) continue;
    const mark = markOf(use);
    if (seen.has(mark)) continue;
    seen.add(mark);
    uses.push(use);
  }
  return uses;

  /** The same for the same use; no column's name has the separator in it. */
  function markOf(use: ExpressionUse): string {
    if ('column' in use) return fold(use.column);
    return 'type' in use ? `\u0001${fold(use.type.join('\u0001'))}` : `${fold(use.object.join('\u0001'))}\u0001`;
  }

  /** A type of the database, with its schema. */
  function typeUse(parts: readonly string[]): ExpressionUse | undefined {
    return parts.length === 2 && fold(parts[0] ?? '') !== 'sys' ? { type: parts } : undefined;
  }

  function useOf(folded: readonly string[], parts: readonly string[], called: boolean): ExpressionUse | undefined {
    const [first = '', second = '', third = ''] = folded;
    if (parts.length === 1) return called ? undefined : columnUse(first);
    if (parts.length === 3 && first === schema && second === table) return columnUse(third);
    if (parts.length !== 2) return undefined;
    // A method of a column, `x.value(…)`, or a column behind its table's name.
    if (columns.has(first) && (called || second !== table)) return columnUse(first);
    if (first === table && columns.has(second)) return columnUse(second);
    // `$PARTITION.f(x)` names a partition function.
    return first === 'sys' || first === '$partition' ? undefined : { object: parts };
  }

  function columnUse(folded: string): ExpressionUse | undefined {
    const column = columns.get(folded);
    return column === undefined ? undefined : { column };
  }
}

type Columns = ExpressionOwner['columns'];
type Fold = ReadContext['naming']['fold'];

let latest: { readonly of: Columns; readonly fold: Fold; readonly names: ReadonlyMap<string, string> } | undefined;

/** Folded name → name. Kept for the latest owner: hundreds of expressions in turn may stand on one wide table. */
function columnNames(columns: Columns, fold: Fold): ReadonlyMap<string, string> {
  if (latest?.of === columns && latest.fold === fold) return latest.names;
  const names = new Map(columns.map((column) => [fold(column.name), column.name]));
  latest = { of: columns, fold, names };
  return names;
}

/** The same as references. `from` is the column that makes the use, if one does. Columns of the owner are left out when it is the user itself. */
export function expressionReferences(
  expression: string,
  owner: ExpressionOwner,
  context: ReadContext,
  options: { readonly from?: string; readonly own?: boolean } = {},
): Reference[] {
  const from = options.from === undefined ? {} : { from: options.from };
  return usesOf(expression, owner, context).flatMap((use): Reference[] => {
    if ('type' in use) return [{ to: context.key('type', ...use.type), ...from, binding: 'bound' }];
    if ('object' in use) return [{ to: context.key('object', ...use.object), ...from, binding: 'bound' }];
    return options.own === false ? [] : [{ to: owner.key, member: use.column, ...from, binding: 'bound' }];
  });
}
