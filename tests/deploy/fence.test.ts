import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { closedBecause, parseMoment, parseWindow } from '../../src/deploy/fence.ts';

const within = (window: string, moment: string): boolean =>
  closedBecause({ windows: [parseWindow(window)] }, Date.parse(moment)) === undefined;

describe('a time fence', () => {
  it('knows weekdays and hours in a time zone, also over midnight', () => {
    // 2026-11-23 is a Monday.
    assert.ok(within('Mon-Fri 20:00-23:30 Europe/Berlin', '2026-11-23T19:00:00Z'));
    assert.ok(!within('Mon-Fri 20:00-23:30 Europe/Berlin', '2026-11-23T18:59:00Z'));
    assert.ok(!within('Mon-Fri 20:00-23:30 Europe/Berlin', '2026-11-23T22:30:00Z'));
    assert.ok(!within('Sat,Sun 00:00-24:00 UTC', '2026-11-23T12:00:00Z'));
    assert.ok(within('Sat-Mon 00:00-24:00 UTC', '2026-11-23T12:00:00Z'));
    assert.ok(within('Sun 22:00-04:00 UTC', '2026-11-23T03:59:00Z'), 'the night of Sunday ends on Monday');
    assert.ok(!within('Mon 22:00-04:00 UTC', '2026-11-23T03:59:00Z'));
  });

  it('follows the clock of the zone in summer and winter', () => {
    assert.ok(within('Wed 20:00-21:00 Europe/Berlin', '2026-07-01T18:30:00Z'));
    assert.ok(within('Wed 20:00-21:00 Europe/Berlin', '2026-12-02T19:30:00Z'));
  });

  it('is closed before and after', () => {
    const fence = {
      windows: [],
      notBefore: parseMoment('2026-11-23T20:00+01:00'),
      notAfter: parseMoment('2026-11-23T20:00Z'),
    };
    const at = (moment: string) => closedBecause(fence, Date.parse(moment));
    assert.match(at('2026-11-23T18:59:59Z') ?? '', /^it is not yet 2026-11-23T19:00:00.000Z$/);
    assert.equal(at('2026-11-23T19:00:00Z'), undefined);
    assert.match(at('2026-11-23T20:00:01Z') ?? '', /^it is later than/);
  });

  it('says what it cannot read', () => {
    for (const text of [
      '',
      'Mon',
      'Mon 20:00',
      'Mon 25:00-26:00 UTC',
      'Mon 20:61-21:00 UTC',
      'Mun 20:00-21:00 UTC',
      'Mon 20:00-21:00 Mars/Olympus',
    ])
      assert.throws(() => parseWindow(text), RehearsalError, text);
    for (const text of ['', 'tomorrow', '2026-11-23', '2026-11-23T20:00', '2026-13-23T20:00Z'])
      assert.throws(() => parseMoment(text), RehearsalError, text);
  });
});
