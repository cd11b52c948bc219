import { quote, quotePath } from '../../base/names.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import type { ColumnProps } from '../columns/column-props.ts';
import { columnText } from '../columns/column-sql.ts';
import { defaultText } from '../constraint-sql.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { AlterInput, Disturbance, Pause, StepDraft } from '../kind.ts';
import { defaultsOf } from './alter-column.ts';
import type { ColumnChange } from './column-change.ts';
import { unversioned } from './system-versioning.ts';
import { versioningText } from './table-create.ts';
import type { TableProps } from './table-props.ts';

type Input = AlterInput<TableProps>;

/** What system versioning asks for before and after the columns change. */
export type TemporalRoute = {
  readonly before: readonly StepDraft[];
  readonly after: readonly StepDraft[];
  /** Columns that these steps take care of. */
  readonly handled: ReadonlySet<string>;
  readonly disturbs: readonly Disturbance[];
};

const plain: TemporalRoute = { before: [], after: [], handled: new Set(), disturbs: [] };

export function temporalRoute(input: Input, columns: readonly ColumnChange[]): TemporalRoute {
  const from = input.before.props;
  const to = input.after.props;
  if (!from.versioning && !to.versioning && !from.period && !to.period) return plain;
  const sameHistory =
    from.versioning && to.versioning && sameName(from.versioning.history, to.versioning.history, input);
  const samePeriod = JSON.stringify(from.period) === JSON.stringify(to.period);
  if (sameHistory && samePeriod && columns.every(propagates) && !input.paused) {
    return {
      ...plain,
      after: from.versioning?.retention === to.versioning?.retention ? [] : [versioningOn(input, false)],
    };
  }
  const off = from.versioning ? [versioningOff(input)] : [];
  const period = samePeriod ? plain : periodRoute(input, columns);
  const on = to.versioning ? [versioningOn(input, true)] : [];
  return { ...period, before: [...off, ...period.before], after: [...period.after, ...on] };
}

function sameName(a: readonly string[] | undefined, b: readonly string[] | undefined, input: Input): boolean {
  const { fold } = input.desired.naming;
  return fold((a ?? []).join('.')) === fold((b ?? []).join('.'));
}

/** Whether the server makes the same change in the history table by itself while versioning is on. */
function propagates({ before, after, members }: ColumnChange): boolean {
  const special = (column: ColumnProps | undefined): boolean =>
    column !== undefined &&
    (column.computed !== undefined ||
      column.identity !== undefined ||
      column.columnSet === true ||
      column.rowGuid === true ||
      column.generated !== undefined);
  if (members) {
    const inHistory = ['type', 'collation', 'nullable'];
    return [...members].every((member) => inHistory.includes(member) || member === 'hidden');
  }
  return !special(before) && !special(after);
}

/** A token that stands for a history table in use: it cannot be altered by itself, nor dropped. */
function inUse(history: readonly string[], input: Input): string {
  return `${input.desired.key('object', ...history)}#(history)`;
}

/** The two steps between which a temporal table is an ordinary one; undefined for one that is not temporal all the time. */
export function versioningPause(input: Input): Pause | undefined {
  if (!input.before.props.versioning || !input.after.props.versioning) return undefined;
  return { off: versioningOff(input), on: versioningOn(input, true) };
}

function versioningOff(input: Input): StepDraft {
  const { before, after } = input;
  const gap = hazard(
    'HA004',
    'warn',
    'System versioning is off for a while: changes of other sessions would not reach the history.',
    rowCount(before.path),
  );
  const history = before.props.versioning?.history;
  const lost = history && !input.desired.model.objects.has(input.desired.key('object', ...history));
  const hazards = after.props.versioning
    ? [gap]
    : lost
      ? [hazard('DATA007', 'block', 'System versioning ends and its history is dropped.', rowCount(history))]
      : [];
  return {
    does: 'alter',
    sql: [`ALTER TABLE ${quotePath(before.path)} SET (SYSTEM_VERSIONING = OFF);`],
    ...(hazards.length > 0 && { hazards }),
    provides: [unversioned(before.key)],
    ...(history && { removes: [inUse(history, input)] }),
  };
}

function versioningOn(input: Input, again: boolean): StepDraft {
  const { path, props } = input.after;
  const { versioning } = props;
  // Without HISTORY_RETENTION_PERIOD the one that stands is kept.
  const text =
    versioning &&
    versioningText({ ...versioning, retention: versioning.retention ?? (again ? undefined : 'INFINITE') });
  const history = versioning?.history;
  const key = history && input.desired.key('object', ...history);
  const table = key === undefined ? undefined : input.desired.model.objects.get(key);
  const columns = (table?.props.columns as readonly ColumnProps[] | undefined) ?? [];
  return {
    does: 'alter',
    sql: [`ALTER TABLE ${quotePath(path)} SET (${text});`],
    removes: [unversioned(input.after.key)],
    ...(again &&
      key !== undefined && {
        needs: [key, ...columns.map(({ name }) => `${key}#${input.desired.naming.fold(name)}`)],
      }),
  };
}

