import type { SchemaObject } from '../../model/schema-object.ts';
import type { StatementOf } from '../../statements/tree/index.ts';
import { checkObject } from '../check/check-object.ts';
import type { CheckProps } from '../check/check-props.ts';
import { placeOfConstraint } from '../columns/child-place.ts';
import { compact, flag } from '../columns/compact.ts';
import { twoParts } from '../constraint-statement.ts';
import { foreignKeyObject } from '../foreign-key/foreign-key-object.ts';
import type { ForeignKeyProps } from '../foreign-key/foreign-key-props.ts';
import type { BuildContext } from '../kind.ts';
import { setTriggerState } from '../module/module-builder.ts';
import { tableObject } from './table-object.ts';
import { tableOptionsOf } from './table-options.ts';
import type { TableProps } from './table-props.ts';
import { buildConstraint } from './table-statement.ts';

/** ALTER TABLE in a project: constraints are added, constraints and table options change; columns cannot. */
export function buildAlterTable(statement: StatementOf<'alterTable'>, context: BuildContext): void {
  const table = twoParts(statement.name, context);
  const { change } = statement;
  const refuse = (what: string): void =>
    context.report(
      {
        code: 'SQL70645',
        severity: 'error',
        message: `ALTER TABLE … ${what} does not belong in a project.`,
        hint: 'Write the end state in CREATE TABLE; the plan finds the way.',
      },
      statement.start,
    );
  switch (change.action) {
    case 'addColumns': {
      if (change.columns.length > 0) return refuse('ADD of a column');
      const untrusted = change.check === 'NOCHECK';
      for (const constraint of change.constraints) {
        // Whether a key that does not say so is clustered depends on what else the table has.
        context.later(() => {
          const clusteredByDefault = !hasRows(table, context);
          buildConstraint(constraint, { table, clusteredByDefault, untrusted }, context);
        });
      }
      return;
    }
    case 'checkConstraint':
      return context.later(() => setChecked(table, change.constraints, change.check, context));
    case 'changeTracking':
      return changeTable(table, context, {
        changeTracking: change.enable ? { trackColumns: change.trackColumns === true } : undefined,
      });
    case 'set':
      return changeTable(table, context, tableOptionsOf(change.options, context.defaultSchema));
    case 'triggers':
      return setTriggerState(context, [table[0] ?? '', table[1] ?? ''], change.triggers, change.enable);
    default:
      return refuse(change.action === 'alterColumn' ? 'ALTER COLUMN' : change.action.toUpperCase());
  }
}

/** sp_tableoption. */
export function buildTableOption(statement: StatementOf<'tableOption'>, context: BuildContext): void {
  const option = statement.option.toLowerCase();
  const on = /^(1|on|true)$/i.test(statement.value);
  if (option === 'large value types out of row') {
    changeTable(twoParts(statement.table, context), context, { largeValuesOutOfRow: flag(on) });
  } else if (option === 'text in row') {
    const bytes = on ? 256 : Number.parseInt(statement.value, 10) || undefined;
    changeTable(twoParts(statement.table, context), context, { textInRow: bytes });
  }
}

/** Whether a table has a clustered key or index, or is memory-optimised. */
function hasRows(table: readonly string[], context: BuildContext): boolean {
  const key = context.key('object', ...table);
  const owner = context.get(key)?.props as unknown as TableProps | undefined;
  return owner?.memoryOptimized === true || context.childrenOf(key).some((child) => child.props.clustered === true);
}

function changeTable(table: readonly string[], context: BuildContext, changes: Partial<TableProps>): void {
  context.later(() => {
    const object = context.get(context.key('object', ...table));
    if (object?.kind !== 'table') return;
    const props = compact<TableProps>({ ...(object.props as unknown as TableProps), ...changes });
    const { origin, unread } = object;
    context.replace(tableObject(object.path, props, context, { unread, ...(origin && { origin }) }) as SchemaObject);
  });
}

/** ALTER TABLE … { CHECK | NOCHECK } CONSTRAINT. Named constraints only: nobody can name the others. */
function setChecked(
  table: readonly string[],
  names: 'ALL' | readonly string[],
  enabled: boolean,
  context: BuildContext,
): void {
  const wanted = names === 'ALL' ? undefined : new Set(names.map(context.naming.fold));
  for (const child of context.childrenOf(context.key('object', ...table))) {
    if (child.kind !== 'check' && child.kind !== 'foreignKey') continue;
    const unnamed = child.props.unnamed === true;
    if (wanted && (unnamed || !wanted.has(context.naming.fold(child.path[1] ?? '')))) continue;
    const place = placeOfConstraint(child, unnamed, table);
    const changed = compact({ ...child.props, disabled: flag(!enabled) });
    context.replace(
      child.kind === 'check'
        ? (checkObject(place, changed as unknown as CheckProps, context) as SchemaObject)
        : (foreignKeyObject(place, changed as unknown as ForeignKeyProps, context) as SchemaObject),
    );
  }
}
