import { quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { dependencyEntries } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { flag, modelElement, readFlag, refer } from '../elements.ts';
import { constraintPlace, definingTable, readInline } from '../key-constraint/key-dacpac.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import { attachedAnnotations } from '../table/table-dacpac.ts';
import { tableOwner } from '../table/table-owner.ts';
import { checkObject } from './check-object.ts';
import type { CheckProps } from './check-props.ts';

export function readCheck(element: ModelElement, context: DacpacReadContext): readonly SchemaObject<CheckProps>[] {
  const table = definingTable(element, context);
  if (table === undefined) return [];
  const props = compact<CheckProps>({
    expression: element.properties.get('CheckExpressionScript') ?? '',
    notForReplication: mark(readFlag(element, 'IsNotForReplication')),
    disabled: mark(readFlag(element, 'IsDisabled')),
    unnamed: mark(element.name === undefined),
    inline: readInline(element),
  });
  return [checkObject(constraintPlace(element, table), props, context)];
}

export function writeCheck(check: SchemaObject<CheckProps>, context: DacpacWriteContext): readonly ModelElement[] {
  const { props } = check;
  const owner = tableOwner(check.parent, context);
  return [
    modelElement('SqlCheckConstraint', props.unnamed ? undefined : quotePath(check.path), {
      properties: {
        IsNotForReplication: flag(props.notForReplication, false),
        CheckExpressionScript: props.expression,
        IsDisabled: flag(props.disabled, false),
      },
      relationships: {
        CheckExpressionDependencies: dependencyEntries(props.expression, owner, context),
        DefiningTable: [refer(...owner.path)],
      },
      annotations: attachedAnnotations(check, context),
    }),
  ];
}
