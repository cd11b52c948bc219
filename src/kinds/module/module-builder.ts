import type { ObjectKey } from '../../model/object-key.ts';
import { changedObject, schemaObjectOf } from '../../model/schema-object-of.ts';
import type { ObjectName } from '../../statements/tree/index.ts';
import type { BuildContext, StatementBuilder } from '../kind.ts';
import { numberedProcedure, ofText } from '../opaque/opaque-kind.ts';
import { externalOfStatement, externalProps } from './external-module.ts';
import type { ModuleKindName, ModuleProps, TriggerObject, TriggerProps } from './module-props.ts';
import { moduleReferences, type NameLookup } from './module-references.ts';
import { withCreate } from './module-text.ts';
import { type ModuleStatement, rememberTree } from './module-tree.ts';

/** CREATE, ALTER or CREATE OR ALTER of a view, procedure, function or trigger. */
export const buildModule: StatementBuilder<'module'> = (statement, context) => {
  const kind = statement.module;
  // `;1` is the procedure itself.
  const { number = 1 } = statement;
  if (kind === 'serverTrigger' || number > 1) {
    buildOpaqueModule(statement, context);
    return;
  }
  const path = pathOf(statement, kind, context);
  const on = statement.trigger?.on && schemaPath(statement.trigger.on, path[0] ?? context.defaultSchema);
  const props = propsOf(kind, path, statement, on);
  if (statement.externalName === undefined) rememberTree(props, statement);
  const object = schemaObjectOf(
    {
      kind,
      key: context.key(kind === 'databaseTrigger' ? 'databaseTrigger' : 'object', ...path),
      path,
      ...(on && { parent: context.key('object', ...on) }),
      props,
      unread: [],
      origin: { file: context.file, start: statement.start, end: statement.end },
    },
    () => moduleReferences(kind, path, props, on, builtNames(context)),
  );
  if (statement.verb === 'alter') context.replace(object);
  else context.add(object);
};

function propsOf(
  kind: ModuleKindName,
  path: readonly string[],
  statement: ModuleStatement,
  on: readonly string[] | undefined,
): ModuleProps | TriggerProps {
  const { text, contentEnd, settings } = statement;
  const props: ModuleProps =
    statement.externalName === undefined
      ? {
          definition: withCreate(text.text.slice(0, contentEnd - text.start)),
          quotedIdentifier: settings.quotedIdentifier,
          ansiNulls: settings.ansiNulls,
          schemaBound: statement.options.some((option) => option.name === 'SCHEMABINDING'),
        }
      : externalProps(kind, externalOfStatement(statement, path, on));
  if (!statement.trigger) return props;
  return { ...props, on: on ?? [], disabled: false, order: [] };
}

/** A trigger belongs to the schema of its table, whatever the default schema is. */
function pathOf(statement: ModuleStatement, kind: ModuleKindName, context: BuildContext): readonly string[] {
  const [name = '', schema] = statement.name.parts.toReversed();
  if (kind === 'databaseTrigger') return [name];
  const on = statement.trigger?.on;
  return [schema || (on ? schemaPath(on, context.defaultSchema)[0] : undefined) || context.defaultSchema, name];
}

/** [schema, name] of a name of one to four parts. */
export function schemaPath(name: ObjectName, defaultSchema: string): readonly [string, string] {
  const [last = '', schema] = name.parts.toReversed();
  return [schema || defaultSchema, last];
}

/** Modules without a kind: triggers of servers and numbered procedures (deprecated since 2008). */
function buildOpaqueModule(statement: ModuleStatement, context: BuildContext): void {
  const path =
    statement.module === 'serverTrigger' ? statement.name.parts : pathOf(statement, statement.module, context);
  const { number = 1, text, contentEnd } = statement;
  if (number <= 1) {
    context.add(ofText('SERVER TRIGGER', path, text.text, context));
    return;
  }
  const object = numberedProcedure(
    [...path, String(number)],
    withCreate(text.text.slice(0, contentEnd - text.start)),
    context,
  );
  if (statement.verb === 'alter') context.replace(object);
  else context.add(object);
}

/** DISABLE TRIGGER and ENABLE TRIGGER. */
export const buildTriggerState: StatementBuilder<'triggerState'> = (statement, context) => {
  const { on, triggers, enable } = statement;
  if (on === 'ALL SERVER') return;
  if (on === 'DATABASE') {
    context.later(() => {
      if (triggers === 'ALL') return;
      for (const name of triggers)
        changeTrigger(context, context.key('databaseTrigger', name.parts.at(-1) ?? ''), { disabled: !enable });
    });
    return;
  }
  const [schema, name] = schemaPath(on, context.defaultSchema);
  const names = triggers === 'ALL' ? 'ALL' : triggers.map((trigger) => trigger.parts.at(-1) ?? '');
  setTriggerState(context, [schema, name], names, enable);
};

/** Also for ALTER TABLE … { ENABLE | DISABLE } TRIGGER. `table` is [schema, name]; a trigger has its table's schema. */
export function setTriggerState(
  context: BuildContext,
  table: readonly [string, string],
  triggers: 'ALL' | readonly string[],
  enable: boolean,
): void {
  context.later(() => {
    const keys =
      triggers === 'ALL'
        ? context
            .childrenOf(context.key('object', ...table))
            .flatMap((child) => (child.kind === 'trigger' ? [child.key] : []))
        : triggers.map((name) => context.key('object', table[0], name));
    for (const key of keys) changeTrigger(context, key, { disabled: !enable });
  });
}

/** sp_settriggerorder. */
export const buildTriggerOrder: StatementBuilder<'setTriggerOrder'> = (statement, context) => {
  context.later(() => {
    const [schema, name] = schemaPath(statement.trigger, context.defaultSchema);
    const key =
      statement.namespace === 'DATABASE' ? context.key('databaseTrigger', name) : context.key('object', schema, name);
    const trigger = context.get(key) as TriggerObject | undefined;
    if (!trigger) return;
    const event = statement.statementType.toUpperCase();
    const others = trigger.props.order.filter((entry) => !entry.startsWith(`${event} `));
    const order = statement.order === 'None' ? others : [...others, `${event} ${statement.order}`].sort();
    changeTrigger(context, key, { order });
  });
};

function changeTrigger(context: BuildContext, key: ObjectKey, change: Partial<TriggerProps>): void {
  const before = context.get(key) as TriggerObject | undefined;
  if (before?.kind !== 'trigger' && before?.kind !== 'databaseTrigger') return;
  context.replace(changedObject(before, { props: { ...before.props, ...change } }));
}

/** Names among the objects that scripts define; asked for when all of them are there. */
function builtNames(context: BuildContext): NameLookup {
  const columns = new Map<ObjectKey, ReadonlySet<string> | undefined>();
  return {
    ...context,
    has: (key) => context.get(key) !== undefined,
    hasColumn: (key, column) => {
      let known = columns.get(key);
      if (!columns.has(key)) {
        const members = context.get(key)?.props.columns;
        known = Array.isArray(members)
          ? new Set(members.map((member: { readonly name: string }) => context.naming.fold(member.name)))
          : undefined;
        columns.set(key, known);
      }
      return known?.has(context.naming.fold(column));
    },
  };
}
