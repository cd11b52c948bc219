import { quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { dependencyEntries, lastName } from '../columns/column-dacpac.ts';
import { compact, flag as mark } from '../columns/compact.ts';
import { modelElement, refer, referencesOf } from '../elements.ts';
import { constraintPlace, definingTable, readInline } from '../key-constraint/key-dacpac.ts';
import type { DacpacReadContext, DacpacWriteContext } from '../kind.ts';
import { attachedAnnotations } from '../table/table-dacpac.ts';
import { tableOwner } from '../table/table-owner.ts';
import { defaultObject } from './default-object.ts';
import type { DefaultProps } from './default-props.ts';

export function readDefault(element: ModelElement, context: DacpacReadContext): readonly SchemaObject<DefaultProps>[] {
  const table = definingTable(element, context);
  if (table === undefined) return [];
  const props = compact<DefaultProps>({
    column: lastName(referencesOf(element, 'ForColumn')[0]),
    expression: element.properties.get('DefaultExpressionScript') ?? '',
    unnamed: mark(element.name === undefined),
    inline: readInline(element) && 'column',
  });
  return [defaultObject(constraintPlace(element, table), props, context)];
}

export function writeDefault(object: SchemaObject<DefaultProps>, context: DacpacWriteContext): readonly ModelElement[] {
  const { props } = object;
  const owner = tableOwner(object.parent, context);
  return [
    modelElement('SqlDefaultConstraint', props.unnamed ? undefined : quotePath(object.path), {
      properties: { DefaultExpressionScript: props.expression },
      relationships: {
        DefiningTable: [refer(...owner.path)],
        ExpressionDependencies: dependencyEntries(props.expression, { ...owner, columns: [] }, context),
        ForColumn: [refer(...owner.path, props.column)],
      },
      annotations: attachedAnnotations(object, context),
    }),
  ];
}
