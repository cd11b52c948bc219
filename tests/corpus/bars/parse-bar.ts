import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type Bar, everyOne, type Failure } from '../bar.ts';

/** ScriptDom reads what we write, forward and back. */
export const parseBar: Bar = {
  name: 'scriptdom',
  says: "ScriptDom accepts deploy.sql and the rollback's",
  bar: '100 %',
  passes: everyOne,
  async pair(pair, workshop) {
    const { folder, plan } = await workshop.plan(pair);
    const failures: Failure[] = [];
    let done = 0;
    for (const name of ['deploy.sql', 'rollback/deploy.sql']) {
      try {
        const text = readFileSync(path.join(folder, name), 'utf8');
        const answer = await workshop.driver.ask({ do: 'parse', text, sqlcmd: plan.sqlcmd });
        if (answer.ok) done++;
        for (const error of (answer.errors ?? []).slice(0, 5)) {
          failures.push({ what: `${name}:${error.line}:${error.column}`, reason: error.message ?? '' });
        }
      } catch (error) {
        failures.push({ what: name, reason: (error as Error).message });
      }
    }
    return { done, of: 2, failures };
  },
};
