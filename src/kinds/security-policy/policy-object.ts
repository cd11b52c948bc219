import type { Reference } from '../../model/schema-object.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import type { StatementOf } from '../../statements/tree/index.ts';
import { ownerIn } from '../columns/child-place.ts';
import { type ExpressionOwner, expressionReferences } from '../columns/expression-references.ts';
import { isBuiltInSchema } from '../elements.ts';
import type { BuildContext, ReadContext, SettleContext, StatementBuilder } from '../kind.ts';
import { schemaPath } from '../module/module-builder.ts';
import { optionIsOn } from '../option-text.ts';
import { type PolicyObject, type Predicate, predicateOf, type SecurityPolicyProps } from './policy-props.ts';

/** CREATE SECURITY POLICY; ALTER in a project changes what it names. */
export const buildSecurityPolicy: StatementBuilder<'securityPolicy'> = (statement, context) => {
  const path = schemaPath(statement.name, context.defaultSchema);
  const added = predicatesOf(statement, context);
  const { options } = statement;
  if (statement.verb === 'create') {
    const props = {
      enabled: optionIsOn(options, 'STATE') ?? true,
      notForReplication: statement.notForReplication ?? false,
      schemaBound: optionIsOn(options, 'SCHEMABINDING') ?? true,
      predicates: added,
    };
    context.add(policyOf(path, props, context));
    return;
  }
  context.later(() => {
    const before = context.get(context.key('object', ...path)) as PolicyObject | undefined;
    if (before?.kind !== 'securityPolicy') return;
    const gone = new Set(
      statement.predicates
        .filter(({ change }) => change !== 'ADD')
        .map(({ type, operations, on }) => {
          const { name } = predicateOf(type, operations.join(', '), schemaPath(on, context.defaultSchema), '');
          return context.naming.fold(name);
        }),
    );
    const kept = before.props.predicates.filter(({ name }) => !gone.has(context.naming.fold(name)));
    const props = {
      ...before.props,
      enabled: optionIsOn(options, 'STATE') ?? before.props.enabled,
      notForReplication: statement.notForReplication ?? before.props.notForReplication,
      predicates: [...kept, ...added],
    };
    context.replace(changedObject(before, { props }, () => referencesOf(path, props, context)));
  });
};

function predicatesOf(statement: StatementOf<'securityPolicy'>, context: BuildContext): readonly Predicate[] {
  return statement.predicates.flatMap((predicate) => {
    const called = predicate.function;
    if (!called) return [];
    const on = schemaPath(predicate.on, context.defaultSchema);
    const last = called.arguments.at(-1);
    const call = last
      ? `${context.text(called.name.start, last.end)})`
      : `${context.text(called.name.start, called.name.end)}()`;
    return [predicateOf(predicate.type, predicate.operations.join(', '), on, call)];
  });
}

export function policyOf(path: readonly string[], props: SecurityPolicyProps, context: ReadContext): PolicyObject {
  return schemaObjectOf<SecurityPolicyProps>(
    { kind: 'securityPolicy', key: context.key('object', ...path), path, props },
    () => referencesOf(path, props, context),
  );
}

/** Columns are found when the tables are known. */
export function settlePolicy(object: PolicyObject, context: SettleContext): PolicyObject {
  return changedObject(object, {}, () =>
    referencesOf(object.path, object.props, context, (key) => ownerIn(key, context)),
  );
}

/** A policy WITH (SCHEMABINDING = OFF) lets its functions and tables change. */
function referencesOf(
  path: readonly string[],
  props: SecurityPolicyProps,
  context: ReadContext,
  ownerOf: (key: string) => ExpressionOwner | undefined = () => undefined,
): readonly Reference[] {
  const references = new Map<string, Reference>();
  const add = (reference: Reference): void => {
    references.set(`${reference.to}#${reference.member ?? ''}`, reference);
  };
  const binding = props.schemaBound ? 'bound' : 'resolved';
  if (!isBuiltInSchema(path[0] ?? '')) add({ to: context.key('schema', path[0] ?? ''), binding: 'bound' });
  for (const { on, call } of props.predicates) {
    const key = context.key('object', ...on);
    add({ to: key, binding });
    const owner = ownerOf(key) ?? { key, path: on, columns: [] };
    for (const use of expressionReferences(call, owner, context)) add({ ...use, binding });
  }
  return [...references.values()];
}
