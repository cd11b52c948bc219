import assert from 'node:assert/strict';
import { printed, type Refusal, refusals, run, serverAfter } from './run.ts';

const temp = 'CREATE TABLE #t (id int, a int); INSERT #t VALUES (1, 1), (2, 1), (3, 2);';
const show = `DECLARE @l varchar(100) = ''; SELECT @l += CONCAT(id, ':', a, ' ') FROM #t ORDER BY id; PRINT @l;`;
const numbered = 'SELECT *, ROW_NUMBER() OVER (PARTITION BY a ORDER BY id) AS n FROM #t';

const changed: readonly (readonly [what: string, script: string, rows: string])[] = [
  ['DELETE through a derived table', `DELETE FROM d FROM (${numbered}) d WHERE d.n > 1;`, '1:1 3:2 '],
  ['DELETE through a CTE', `WITH d AS (${numbered}) DELETE d WHERE n > 1;`, '1:1 3:2 '],
  ['DELETE through an alias of a CTE', `WITH d AS (${numbered}) DELETE x FROM d AS x WHERE n > 1;`, '1:1 3:2 '],
  [
    'UPDATE through a CTE that names its columns, and is asked in a subquery too',
    'WITH d (i, v) AS (SELECT id, a FROM #t) UPDATE d SET v = v + 10 WHERE i IN (SELECT i FROM d WHERE i < 3);',
    '1:11 2:11 3:2 ',
  ],
  [
    'UPDATE through a derived table',
    'UPDATE d SET n = 7 FROM (SELECT a AS n, id FROM #t) d WHERE id = 2;',
    '1:1 2:7 3:2 ',
  ],
  [
    'UPDATE of one of two that are the same table',
    'UPDATE x SET a = 9 FROM #t y JOIN #t x ON x.id = y.id + 1;',
    '1:1 2:9 3:9 ',
  ],
  ['a star beside the rows that change', 'DELETE t FROM #t t JOIN (SELECT * FROM #t) x ON x.id = t.id + 1;', '3:2 '],
];

describe('UPDATE and DELETE of rows that a query finds', () => {
  for (const [what, script, rows] of changed) {
    it(what, () => assert.deepEqual(printed(`${temp} ${script} ${show}`), [rows]));
  }

  it('user tables stay empty', () => {
    const server = serverAfter('CREATE TABLE dbo.T (id int NOT NULL, a int NULL);');
    run(server, 'DELETE FROM d FROM (SELECT ROW_NUMBER() OVER (ORDER BY id) n FROM dbo.T) d WHERE d.n > 1;');
    run(server, 'UPDATE d SET v = 1 FROM (SELECT a AS v FROM dbo.T) d JOIN dbo.T ON T.id = d.v; ');
    run(server, 'WITH a AS (SELECT id FROM dbo.T), b AS (SELECT id FROM a) DELETE b;');
  });
});

refusals(
  'UPDATE and DELETE of',
  (
    [
      ['nothing that is there', 'DELETE d FROM (SELECT id FROM dbo.T) e;', 208],
      ['a query that names what is not there', 'DELETE d FROM (SELECT zz FROM dbo.T) d;', 207],
      ['rows of a temp table that cannot be followed', `${temp} DELETE d FROM (SELECT DISTINCT a FROM #t) d;`, 50000],
    ] as const
  ).map(([what, script, number]): Refusal => [what, 'CREATE TABLE dbo.T (id int NOT NULL);', script, number]),
);
