import type { ColumnProps } from '../../kinds/columns/column-props.ts';
import type { PropertyChange } from '../../kinds/kind.ts';
import type { Rule } from '../rule.ts';
import { listTexts, nameOf } from '../rule-help.ts';
import { isAnew } from '../work.ts';

/** HA006: a ledger table keeps every column and row that it ever had; changes that would alter them are refused. */
export const ledgerRule: Rule = (input) =>
  input.diff.changes.flatMap((change) => {
    if (change.action !== 'alter' || change.before.kind !== 'table' || !change.before.props.ledger) return [];
    const forbidden = new Set(change.changes.flatMap(forbiddenBy));
    const work = input.works.get(change.after.key);
    if (work && isAnew(work)) forbidden.add('another table takes its place');
    if (forbidden.size === 0) return [];
    return [
      {
        code: 'HA006',
        severity: 'block',
        on: nameOf(input, change.after),
        message: `A ledger table does not allow this: ${listTexts([...forbidden])}.`,
      },
    ];
  });

/** What may change of a column without touching what the ledger has recorded. */
const allowed = new Set(['nullable', 'hidden', 'mask', 'persistedNotNull']);

function forbiddenBy(change: PropertyChange): readonly string[] {
  const { property, member, memberProperty, after } = change;
  if (property !== 'columns' || member === undefined || change.cosmetic !== undefined) return [];
  if (memberProperty !== undefined)
    return allowed.has(memberProperty) ? [] : [`column ${member} changes its ${memberProperty}`];
  const added = after as ColumnProps | undefined;
  if (added === undefined) return [`column ${member} is dropped`];
  return added.nullable || added.computed !== undefined ? [] : [`column ${member} is added as NOT NULL`];
}
