import { quotePath } from '../../base/names.ts';
import type { TableProps } from '../../kinds/table/table-props.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { CheckContext } from './check-context.ts';

const hints = {
  start: 'Declare the first column of PERIOD FOR SYSTEM_TIME datetime2 GENERATED ALWAYS AS ROW START NOT NULL.',
  end: 'Declare the second column of PERIOD FOR SYSTEM_TIME datetime2 GENERATED ALWAYS AS ROW END NOT NULL.',
};

/** The period of a temporal table: its two columns, and no others that the server fills like them. */
export function checkPeriod(table: SchemaObject<TableProps>, context: CheckContext): void {
  const { columns, period, versioning } = table.props;
  const { fold } = context.naming;
  if (!period) {
    const at = columns.findIndex(({ generated }) => generated === 'ROW START' || generated === 'ROW END');
    if (at < 0) return;
    context.report(table, {
      code: 'SQL46113',
      message: `The column ${columns[at]?.name} is GENERATED ALWAYS, and the table has no period.`,
      hint: 'Write PERIOD FOR SYSTEM_TIME (start, end) into the table.',
      column: at,
    });
    return;
  }
  for (const edge of ['start', 'end'] as const) {
    const name = period[edge];
    const row = edge === 'start' ? 'ROW START' : 'ROW END';
    const own = columns.findIndex((column) => fold(column.name) === fold(name));
    const other = columns.findIndex((column, at) => column.generated === row && at !== own);
    const column = columns[own];
    const wrong = (code: string, message: string, at: number): void =>
      context.report(table, { code, message, hint: hints[edge], ...(at >= 0 && { column: at }) });
    if (!column) {
      wrong('SQL46105', `The period names the column ${name}, which the table has not.`, -1);
    } else if (column.generated !== row || other >= 0) {
      const code = edge === 'start' ? 'SQL46103' : 'SQL46104';
      wrong(
        code,
        `${name} must be the table's only column that is GENERATED ALWAYS AS ${row}.`,
        other < 0 ? own : other,
      );
    } else if (column.type?.schema === undefined && column.type?.name !== 'datetime2') {
      wrong('SQL71607', `The period's column ${name} must be of type datetime2.`, own);
    } else if (column.nullable) {
      wrong('SQL70634', `The period's column ${name} must be NOT NULL.`, own);
    }
  }
  if (versioning?.history && !hasPrimaryKey(table, context)) {
    context.report(table, {
      code: 'SQL71622',
      message: `The temporal table ${quotePath(table.path)} has no primary key.`,
      hint: 'Declare one: the server keeps history by it.',
    });
  }
}

/** What a memory-optimised table cannot be without. */
export function checkInMemory(table: SchemaObject<TableProps>, context: CheckContext): void {
  const { memoryOptimized, schemaOnly } = table.props;
  if (!memoryOptimized || hasPrimaryKey(table, context)) return;
  if (!schemaOnly) {
    context.report(table, {
      code: 'SQL71570',
      message: 'A memory-optimised table that keeps its data must have a primary key.',
      hint: 'Declare one, or DURABILITY = SCHEMA_ONLY.',
    });
    return;
  }
  if (context.childrenOf(table.key).some(({ kind }) => kind === 'index' || kind === 'uniqueConstraint')) return;
  context.report(table, {
    code: 'SQL71571',
    message: 'A memory-optimised table must have an index or a primary key.',
    hint: 'Declare one in the table.',
  });
}

function hasPrimaryKey(table: SchemaObject, context: CheckContext): boolean {
  return context.childrenOf(table.key).some(({ kind }) => kind === 'primaryKey');
}