/** The period comes with its columns, or on columns that are there; it goes, and its columns become plain ones or go. */
function periodRoute(input: Input, columns: readonly ColumnChange[]): TemporalRoute {
  const { before, after } = input;
  const table = quotePath(after.path);
  const steps: StepDraft[] = [];
  if (before.props.period) steps.push({ does: 'alter', sql: [`ALTER TABLE ${table} DROP PERIOD FOR SYSTEM_TIME;`] });
  if (!after.props.period) {
    // DROP PERIOD makes them plain columns.
    const handled = new Set(columns.filter(({ members }) => onlyGenerated(members)).map(({ name }) => name));
    return { before: steps, after: [], handled, disturbs: [] };
  }
  const { start, end } = after.props.period;
  const { fold } = input.desired.naming;
  const added = columns.filter(({ name, before: old }) => !old && [fold(start), fold(end)].includes(fold(name)));
  const period = `PERIOD FOR SYSTEM_TIME (${quote(start)}, ${quote(end)})`;
  if (added.length === 2) {
    const { step, drop } = addPeriodColumns(
      input,
      added.map(({ after: column }) => column as ColumnProps),
      period,
    );
    return { before: [...steps, step], after: drop, handled: new Set(added.map(({ name }) => name)), disturbs: [] };
  }
  const existing = columns.filter(({ members }) => members?.has('generated'));
  const hidden = existing.flatMap(({ after: column }) =>
    column?.hidden ? [`ALTER TABLE ${table} ALTER COLUMN ${quote(column.name)} ADD HIDDEN;`] : [],
  );
  const sql = [`ALTER TABLE ${table} ADD ${period};`, ...hidden];
  const handled = new Set(existing.filter(({ members }) => onlyGenerated(members)).map(({ name }) => name));
  return { before: steps, after: [{ does: 'alter', sql }], handled, disturbs: [] };
}

function onlyGenerated(members: ReadonlySet<string> | undefined): boolean {
  return members !== undefined && [...members].every((member) => member === 'generated' || member === 'hidden');
}

/** Rows that are there need a value; a default that the desired table does not have is dropped again. */
function addPeriodColumns(
  input: Input,
  columns: readonly ColumnProps[],
  period: string,
): { readonly step: StepDraft; readonly drop: readonly StepDraft[] } {
  const { after, desired } = input;
  const table = quotePath(after.path);
  const provides: string[] = [];
  const drops: string[] = [];
  const texts = columns.map((column) => {
    const [own] = defaultsOf(after, column, desired);
    provides.push(`${after.key}#${desired.naming.fold(column.name)}`);
    if (own) {
      provides.push(own.key);
      return columnText(column, { constraints: [defaultText(own)] });
    }
    const name = quote(`rehearsal_${after.path[1] ?? ''}_${column.name}`.slice(0, 128));
    const value =
      column.generated === 'ROW START' ? 'SYSUTCDATETIME()' : `CONVERT(datetime2, '9999-12-31 23:59:59.9999999')`;
    drops.push(`ALTER TABLE ${table} DROP CONSTRAINT ${name};`);
    return columnText(column, { constraints: [`CONSTRAINT ${name} DEFAULT ${value}`] });
  });
  const hazards = [
    hazard('LOCK004', 'warn', 'The period columns are added with values for every row.', rowCount(after.path)),
  ];
  const sql = [`ALTER TABLE ${table} ADD ${[...texts, period].join(', ')};`];
  return {
    step: { does: 'alter', sql, provides, hazards },
    drop: drops.length === 0 ? [] : [{ does: 'alter', sql: drops }],
  };
}

/**
 * Columns of a history table that change by themselves because its temporal table, which keeps it, changes in the same way:
 * folded names. Empty for every other table.
 */
export function propagatedColumns(input: Input): ReadonlySet<string> {
  const none = new Set<string>();
  const temporal = input.paused ? undefined : temporalTableOf(input);
  if (!temporal) return none;
  const { fold } = input.desired.naming;
  const before = new Map(temporal.before.props.columns.map((column) => [fold(column.name), column]));
  const after = new Map(temporal.after.props.columns.map((column) => [fold(column.name), column]));
  const changes: ColumnChange[] = [];
  for (const [name, column] of after) {
    const old = before.get(name);
    if (!old) changes.push({ name, after: column });
    else if (JSON.stringify(old) !== JSON.stringify(column)) {
      changes.push({ name, before: old, after: column, members: differingMembers(old, column) });
    }
  }
  for (const [name, column] of before) if (!after.has(name)) changes.push({ name, before: column });
  if (JSON.stringify(temporal.before.props.period) !== JSON.stringify(temporal.after.props.period)) return none;
  return changes.every(propagates) ? new Set(changes.map(({ name }) => name)) : none;
}

function differingMembers(a: ColumnProps, b: ColumnProps): Set<string> {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]) as Set<keyof ColumnProps>;
  return new Set([...names].filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name])));
}

type Temporal = { readonly before: SchemaObject<TableProps>; readonly after: SchemaObject<TableProps> };

/** The temporal table that uses this one as its history before and after. */
export function temporalTableOf(input: Input): Temporal | undefined {
  const { key } = input.after;
  for (const { object } of input.desired.index.dependentsOf(key)) {
    const after = object as SchemaObject<unknown> as SchemaObject<TableProps>;
    const before = input.current.model.objects.get(object.key) as SchemaObject<unknown> as SchemaObject<TableProps>;
    if (object.kind !== 'table' || before?.kind !== 'table') continue;
    const uses = (table: SchemaObject<TableProps>): boolean => {
      const history = table.props.versioning?.history;
      return history !== undefined && input.desired.key('object', ...history) === key;
    };
    if (uses(after) && uses(before)) return { before, after };
  }
  return undefined;
}
