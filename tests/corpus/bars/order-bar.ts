import { creationOrder, dependencies, misordered } from '../../oracle/script-order.ts';
import { type Bar, everyOne } from '../bar.ts';

/** Without the right references in model.xml, DacFx loads and compares a package equal but deploys it in the wrong order. */
export const orderBar: Bar = {
  name: 'order',
  says: 'DacFx creates dependent objects of our dacpac in the order of its own',
  bar: '100 %',
  passes: everyOne,
  async version(version, workshop) {
    const theirs = await workshop.theirs.dacpac(version);
    const empty = await workshop.theirs.empty(version);
    const ours = await workshop.ourPackage(version);
    const order = async (desired: string): Promise<Map<string, number>> => {
      const answer = await workshop.driver.ask({ do: 'script', desired, current: empty, options: { dropAll: true } });
      if (answer.script === undefined) throw new Error(`no script: ${JSON.stringify(answer.errors).slice(0, 400)}`);
      return creationOrder(answer.script);
    };
    const pairs = dependencies(workshop.model(theirs));
    const { compared, wrong } = misordered(pairs, await order(ours), await order(theirs));
    return { done: compared - wrong.length, of: compared, failures: wrong.map((what) => ({ what })) };
  },
};
