import assert from 'node:assert/strict';
import { RehearsalError } from '../../src/base/errors.ts';
import { parseDecisions, parseWaiver, waiversFor, waives } from '../../src/plan/decisions.ts';

const planId = '0'.repeat(64);

describe('decisions', () => {
  it('are read line by line', () => {
    assert.deepEqual(parseWaiver('DATA001 [dbo].[T*] until=2027-01-31 agreed with the owner'), {
      code: 'DATA001',
      on: '[dbo].[T*]',
      until: '2027-01-31',
      reason: 'agreed with the owner',
    });
  });

  it('may be about names with blanks, brackets and even until= in them', () => {
    const on = 'Default Constraint: unnamed constraint on [dbo].[a ]] until=b]';
    assert.deepEqual(parseWaiver(`DATA001 ${on} until=2027-01-31 x`), {
      code: 'DATA001',
      on,
      until: '2027-01-31',
      reason: 'x',
    });
  });

  it('say everything that is wrong at once', () => {
    const waivers = [
      'DATA001 [dbo].[T] until=2027-02-30 no such day',
      'DATA001 [dbo].[T] until=tomorrow x',
      'DATA001 [dbo].[T] until=2027-01-31',
      'DATA001 until=2027-01-31 x',
      'DATA001 * until=2027-01-31 x',
      'data001 [dbo].[T] until=2027-01-31 x',
      'DATA001 [dbo].[T] x',
      1,
    ];
    assert.throws(
      () => parseDecisions({ format: 2, planId: 'x', waivers, typo: 1 }, 'decisions.json'),
      (error: RehearsalError) => error.diagnostics.length === waivers.length + 3,
    );
    assert.throws(() => parseDecisions(null, 'decisions.json'), RehearsalError);
  });

  it('hold for their plan, to the end of their day', () => {
    const waiver = { code: 'DATA001', on: '[dbo].[T]', until: '2027-01-31', reason: 'x' };
    const decisions = { format: 1, planId, waivers: [waiver], hash: '' } as const;
    assert.deepEqual(waiversFor(decisions, planId, '2027-01-31'), { waivers: [waiver], problems: [] });
    const late = waiversFor(decisions, planId, '2027-02-01');
    assert.deepEqual([late.waivers, late.problems.map((p) => p.code)], [[], ['DEC004']]);
    const other = waiversFor(decisions, '1'.repeat(64), '2027-01-31');
    assert.deepEqual([other.waivers, other.problems.map((p) => p.code)], [[], ['DEC003']]);
    assert.deepEqual(waiversFor(undefined, planId, '2027-01-31'), { waivers: [], problems: [] });
  });

  it('match one name with a star, never a part of the path', () => {
    const is = (on: string, name: string) =>
      waives({ code: 'DATA001', on, until: '', reason: '' }, { code: 'DATA001', on: { name } });
    assert.ok(is('[dbo].[T*]', '[dbo].[T]'));
    assert.ok(is('[dbo].[T*]', '[dbo].[T]]1]'));
    assert.ok(is('[dbo].[*].[*]', '[dbo].[T].[C]'));
    assert.ok(!is('[dbo].[T*]', '[dbo].[T].[C]'));
    assert.ok(!is('[dbo].[T.]', '[dbo].[T1]'));
    assert.ok(!is('[dbo].[t*]', '[dbo].[T]'));
    assert.ok(
      !waives(
        { code: 'DATA002', on: '[dbo].[T]', until: '', reason: '' },
        { code: 'DATA001', on: { name: '[dbo].[T]' } },
      ),
    );
  });
});
