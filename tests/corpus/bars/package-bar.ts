import type { Answer, DacFxMessage } from '../../oracle/driver.ts';
import { allOrNothing, type Bar, everyOne, type Failure } from '../bar.ts';

/** Our dacpac: DacFx loads it, and finds nothing to deploy between it and its own build, column order included. */
export const packageBar: Bar = {
  name: 'dacpac',
  says: 'our dacpac loads in DacFx and equals its own build, both directions',
  bar: '100 %',
  passes: everyOne,
  async version(version, workshop) {
    const theirs = await workshop.theirs.dacpac(version);
    const ours = await workshop.ourPackage(version);
    const failures: Failure[] = [];
    // What its own package cannot resolve (system databases), ours need not.
    const known = new Set(errorsOf(await workshop.driver.ask({ do: 'load', dacpac: theirs })).map(textOf));
    const loaded = await workshop.driver.ask({ do: 'load', dacpac: ours });
    for (const error of errorsOf(loaded)) {
      if (!known.has(textOf(error))) failures.push({ what: `load ${textOf(error)}` });
    }
    for (const [desired, current, direction] of [
      [ours, theirs, 'ours as desired'],
      [theirs, ours, 'ours as current'],
    ] as const) {
      const report = await workshop.driver.ask({ do: 'report', desired, current, options: { dropAll: true } });
      failures.push(...differences(report, direction));
    }
    if (failures.length === 0) return allOrNothing(failures);
    // A module in which a SQLCMD variable stands differs from itself: DacFx puts the value in on one side only.
    const own = await workshop.driver.ask({
      do: 'report',
      desired: theirs,
      current: theirs,
      options: { dropAll: true },
    });
    const always = new Set(differences(own, '').map(({ what }) => what));
    return allOrNothing(failures.filter(({ what }) => !always.has(what.replace(/^[^:]*/, ''))));
  },
};

/** Items of a report that should be empty. */
export function differences(report: Answer, where: string): Failure[] {
  if (!report.ok) return [{ what: `${where}: DacFx refused`, reason: (report.errors ?? []).map(textOf).join(' | ') }];
  return (report.items ?? []).map((item) => ({ what: `${where}: ${item.operation} ${item.element} ${item.name}` }));
}

function errorsOf(answer: Answer): readonly DacFxMessage[] {
  if (answer.errors) return answer.errors.filter((error) => error.message !== undefined);
  return (answer.messages ?? []).filter((message) => message.severity === 'Error');
}

const textOf = (message: DacFxMessage): string => [message.code, message.message].filter(Boolean).join(' ');
