import { clusteredKeyTypes } from '../../oracle/clustered-key.ts';
import { fold } from '../../oracle/package-model.ts';
import type { Bar } from '../bar.ts';

/** Whole-table copies: ours over DacFx's, tables whose clustered key changes type left out of both. */
export const copiesBar: Bar = {
  name: 'copies',
  says: "whole-table copies against DacFx's",
  bar: '≤ 5 %',
  passes: ({ done, of }) => done <= 0.05 * of,
  async pair(pair, workshop) {
    const { ok, items } = await workshop.theirs.comparison(pair, true);
    if (!ok || !items) return { done: 0, of: 0, failures: [], leftOut: ['DacFx gives no report'] };
    const before = clusteredKeyTypes(workshop.model(await workshop.theirs.dacpac(pair.current)));
    const after = clusteredKeyTypes(workshop.model(await workshop.theirs.dacpac(pair.desired)));
    const judged = (table: string): boolean => {
      const [left, right] = [before.get(fold(table)), after.get(fold(table))];
      if (!left || !right) return true;
      return [...left].every(([column, type]) => !right.has(column) || right.get(column) === type);
    };
    const { plan } = await workshop.plan(pair);
    const ours = new Set(plan.steps.filter((step) => step.does === 'rebuild').map((step) => step.on.name));
    const theirs = new Set(items.filter((item) => item.operation === 'TableRebuild').map((item) => item.name));
    const copied = [...ours].filter(judged);
    return {
      done: copied.length,
      of: [...theirs].filter(judged).length,
      failures: copied.map((table) => ({ what: `copies ${table}` })),
    };
  },
};
