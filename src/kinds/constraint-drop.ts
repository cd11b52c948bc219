import { quote, quotePath } from '../base/names.ts';
import type { SchemaObject } from '../model/schema-object.ts';
import { storedText } from '../syntax/expression/stored.ts';
import type { CheckProps } from './check/check-props.ts';
import type { DefaultProps } from './default/default-props.ts';
import type { ForeignKeyProps } from './foreign-key/foreign-key-props.ts';
import type { KeyProps } from './key-constraint/key-props.ts';
import type { SqlContext } from './kind.ts';
import { onUnnamed, type UnnamedLookup } from './unnamed-constraint.ts';

/** [schema, table] of a constraint. */
export function tableOf(object: SchemaObject<{ readonly unnamed?: true }>, context: SqlContext): readonly string[] {
  if (object.props.unnamed) return object.path;
  return (object.parent === undefined ? undefined : context.model.objects.get(object.parent)?.path) ?? object.path;
}

/** A batch with the constraint's name between `before` and `after`; an unnamed one's name is looked up when it runs. */
export function withName(
  object: SchemaObject<{ readonly unnamed?: true }>,
  context: SqlContext,
  before: string,
  after = ';',
): string {
  if (!object.props.unnamed) return `${before}${quote(object.path[1] ?? '')}${after}`;
  return onUnnamed(object.path, lookupOf(object, context), before, after);
}

export function dropConstraint(object: SchemaObject<{ readonly unnamed?: true }>, context: SqlContext): string {
  return withName(object, context, `ALTER TABLE ${quotePath(tableOf(object, context))} DROP CONSTRAINT `);
}

function lookupOf(object: SchemaObject<unknown>, context: SqlContext): UnnamedLookup {
  switch (object.kind) {
    case 'default':
      return { view: 'sys.default_constraints', column: (object.props as DefaultProps).column };
    case 'check':
      return checkLookup(object as SchemaObject<CheckProps>, context);
    case 'foreignKey': {
      const { columns, table, referencedColumns } = object.props as ForeignKeyProps;
      return { view: 'sys.foreign_keys', columns, referenced: table, referencedColumns };
    }
    default: {
      const type = object.kind === 'primaryKey' ? 'PK' : 'UQ';
      return { view: 'sys.key_constraints', type, columns: (object.props as KeyProps).columns };
    }
  }
}

/** The only unnamed check of a table needs no more; among several the stored definition decides. */
function checkLookup(object: SchemaObject<CheckProps>, context: SqlContext): UnnamedLookup {
  const siblings = object.parent === undefined ? [] : context.index.childrenOf(object.parent);
  const unnamed = siblings.filter((sibling) => sibling.kind === 'check' && sibling.props.unnamed === true);
  if (unnamed.length <= 1) return { view: 'sys.check_constraints' };
  return { view: 'sys.check_constraints', definition: storedText(object.props.expression) };
}
