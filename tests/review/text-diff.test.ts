import assert from 'node:assert/strict';
import { textDiff } from '../../src/review/text-diff.ts';

describe('the difference of two texts', () => {
  it('marks the words of a line that differ', () => {
    const [removed, added] = textDiff('SELECT a, b', 'SELECT a, c');
    assert.deepEqual(removed?.pieces, [
      { text: 'SELECT a, ', changed: false },
      { text: 'b', changed: true },
    ]);
    assert.deepEqual(added?.pieces, [
      { text: 'SELECT a, ', changed: false },
      { text: 'c', changed: true },
    ]);
  });

  it('shows a line whole when most of its words differ', () => {
    const line = (letter: string) => Array.from({ length: 8000 }, (_, i) => `${letter}${i}`).join(' ');
    const lines = textDiff(line('a'), line('b'));
    assert.deepEqual(
      lines.map(({ mark, pieces }) => [mark, pieces.length, pieces[0]?.changed]),
      [
        ['-', 1, false],
        ['+', 1, false],
      ],
    );
  });
});
