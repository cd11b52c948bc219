import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { nameOf } from '../rule-help.ts';

const indexKinds = new Set(['index', 'primaryKey', 'uniqueConstraint']);

/** PERF005: a new foreign key whose columns lead no index of its table; every delete above scans the table below. */
export const unindexedForeignKeyRule: Rule = (input) => {
  const { naming, index } = input.end;
  const hazards: PlanHazard[] = [];
  const columnsOf = (props: Readonly<Record<string, unknown>>) =>
    Array.isArray(props.columns) ? props.columns.map((name) => naming.fold(String(name))) : [];
  for (const change of input.diff.changes) {
    if (change.action !== 'create' || change.after.kind !== 'foreignKey' || change.after.parent === undefined) continue;
    const columns = new Set(columnsOf(change.after.props));
    const supported = index.childrenOf(change.after.parent).some((child) => {
      if (!indexKinds.has(child.kind) || child.props.where !== undefined) return false;
      const leading = columnsOf(child.props).slice(0, columns.size);
      return leading.length === columns.size && leading.every((name) => columns.has(name));
    });
    if (supported) continue;
    const message =
      'No index of the table begins with the columns of the key: deletes and key changes above scan this table.';
    hazards.push({ code: 'PERF005', severity: 'warn', on: nameOf(input, change.after), message });
  }
  return hazards;
};
