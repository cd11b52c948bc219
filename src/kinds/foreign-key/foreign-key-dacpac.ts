import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { lastNames } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, modelElement, readFlag, refer, referencesOf } from '../elements.ts';
import { constraintPlace, definingTable, readInline } from '../key-constraint/key-dacpac.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import { attachedAnnotations } from '../table/table-dacpac.ts';
import { tableOwner } from '../table/table-owner.ts';
import { foreignKeyObject } from './foreign-key-object.ts';
import type { ForeignKeyProps } from './foreign-key-props.ts';

const actions = [undefined, 'CASCADE', 'SET NULL', 'SET DEFAULT'] as const;

export function readForeignKey(
  element: ModelElement,
  context: DacpacReadContext,
): readonly SchemaObject<ForeignKeyProps>[] {
  const table = definingTable(element, context);
  if (table === undefined) return [];
  const props = compact<ForeignKeyProps>({
    columns: lastNames(referencesOf(element, 'Columns')),
    table: parseQuotedPath(referencesOf(element, 'ForeignTable')[0] ?? ''),
    referencedColumns: lastNames(referencesOf(element, 'ForeignColumns')),
    onDelete: actions[Number(element.properties.get('OnDeleteAction') ?? 0)],
    onUpdate: actions[Number(element.properties.get('OnUpdateAction') ?? 0)],
    notForReplication: mark(readFlag(element, 'IsNotForReplication')),
    disabled: mark(readFlag(element, 'IsDisabled')),
    unnamed: mark(element.name === undefined),
    inline: readInline(element),
  });
  return [foreignKeyObject(constraintPlace(element, table), props, context)];
}

export function writeForeignKey(
  object: SchemaObject<ForeignKeyProps>,
  context: DacpacWriteContext,
): readonly ModelElement[] {
  const { props } = object;
  const { path } = tableOwner(object.parent, context);
  const action = (value: ForeignKeyProps['onDelete']): string | undefined =>
    value === undefined ? undefined : String(actions.indexOf(value));
  return [
    modelElement('SqlForeignKeyConstraint', props.unnamed ? undefined : quotePath(object.path), {
      properties: {
        IsNotForReplication: flag(props.notForReplication, false),
        OnUpdateAction: action(props.onUpdate),
        OnDeleteAction: action(props.onDelete),
        IsDisabled: flag(props.disabled, false),
      },
      relationships: {
        Columns: props.columns.map((column) => refer(...path, column)),
        DefiningTable: [refer(...path)],
        ForeignColumns: props.referencedColumns.map((column) => refer(...props.table, column)),
        ForeignTable: [refer(...props.table)],
      },
      annotations: attachedAnnotations(object, context),
    }),
  ];
}
