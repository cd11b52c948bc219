import type { ObjectKey } from '../../model/object-key.ts';
import type { Origin, SchemaObject } from '../../model/schema-object.ts';
import type { SettleContext } from '../kind.ts';
import type { ExpressionOwner } from './expression-references.ts';

/** Where a constraint, index or statistic hangs and what it is called. */
export type ChildPlace = {
  /** [schema, table] */
  readonly table: readonly string[];
  /** Absent for an unnamed constraint. */
  readonly name?: string;
  readonly origin?: Origin;
};

/** The place of a constraint that exists: its path is [schema, name], or [schema, table] when it is unnamed. */
export function placeOfConstraint(
  object: SchemaObject<unknown>,
  unnamed: boolean,
  table: readonly string[],
): ChildPlace {
  const name = unnamed ? {} : { name: object.path[1] ?? '' };
  return { table, ...name, ...(object.origin && { origin: object.origin }) };
}

/** The parent with its columns, for the expressions of a child. A view's columns are not known here. */
export function ownerIn(parent: ObjectKey | undefined, context: SettleContext): ExpressionOwner | undefined {
  const owner = parent === undefined ? undefined : context.get(parent);
  if (owner === undefined) return undefined;
  const { columns } = owner.props as { readonly columns?: unknown };
  return {
    key: owner.key,
    path: owner.path,
    columns: owner.kind === 'table' ? (columns as readonly { readonly name: string }[]) : [],
  };
}
