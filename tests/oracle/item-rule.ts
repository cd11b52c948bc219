import type { ReportItem } from './driver.ts';
import { activeRenames, fold, itemKey, type JudgedElement, type PackageModel, splitName } from './package-model.ts';

/** An entry of plan.json's `changes`, as far as the comparison reads it. */
export type ComparedChange = {
  readonly action: string;
  readonly element: string;
  readonly name: string;
  readonly formerName?: string;
};

export type ItemComparison = {
  readonly both: readonly string[];
  readonly onlyOurs: readonly string[];
  readonly onlyTheirs: readonly string[];
};

/**
 * The sets of (element, name) of a plan's changes and of a DeployReport, without Refresh and without
 * (a) items equal in both packages as DacFx compares and (b) children of a table or column that is created, dropped or
 * copied by DacFx. A rename counts as both names. Entries are `element name`, folded.
 */
export function compareItems(
  changes: readonly ComparedChange[],
  report: readonly ReportItem[],
  current: PackageModel,
  desired: PackageModel,
): ItemComparison {
  const ours = keysOfChanges(changes);
  const theirs = keysOfReport(report, current, desired);
  const counts = countingRule(report, current, desired);
  const both: string[] = [];
  const onlyOurs: string[] = [];
  const onlyTheirs: string[] = [];
  for (const key of ours) if (counts(key)) (theirs.has(key) ? both : onlyOurs).push(key);
  for (const key of theirs) if (!ours.has(key) && counts(key)) onlyTheirs.push(key);
  return { both: both.sort(), onlyOurs: onlyOurs.sort(), onlyTheirs: onlyTheirs.sort() };
}

/** The plan's side: `itemKey` of every change, of both names of a rename. */
export function keysOfChanges(changes: readonly ComparedChange[]): Set<string> {
  const keys = new Set<string>();
  for (const change of changes) {
    keys.add(itemKey(change.element, change.name));
    if (change.formerName !== undefined) keys.add(itemKey(change.element, change.formerName));
  }
  return keys;
}

/** DacFx's side. A Rename names the item as it will be; the refactor log in `desired` tells what it was. */
export function keysOfReport(report: readonly ReportItem[], current: PackageModel, desired: PackageModel): Set<string> {
  const keys = new Set<string>();
  let former: Map<string, string> | undefined;
  for (const item of namedByCurrent(report, current)) {
    if (item.operation === 'Refresh') continue;
    keys.add(itemKey(item.element, item.name));
    if (item.operation === 'Rename' || item.operation === 'MoveSchema') {
      former ??= formerNames(current, desired);
      const name = former.get(fold(item.name));
      if (name !== undefined) keys.add(itemKey(item.element, name));
    }
  }
  return keys;
}

/**
 * Where one name passes from an object to another of a different type, DacFx's report spells the Drop with the element of the
 * new one: `Drop SqlView [dbo].[T]` is what becomes of the table. What is dropped is what current has there.
 */
function namedByCurrent(report: readonly ReportItem[], current: PackageModel): readonly ReportItem[] {
  return report.map((item) => {
    if (item.operation !== 'Drop' || current.byItem.has(itemKey(item.element, item.name))) return item;
    const there = current.byName.get(fold(item.name));
    return there ? { ...item, element: there.type } : item;
  });
}

/** Folded name after the refactor log's renames → folded name before. */
function formerNames(current: PackageModel, desired: PackageModel): Map<string, string> {
  const renamed = activeRenames(current, desired) ?? ((name) => name);
  const former = new Map<string, string>();
  for (const name of current.byName.keys()) former.set(renamed(name), name);
  for (const columns of current.tables.values()) for (const name of columns.keys()) former.set(renamed(name), name);
  return former;
}

/** Whether an item, as `itemKey` spells it, counts by the rules (a) and (b). */
export function countingRule(
  report: readonly ReportItem[],
  current: PackageModel,
  desired: PackageModel,
): (key: string) => boolean {
  const remade = new Set<string>();
  for (const item of namedByCurrent(report, current)) {
    if (item.element === 'SqlTable' && ['Create', 'Drop', 'TableRebuild'].includes(item.operation)) {
      remade.add(fold(item.name));
    }
  }
  const renamed = activeRenames(current, desired) ?? ((name) => name);
  const columnsBefore = new Map(
    [...current.tables].map(([table, columns]) => [renamed(table), new Set([...columns.keys()].map(renamed))]),
  );
  const isRemadeColumn = (table: string, column: string): boolean => {
    const [before, after] = [columnsBefore.get(table), desired.tables.get(table)];
    return before !== undefined && after !== undefined && before.has(column) !== after.has(column);
  };

  const childOfRemade = (element: JudgedElement, model: PackageModel): boolean => {
    if (element.host === undefined) return false;
    const parts = splitName(element.host);
    const table = fold(`[${parts[0]}].[${parts[1]}]`);
    const host = model === current ? renamed : (name: string) => name;
    if (remade.has(table) || remade.has(host(table))) return true;
    if (parts.length === 3 && isRemadeColumn(host(table), host(fold(element.host)))) return true;
    // A property of a key, trigger or index: look at what that hangs on.
    const owner = model.byName.get(fold(element.host));
    return owner !== undefined && owner !== element && childOfRemade(owner, model);
  };

  const map = activeRenames(current, desired);
  const before = new Map(current.elements.map((element) => [element.identity(map), element]));
  const after = new Map(desired.elements.map((element) => [element.identity(), element]));
  const lastPart = (element: JudgedElement): string | undefined =>
    element.name === undefined ? undefined : fold(splitName(element.name).at(-1)!);

  return (key) => {
    const left = current.byItem.get(key) ?? [];
    const right = desired.byItem.get(key) ?? [];
    // A column (renamed), or something that neither package has.
    if (left.length === 0 && right.length === 0) return true;
    for (const element of right) {
      const other = before.get(element.identity());
      if (other && lastPart(other) !== lastPart(element)) return true;
      if (other && other.canonical(map) === element.canonical()) continue;
      if (!childOfRemade(element, desired)) return true;
    }
    for (const element of left) {
      const other = after.get(element.identity(map));
      if (other && lastPart(other) !== lastPart(element)) return true;
      if (other && element.canonical(map) === other.canonical()) continue;
      if (!childOfRemade(element, current)) return true;
    }
    return false;
  };
}
