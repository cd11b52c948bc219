import { parseQuotedPath, quotePath } from '../../base/names.ts';
import type { ModelElement } from '../../formats/model-element.ts';
import { dependencyEntries } from '../columns/column-dacpac.ts';
import { flag, innerElements, modelElement, readFlag, refer, referencesOf, schemaEntry } from '../elements.ts';
import type { DacpacWriteContext, ReadContext } from '../kind.ts';
import { tableOwner } from '../table/table-owner.ts';
import { policyOf } from './policy-object.ts';
import { operations, type PolicyObject, type Predicate, predicateOf } from './policy-props.ts';

export function readPolicy(element: ModelElement, context: ReadContext): PolicyObject {
  const predicates = innerElements(element, 'Predicates').map((inner) =>
    predicateOf(
      inner.properties.get('PredicateType') === '1' ? 'BLOCK' : 'FILTER',
      operations[Number(inner.properties.get('Operation') ?? 0)] ?? '',
      parseQuotedPath(referencesOf(inner, 'TargetObject')[0] ?? ''),
      inner.properties.get('BodyScript') ?? '',
    ),
  );
  const props = {
    enabled: readFlag(element, 'Enabled', true),
    notForReplication: readFlag(element, 'NotForReplication'),
    schemaBound: readFlag(element, 'IsSchemaBound', true),
    predicates,
  };
  return policyOf(parseQuotedPath(element.name ?? ''), props, context);
}

export function writePolicy({ path, props }: PolicyObject, context: DacpacWriteContext): ModelElement {
  return modelElement('SqlSecurityPolicy', quotePath(path), {
    properties: {
      Enabled: flag(props.enabled, true),
      NotForReplication: flag(props.notForReplication, false),
      IsSchemaBound: flag(props.schemaBound, true),
    },
    relationships: {
      Predicates: props.predicates.map((predicate) => ({ element: predicateElement(predicate, context) })),
      Schema: [schemaEntry(path[0] ?? 'dbo')],
    },
  });
}

function predicateElement({ on, call, operation, type }: Predicate, context: DacpacWriteContext): ModelElement {
  const owner = tableOwner(context.key('object', ...on), context);
  const target = owner.path.length === 0 ? { ...owner, path: on } : owner;
  const number = operations.indexOf(operation);
  return modelElement('SqlSecurityPredicate', undefined, {
    properties: {
      BodyScript: call,
      Operation: number > 0 ? String(number) : undefined,
      PredicateType: type === 'BLOCK' ? '1' : undefined,
    },
    relationships: { BodyDependencies: dependencyEntries(call, target, context), TargetObject: [refer(...on)] },
  });
}
