import assert from 'node:assert/strict';
import {
  compressionOf,
  compressionOptions,
  unifyCompression,
  writtenCompression,
} from '../../../src/kinds/storage/compression.ts';

describe('compression', () => {
  it('is one level, or levels with their partitions', () => {
    const options = [
      { name: 'DATA_COMPRESSION', value: 'page', partitions: '(1, 3 TO 5)' },
      { name: 'DATA_COMPRESSION', value: 'ROW', partitions: '(2)' },
    ];
    const written = writtenCompression(options, 'DATA_COMPRESSION');
    assert.deepEqual(written, [
      { level: 'PAGE', partitions: [1, 3, 4, 5] },
      { level: 'ROW', partitions: [2] },
    ]);
    assert.deepEqual(compressionOptions(written, 'DATA_COMPRESSION'), [
      'DATA_COMPRESSION = PAGE ON PARTITIONS (1, 3 TO 5)',
      'DATA_COMPRESSION = ROW ON PARTITIONS (2)',
    ]);
  });

  it('NONE is absent', () => {
    assert.equal(writtenCompression([{ name: 'DATA_COMPRESSION', value: 'NONE' }], 'DATA_COMPRESSION'), undefined);
    assert.equal(compressionOf(new Map([[1, 'NONE']])), undefined);
  });

  it('the same level in all partitions is one level', () => {
    const each = compressionOf(
      new Map([
        [1, 'PAGE'],
        [2, 'PAGE'],
      ]),
    );
    assert.deepEqual(each, [{ level: 'PAGE', partitions: [1, 2] }]);
    assert.deepEqual(unifyCompression(each, 2), [{ level: 'PAGE' }]);
    assert.deepEqual(unifyCompression(each, 3), each);
  });
});
