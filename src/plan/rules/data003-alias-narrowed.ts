import { typeChange } from '../../kinds/columns/type-change.ts';
import type { ModelType } from '../../model/data-type.ts';
import type { PlanHazard } from '../plan-types.ts';
import type { Rule } from '../rule.ts';
import { listNames, nameOf, usersOf } from '../rule-help.ts';

/** DATA003: an alias type changes to one that cannot keep every value, and tables go on using it. */
export const aliasNarrowedRule: Rule = (input) => {
  const hazards: PlanHazard[] = [];
  for (const change of input.diff.changes) {
    if (change.action !== 'alter' || change.after.kind !== 'aliasType') continue;
    const before = change.before.props.base as ModelType | undefined;
    const after = change.after.props.base as ModelType | undefined;
    if (!before || !after || !typeChange(before, after).lossy) continue;
    const later = new Set(usersOf(input, change.after.key, input.end.model).map(({ key }) => key));
    const users = usersOf(input, change.before.key, input.current.model).filter(
      ({ key, kind }) => kind === 'table' && later.has(key),
    );
    if (users.length === 0) continue;
    const message = `Values in ${listNames(input, users)} may not fit the type as it is to be.`;
    hazards.push({ code: 'DATA003', severity: 'block', on: nameOf(input, change.after), message });
  }
  return hazards;
};
