import { writeFileSync } from 'node:fs';
import { dropAll } from '../../oracle/driver.ts';
import { allOrNothing, type Bar, everyOne, type Failure } from '../bar.ts';
import type { Pair } from '../databases.ts';
import type { Workshop } from '../workshop.ts';
import { differences } from './package-bar.ts';

/** Our script on the in-memory server ends where DacFx finds nothing left to do. */
export const endBar: Bar = {
  name: 'end',
  says: 'end of simulate on our deploy.sql equals desired under DacFx',
  bar: '100 %',
  passes: everyOne,
  async pair(pair, workshop) {
    return allOrNothing(await left(await workshop.end(pair), pair, workshop));
  },
};

/** DacFx's own script on the in-memory server: what only our own code agrees on would show here. */
export const theirScriptBar: Bar = {
  name: 'theirs',
  says: "DacFx's own script runs on our simulator and lands on the same end",
  bar: '100 %',
  passes: everyOne,
  async pair(pair, workshop) {
    const { ok, script, errors } = await workshop.theirs.comparison(pair, true);
    if (!ok)
      return {
        done: 0,
        of: 0,
        failures: [],
        leftOut: [`DacFx gives no script: ${JSON.stringify(errors).slice(0, 200)}`],
      };
    if (/DROP CONSTRAINT\s*;/.test(script)) {
      return { done: 0, of: 0, failures: [], leftOut: ['not T-SQL: DROP CONSTRAINT without a name'] };
    }
    const stem = [pair.database, `${pair.current.version}__${pair.desired.version}`] as const;
    const file = workshop.path(...stem, 'dacfx.sql');
    writeFileSync(file, script);
    const end = workshop.path(...stem, 'dacfx-end.dacpac');
    await workshop.ours.simulate(file, await workshop.theirs.dacpac(pair.current), end);
    return allOrNothing(await left(end, pair, workshop));
  },
};

async function left(end: string, pair: Pair, workshop: Workshop): Promise<Failure[]> {
  const desired = await workshop.theirs.dacpac(pair.desired);
  const report = await workshop.driver.ask({
    do: 'report',
    desired,
    current: end,
    options: { ...dropAll, allowIncompatiblePlatform: true },
  });
  // The table in which DacFx records refactorings is nobody's schema.
  return differences(report, 'left').filter((failure) => !failure.what.toLowerCase().includes('__refactorlog'));
}
