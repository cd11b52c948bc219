import { compareItems } from '../../oracle/item-rule.ts';
import type { Bar } from '../bar.ts';

/** The plan's changes and DacFx's items as sets of (element, name): common ones over all of both. */
export const itemsBar: Bar = {
  name: 'items',
  says: '(element, name) sets against DeployReport',
  bar: '≥ 98 %, each difference explained',
  passes: ({ done, of, failures }) => done >= 0.98 * of && failures === 0,
  async pair(pair, workshop) {
    const { ok, items, errors } = await workshop.theirs.comparison(pair, true);
    if (!ok || !items)
      return {
        done: 0,
        of: 0,
        failures: [],
        leftOut: [`DacFx gives no report: ${JSON.stringify(errors).slice(0, 200)}`],
      };
    const { plan } = await workshop.plan(pair);
    const compared = compareItems(
      plan.changes,
      items,
      workshop.model(await workshop.theirs.dacpac(pair.current)),
      workshop.model(await workshop.theirs.dacpac(pair.desired)),
    );
    const failures = [
      ...compared.onlyOurs.map((item) => ({ what: `only ours: ${item}` })),
      ...compared.onlyTheirs.map((item) => ({ what: `only DacFx: ${item}` })),
    ];
    return { done: compared.both.length, of: compared.both.length + failures.length, failures };
  },
};
