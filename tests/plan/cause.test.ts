import assert from 'node:assert/strict';
import { type Cause, causedBy } from '../../src/plan/work.ts';
import { becauseText } from '../../src/review/words.ts';

describe('causes', () => {
  const chain = (length: number): Cause => {
    let cause: Cause = [];
    for (let i = 0; i < length; i += 1) cause = causedBy(`${i}`, cause);
    return cause;
  };

  it('are told whole while they are few', () => {
    assert.deepEqual(chain(3), ['2', '1', '0']);
    assert.equal(becauseText(chain(11)).split(', because').length, 11);
  });

  it('of a long chain are those near and those where it begins', () => {
    assert.deepEqual(chain(200), ['199', '198', '197', '196', '195', '194', '…', '4', '3', '2', '1', '0']);
    assert.match(becauseText(chain(200)), /because 194, …, because 4/);
  });
});
