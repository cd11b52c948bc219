import { parseQuotedPath } from '../../base/names.ts';
import type { ModelAnnotation, ModelElement } from '../../formats/model-element.ts';
import { schemaObjectOf } from '../../model/schema-object-of.ts';
import { innerElements, readFlag, referencesOf } from '../elements.ts';
import type { DacpacReadContext } from '../kind.ts';
import { ddlEventName } from './ddl-events.ts';
import { externalOfElement, externalProps } from './external-module.ts';
import type { ModuleKindName, ModuleObject, ModuleProps, TriggerProps } from './module-props.ts';
import { referencesOfElement } from './module-relationships.ts';
import { withCreate } from './module-text.ts';

export const elementTypes: Readonly<Record<ModuleKindName, string>> = {
  view: 'SqlView',
  procedure: 'SqlProcedure',
  scalarFunction: 'SqlScalarFunction',
  inlineFunction: 'SqlInlineTableValuedFunction',
  tableFunction: 'SqlMultiStatementTableValuedFunction',
  trigger: 'SqlDmlTrigger',
  databaseTrigger: 'SqlDatabaseDdlTrigger',
};

/** The text is header + body + footer; a function keeps its body in an inner element. Bodies are not parsed here. */
export function readModuleElement(
  kind: ModuleKindName,
  element: ModelElement,
  context: DacpacReadContext,
): ModuleObject {
  const path = parseQuotedPath(element.name ?? '');
  const on = kind === 'trigger' ? parseQuotedPath(referencesOf(element, 'Parent')[0] ?? '') : undefined;
  const props = readProps(kind, element, on);
  // Not the context itself: what a closure holds keeps every element of the package alive.
  const { lasting } = context;
  return schemaObjectOf(
    {
      kind,
      key: context.key(kind === 'databaseTrigger' ? 'databaseTrigger' : 'object', ...path),
      path,
      ...(on && { parent: context.key('object', ...on) }),
      props,
      unread: [],
    },
    () => referencesOfElement(kind, element, path, props.schemaBound, lasting),
  );
}

function readProps(
  kind: ModuleKindName,
  element: ModelElement,
  on: readonly string[] | undefined,
): ModuleProps | TriggerProps {
  const scripted = innerElements(element, 'FunctionBody')[0] ?? element;
  const comments = scripted.annotations.find((annotation) => annotation.type === 'SysCommentsObjectAnnotation');
  const body = scripted.properties.get('BodyScript') ?? element.properties.get('QueryScript') ?? '';
  const external = externalOfElement(element, on, kind === 'databaseTrigger' ? eventsOf(element) : []);
  const props: ModuleProps = external
    ? externalProps(kind, external)
    : {
        definition: withCreate(joinText(comments, body)),
        quotedIdentifier: readFlag(element, 'IsQuotedIdentifierOn', true),
        ansiNulls: readFlag(element, 'IsAnsiNullsOn'),
        schemaBound: readFlag(element, 'IsSchemaBound'),
      };
  if (kind !== 'trigger' && kind !== 'databaseTrigger') return props;
  return { ...props, on: on ?? [], disabled: readFlag(element, 'IsDisabled'), order: readOrder(kind, element) };
}

function eventsOf(element: ModelElement): readonly string[] {
  return innerElements(element, 'EventType').flatMap(
    ({ properties }) => ddlEventName(Number(properties.get('EventType'))) ?? [],
  );
}

function joinText(comments: ModelAnnotation | undefined, body: string): string {
  const header = comments?.properties.get('HeaderContents') ?? '';
  return header + body + (comments?.properties.get('FooterContents') ?? '');
}

function readOrder(kind: ModuleKindName, element: ModelElement): readonly string[] {
  if (kind !== 'trigger') return readEventOrder(element);
  const order: string[] = [];
  for (const [event, property] of [
    ['DELETE', 'DeleteOrderRestriction'],
    ['INSERT', 'InsertOrderRestriction'],
    ['UPDATE', 'UpdateOrderRestriction'],
  ]) {
    const value = element.properties.get(property ?? '');
    if (value === '1') order.push(`${event} First`);
    else if (value === '2') order.push(`${event} Last`);
  }
  return order;
}

/** A database trigger has its place event by event. */
function readEventOrder(element: ModelElement): readonly string[] {
  const order: string[] = [];
  for (const { properties } of innerElements(element, 'EventType')) {
    const place = properties.get('Order');
    const event = ddlEventName(Number(properties.get('EventType')));
    if (event !== undefined && place === '1') order.push(`${event} First`);
    else if (event !== undefined && place === '2') order.push(`${event} Last`);
  }
  return order.sort();
}
