import type {
  Check,
  Default,
  EdgeConstraint,
  ForeignKey,
  ObjectName,
  ReferentialAction,
} from '../statements/tree/index.ts';
import { checkObject } from './check/check-object.ts';
import type { CheckProps } from './check/check-props.ts';
import { edgeProps } from './check/edge.ts';
import type { ChildPlace } from './columns/child-place.ts';
import { compact, flag } from './columns/compact.ts';
import { defaultObject } from './default/default-object.ts';
import type { DefaultProps } from './default/default-props.ts';
import { foreignKeyObject } from './foreign-key/foreign-key-object.ts';
import type { ForeignKeyProps } from './foreign-key/foreign-key-props.ts';
import type { Inline } from './key-constraint/key-props.ts';
import type { BuildContext } from './kind.ts';

/** Where a constraint stands in the statement of its table. */
export type ConstraintPlace = {
  /** [schema, table] */
  readonly table: readonly string[];
  readonly inline?: Inline;
  readonly column?: string;
  /** ALTER TABLE … WITH NOCHECK. */
  readonly untrusted?: boolean;
};

/** [schema, name] of a name with the default schema where none is written. */
export function twoParts(name: ObjectName, context: { readonly defaultSchema: string }): readonly string[] {
  const [schema, object] = name.parts.length === 1 ? ['', name.parts[0]] : name.parts.slice(-2);
  return [schema || context.defaultSchema, object ?? ''];
}

export function buildCheck(written: Check, place: ConstraintPlace, context: BuildContext): void {
  const props = compact<CheckProps>({
    expression: written.expression.text,
    notForReplication: flag(written.notForReplication),
    untrusted: flag(place.untrusted),
    unnamed: flag(written.name === undefined),
    inline: place.inline,
    column: place.column,
  });
  const object = checkObject(childPlace(written, place, context), props, context);
  // Two unnamed checks of the same condition are one.
  if (written.name === undefined && context.get(object.key)) return;
  context.add(object);
}

/** CONNECTION of an edge table. */
export function buildEdge(written: EdgeConstraint, place: ConstraintPlace, context: BuildContext): void {
  const props = edgeProps(written, (name) => twoParts(name, context));
  context.add(checkObject(childPlace(written, place, context), props, context));
}

export function buildDefault(written: Default, place: ConstraintPlace, context: BuildContext): void {
  const props = compact<DefaultProps>({
    column: written.column ?? place.column ?? '',
    expression: written.expression.text,
    unnamed: flag(written.name === undefined),
    inline: place.inline,
  });
  context.add(defaultObject(childPlace(written, place, context), props, context));
}

export function buildForeignKey(written: ForeignKey, place: ConstraintPlace, context: BuildContext): void {
  const props = compact<ForeignKeyProps>({
    columns: written.columns.length > 0 || place.column === undefined ? written.columns : [place.column],
    table: twoParts(written.references, context),
    referencedColumns: written.referencedColumns,
    onDelete: actionOf(written.onDelete),
    onUpdate: actionOf(written.onUpdate),
    notForReplication: flag(written.notForReplication),
    untrusted: flag(place.untrusted),
    unnamed: flag(written.name === undefined),
    inline: place.inline,
  });
  const object = foreignKeyObject(childPlace(written, place, context), props, context);
  if (written.name === undefined && context.get(object.key)) return;
  context.add(object);
}

function actionOf(action: ReferentialAction | undefined): ForeignKeyProps['onDelete'] {
  return action === 'NO ACTION' ? undefined : action;
}

/** The place of something that stands inside a table's statement. */
export function childPlace(
  written: { readonly name?: string; readonly start: number; readonly end: number },
  place: { readonly table: readonly string[] },
  context: BuildContext,
): ChildPlace {
  const { name, start, end } = written;
  return { table: place.table, ...(name !== undefined && { name }), origin: { file: context.file, start, end } };
}
