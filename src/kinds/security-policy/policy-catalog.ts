import type { CatalogRows } from '../../formats/catalog-rows.ts';
import { isSet, noRows, numberOf, textOf } from '../columns/cells.ts';
import type { CatalogLookup, ReadContext } from '../kind.ts';
import { policyOf } from './policy-object.ts';
import { operations, type PolicyObject, predicateOf } from './policy-props.ts';

export const policyViews: Readonly<Record<string, readonly string[]>> = {
  'sys.security_policies': [
    ...['object_id', 'name', 'schema_id', 'is_ms_shipped', 'is_enabled', 'is_not_for_replication', 'is_schema_bound'],
  ],
  'sys.security_predicates': [
    ...[
      'object_id',
      'security_predicate_id',
      'target_object_id',
      'predicate_definition',
      'predicate_type',
      'operation',
    ],
  ],
  'sys.objects': ['object_id', 'name', 'schema_id'],
};

export function readPolicies(rows: CatalogRows, context: ReadContext & CatalogLookup): readonly PolicyObject[] {
  const predicates = context.group('sys.security_predicates', 'object_id');
  return (rows.get('sys.security_policies') ?? noRows)
    .filter((row) => !isSet(row.is_ms_shipped))
    .map((row) => {
      const id = numberOf(row.object_id);
      const own = [...(predicates.get(id) ?? noRows)].sort(
        (a, b) => numberOf(a.security_predicate_id) - numberOf(b.security_predicate_id),
      );
      const props = {
        enabled: isSet(row.is_enabled),
        notForReplication: isSet(row.is_not_for_replication),
        schemaBound: isSet(row.is_schema_bound),
        predicates: own.map((predicate) =>
          predicateOf(
            numberOf(predicate.predicate_type) === 1 ? 'BLOCK' : 'FILTER',
            operations[numberOf(predicate.operation)] ?? '',
            context.pathOf(numberOf(predicate.target_object_id)),
            withoutParentheses(textOf(predicate.predicate_definition) ?? ''),
          ),
        ),
      };
      return policyOf(context.pathOf(id), props, context);
    });
}

/** A server keeps `([dbo].[F]([a]))`, and ADD PREDICATE takes no parentheses around the call. */
function withoutParentheses(text: string): string {
  return text.startsWith('(') && text.endsWith(')') ? text.slice(1, -1) : text;
}
