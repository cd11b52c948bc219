import { quotePath, quoteString } from '../../base/names.ts';
import { hazard, rowCount } from '../hazard.ts';
import type { AlterInput, Disturbance, PropertyChange, Route, StepDraft } from '../kind.ts';
import { alterStorage } from './alter-storage.ts';
import { propagatedColumns, temporalRoute, temporalTableOf } from './alter-temporal.ts';
import { type ColumnChange, columnRoute } from './column-change.ts';
import { keepDataColumn } from './last-column.ts';
import { copyTable } from './rebuild-table.ts';
import { switchTable } from './switch-table.ts';
import { unversioned } from './system-versioning.ts';
import { changeTrackingText, lockEscalationText, tableOption } from './table-options-sql.ts';
import type { TableProps } from './table-props.ts';

type Input = AlterInput<TableProps>;

/** Nothing but a copy of the rows leads from one of these to another. */
const copied = [
  'memoryOptimized',
  'schemaOnly',
  'graph',
  'fileTable',
  'fileNameCollation',
  'ledger',
  'textSpace',
  'fileStreamSpace',
  'others',
];

/** The cheapest correct route from one table to the other. */
export function alterTable(input: Input): Route {
  const { changes } = input;
  if (changes.length === 0) return { how: 'none', steps: [], disturbs: [] };
  const names = new Set(changes.map(({ property }) => property));
  if (copied.some((name) => names.has(name))) return copyTable(input);
  const columns = columnChanges(input);
  const identity = columns.filter(({ members }) => members?.has('identity') && !members.has('computed'));
  if (identity.length > 0) {
    const inPlace =
      changes.every(({ property }) => property === 'columns') && !columns.some((change) => needsCopy(input, change));
    const route = inPlace ? switchTable(input, columns) : undefined;
    return route ?? copyTable(input);
  }
  if (columns.some((change) => needsCopy(input, change))) return copyTable(input);
  const temporal = temporalRoute(input, columns);
  const steps: StepDraft[] = [...temporal.before];
  const disturbs: Disturbance[] = [];
  const routes = apart(columns.filter(({ name }) => !temporal.handled.has(name))).map((change) => ({
    change,
    route: columnRoute(input, change),
  }));
  const ordered = keepDataColumn(input, routes);
  if (!ordered) return copyTable(input);
  // The rows of a history table change only while its temporal table lets go of it.
  const temporalTable = ordered.length > 0 ? temporalTableOf(input) : undefined;
  const needs = temporalTable && [unversioned(temporalTable.after.key)];
  for (const { route } of ordered) {
    steps.push(
      ...(needs ? route.steps.map((step) => ({ ...step, needs: [...(step.needs ?? []), ...needs] })) : route.steps),
    );
    disturbs.push(...route.disturbs);
  }
  const storage = alterStorage(input, names);
  steps.push(...temporal.after, ...storage, ...optionSteps(input, names));
  return { how: 'inPlace', steps, disturbs: [...disturbs, ...temporal.disturbs] };
}

/** A column that is or becomes computed goes before anything that it was made of changes, and comes where a new one does. */
function apart(columns: readonly ColumnChange[]): readonly ColumnChange[] {
  const isReplaced = ({ before, after, members }: ColumnChange) =>
    before !== undefined &&
    after !== undefined &&
    (before.computed !== undefined || after.computed !== undefined) &&
    (before.computed === undefined || after.computed === undefined || (members?.has('computed') ?? false));
  const gone = columns.flatMap(({ name, before, ...change }): ColumnChange[] =>
    before && isReplaced({ name, before, ...change }) ? [{ name, before }] : [],
  );
  const rest = columns.map(
    (change): ColumnChange =>
      change.after && isReplaced(change) ? { name: change.name, after: change.after } : change,
  );
  return [...gone, ...rest].sort((a, b) => rank(a) - rank(b));
}

/**
 * A computed column leaves before what it was made of changes, and comes after what it is made of; a type is let go of before
 * another column may need a new one of its name.
 */
