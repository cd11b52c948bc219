import assert from 'node:assert/strict';
import type { BackupFile } from '../../src/staging/backup-header.ts';
import { type MoveQuestion, moveList } from '../../src/staging/move-list.ts';
import type { ServerFacts } from '../../src/staging/server-facts.ts';

const file = (logical: string, type = 'D', fileId = 9): BackupFile => ({
  logical,
  physical: `E:\\${logical}`,
  type,
  bytes: 1,
  fileId,
  present: true,
});

const paths = (rest: Partial<MoveQuestion>, server: Partial<ServerFacts> = {}): readonly string[] =>
  moveList({
    files: [],
    server: { server: 'STG', dataPath: 'D:\\Data', logPath: 'L:\\Log\\', ...server } as ServerFacts,
    database: 'Copy',
    taken: [],
    ...rest,
  }).map(({ to }) => to);

describe('the places of restored files', () => {
  it('are by type: the first data file, others, log, containers', () => {
    assert.deepEqual(
      paths({
        files: [file('b', 'D', 3), file('a', 'D', 1), file('l', 'L', 2), file('fs', 'S', 4), file('xtp', 'S', 5)],
      }),
      [
        'D:\\Data\\Copy_b.ndf',
        'D:\\Data\\Copy_a.mdf',
        'L:\\Log\\Copy_l.ldf',
        'D:\\Data\\Copy_fs',
        'D:\\Data\\Copy_xtp',
      ],
    );
  });
  it('never meet: neither each other nor a file of another database, in any letter case', () => {
    assert.deepEqual(
      paths({
        files: [file('a b', 'D', 1), file('a?b'), file('A_B')],
        taken: ['d:\\data\\COPY_a_b.MDF', 'D:\\Data\\Copy_a_b.ndf'],
      }),
      ['D:\\Data\\Copy_a_b_2.mdf', 'D:\\Data\\Copy_a_b_2.ndf', 'D:\\Data\\Copy_A_B_3.ndf'],
    );
  });
  it('follow the paths of Linux, and folders that were asked for', () => {
    assert.deepEqual(
      paths({ files: [file('a', 'D', 1), file('l', 'L')] }, { dataPath: '/var/opt/mssql/data/', logPath: '/log' }),
      ['/var/opt/mssql/data/Copy_a.mdf', '/log/Copy_l.ldf'],
    );
    assert.deepEqual(paths({ files: [file('a', 'D', 1), file('l', 'L')], dataPath: 'X:\\', logPath: '\\\\nas\\log' }), [
      'X:\\Copy_a.mdf',
      '\\\\nas\\log\\Copy_l.ldf',
    ]);
  });
  it('take no name out of its folder', () => {
    for (const name of ['..\\..\\evil', '../../evil', 'C:\\evil', 'a\u0000b', "'; DROP", '.', '..', '', '\n']) {
      const [path = ''] = paths({ files: [file(name, 'D', 1)], database: name });
      assert.match(path, /^D:\\Data\\[\p{L}\p{N}_.-]+\.mdf$/u, JSON.stringify(name));
    }
  });
  it('are short enough for SQL Server, letters kept whole', () => {
    for (const letter of ['x', '𠮷']) {
      const [path = '', other = ''] = paths({
        files: [file(letter.repeat(128), 'D', 1), file(`${letter.repeat(128)}`)],
        dataPath: `D:\\${'d'.repeat(100)}`,
        database: letter.repeat(100),
      });
      assert.ok(path.length <= 259 && other.length <= 259);
      assert.equal(Buffer.from(path).toString(), path, 'no half of a letter');
      assert.notEqual(path, other);
    }
  });
  it('need a folder', () => {
    assert.throws(
      () => moveList({ files: [file('a')], server: { server: 'STG' } as ServerFacts, database: 'C', taken: [] }),
      /RST005/,
    );
  });
});
