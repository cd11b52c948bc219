import assert from 'node:assert/strict';
import { beginningOf, dataStatements } from '../../src/plan/script-statements.ts';
import { lex } from '../../src/syntax/lexer.ts';

/** `verb where? guarded?` of each. */
const found = (sql: string): readonly string[] =>
  dataStatements(lex(sql, 'script.sql')).map(({ verb, where, guarded }) =>
    [verb, ...(where ? ['where'] : []), ...(guarded ? ['guarded'] : [])].join(' '),
  );

describe('data statements of a script', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'DELETE FROM t; TRUNCATE TABLE t': ['DELETE', 'TRUNCATE'],
    'UPDATE t SET a = (SELECT b FROM u WHERE c = 1)': ['UPDATE'],
    'update t set a = 1 where b = 2 DELETE t': ['UPDATE where', 'DELETE'],
    'INSERT t (a) SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM t)': ['INSERT where guarded'],
    'INSERT t VALUES (1), (2); INSERT INTO t EXEC p': ['INSERT', 'INSERT'],
    'IF @a = 1 DELETE t DELETE u': ['DELETE guarded', 'DELETE'],
    'IF @a = 1 BEGIN DELETE t; DELETE u; END DELETE v': ['DELETE guarded', 'DELETE guarded', 'DELETE'],
    'MERGE t USING u ON 1 = 1 WHEN MATCHED THEN DELETE; DELETE t': ['DELETE'],
    'MERGE t USING (SELECT 1 x) s ON (1 = 1) WHEN NOT MATCHED THEN INSERT (a) VALUES (1)\nGO\nDELETE t': ['DELETE'],
    'CREATE TRIGGER a ON t AFTER INSERT AS IF UPDATE(a) PRINT 1': [],
    'GRANT INSERT, UPDATE ON t TO u; UPDATE STATISTICS t': [],
    'SELECT N\'DELETE t\', [DELETE], "UPDATE" -- DELETE t': [],
    'DELETE @t; DELETE FROM #t; TRUNCATE TABLE ##t; INSERT INTO #t VALUES (1); UPDATE TOP (10) PERCENT @t SET a = 1':
      [],
    'DELETE x FROM #t AS x JOIN t ON 1 = 1; UPDATE [x] SET a = 1 FROM @t X': [],
    'DELETE x FROM t x JOIN #t ON 1 = 1; UPDATE dbo.x SET a = @a; DELETE TOP (@n) FROM t': [
      'DELETE where',
      'UPDATE',
      'DELETE where',
    ],
    'DELETE t WHERE a IN (1, 2)) DELETE u': ['DELETE where', 'DELETE'],
  };
  for (const [sql, statements] of Object.entries(cases)) {
    it(sql.replace(/\s+/g, ' '), () => assert.deepEqual(found(sql), statements));
  }

  it('shows the beginning of a statement on one line', () => {
    const text = `INSERT t\r\n  VALUES ${'(1),\t\t'.repeat(100)}`;
    const [statement] = dataStatements(lex(text, 'script.sql'));
    assert.ok(statement);
    assert.equal(beginningOf(statement), text.replace(/\s+/g, ' ').slice(0, 120));
    assert.equal(beginningOf({ ...statement, text: 'DELETE\n t' }), 'DELETE t');
  });
});