function rank({ before, after }: ColumnChange): number {
  if (!after) return before?.computed !== undefined ? 0 : 1;
  if (after.computed !== undefined) return 4;
  if (before?.computed !== undefined) return 0;
  return before?.type?.schema !== undefined && after.type?.schema === undefined ? 2 : 3;
}

/** Dropped columns first, then altered and added ones in the order of the desired table. */
function columnChanges(input: Input): ColumnChange[] {
  const { fold } = input.desired.naming;
  const byName = new Map<string, PropertyChange[]>();
  for (const change of input.changes) {
    if (change.property !== 'columns' || change.member === undefined) continue;
    const folded = fold(change.member);
    const list = byName.get(folded);
    if (list) list.push(change);
    else byName.set(folded, [change]);
  }
  const before = new Map(input.before.props.columns.map((column) => [fold(column.name), column]));
  const after = new Map(input.after.props.columns.map((column) => [fold(column.name), column]));
  const dropped: ColumnChange[] = [];
  for (const [folded] of byName) {
    const column = before.get(folded);
    if (column && !after.has(folded)) dropped.push({ name: column.name, before: column });
  }
  // A computed column leaves before what it may be made of.
  dropped.sort((a, b) => Number(b.before?.computed !== undefined) - Number(a.before?.computed !== undefined));
  const others: ColumnChange[] = [];
  for (const column of input.after.props.columns) {
    const changes = byName.get(fold(column.name));
    if (!changes) continue;
    const old = before.get(fold(column.name));
    if (!old) others.push({ name: column.name, after: column });
    else {
      const members = new Set(changes.map(({ memberProperty }) => memberProperty ?? ''));
      others.push({ name: column.name, before: old, after: column, members });
    }
  }
  others.sort((a, b) => rank(a) - rank(b));
  const propagated = propagatedColumns(input);
  return [...dropped, ...others].filter(({ name }) => !propagated.has(fold(name)));
}

/** The type of a partitioning column cannot be changed. */
function needsCopy(input: Input, { name, members }: ColumnChange): boolean {
  const partitioning = input.before.props.dataSpace?.column;
  if (partitioning === undefined || !members?.has('type')) return false;
  const { fold } = input.desired.naming;
  return fold(partitioning) === fold(name);
}

function optionSteps(input: Input, names: ReadonlySet<string>): StepDraft[] {
  const { path, props } = input.after;
  const steps: StepDraft[] = [];
  if (names.has('lockEscalation')) steps.push({ does: 'alter', sql: [lockEscalationText(path, props.lockEscalation)] });
  if (names.has('changeTracking')) steps.push(changeTrackingStep(input));
  if (names.has('directory')) {
    const directory = quoteString(props.directory ?? path[1] ?? '');
    steps.push({ does: 'alter', sql: [`ALTER TABLE ${quotePath(path)} SET (FILETABLE_DIRECTORY = ${directory});`] });
  }
  if (names.has('largeValuesOutOfRow')) {
    const value = props.largeValuesOutOfRow ? '1' : '0';
    steps.push({ does: 'alter', sql: [tableOption(path, 'large value types out of row', value)] });
  }
  if (names.has('textInRow')) {
    const value = props.textInRow === undefined ? 'OFF' : String(props.textInRow);
    steps.push({ does: 'alter', sql: [tableOption(path, 'text in row', value)] });
  }
  return steps;
}

function changeTrackingStep({ before, after }: Input): StepDraft {
  const { path } = after;
  const off = changeTrackingText(path, undefined);
  const sql: string[] = [];
  if (before.props.changeTracking) sql.push(off);
  if (after.props.changeTracking) sql.push(changeTrackingText(path, after.props.changeTracking));
  const lost = before.props.changeTracking
    ? [
        hazard(
          'HA003',
          'block',
          `Change tracking of ${quotePath(path)} starts anew: what was tracked is lost.`,
          rowCount(path),
        ),
      ]
    : [];
  return { does: 'alter', sql, ...(lost.length > 0 && { hazards: lost }) };
}
