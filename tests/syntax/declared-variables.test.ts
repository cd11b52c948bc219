import assert from 'node:assert/strict';
import { splitBatches } from '../../src/syntax/batches.ts';
import { variableMistakes } from '../../src/syntax/declared-variables.ts';

/** Mistakes of a batch, as `undeclared @x` and `twice @x` with what stands there; names in one case are one. */
function mistakesOf(sql: string, given: readonly string[] = []): readonly string[] {
  return splitBatches(sql, '').flatMap((batch) =>
    variableMistakes(batch, given, (name) => name.toLowerCase()).map(({ mistake, name, offset }) => {
      assert.equal(sql.slice(offset, offset + name.length), name);
      return `${mistake} ${name}`;
    }),
  );
}

describe('variables of a batch', () => {
  const right = [
    "DECLARE @a int, @B varchar(10) = 'x', @c AS dbo.T; SELECT @A = 1, @b, @c",
    'DECLARE @a int = (SELECT MAX(x) FROM dbo.T UNION SELECT 1), @b int; SET @b = @a',
    'DECLARE @t TABLE (x int DEFAULT 1, y int); INSERT @t (x) SELECT @@ROWCOUNT',
    'DECLARE @c CURSOR; SET @c = CURSOR FOR SELECT 1; FETCH NEXT FROM @c',
    'IF 1 = 1 BEGIN DECLARE @a int END; SELECT @a',
    "DECLARE @r int; EXEC @r = dbo.P @x = @r, @y = -1, @z = @r OUTPUT, @w = N'a'; SELECT @r",
    "DECLARE @s nvarchar(9); EXECUTE sp_executesql @s, N'@p int', @p = 1, @q = @s",
    'dbo.P @x = 1, @y = DEFAULT',
    'SELECT \'@a\', [@b], "@c" /* @d */ -- @e',
  ];
  for (const sql of right) it(sql, () => assert.deepEqual(mistakesOf(sql), []));

  const wrong: readonly [sql: string, ...mistakes: string[]][] = [
    ['SELECT @a, @b, @A', 'undeclared @a', 'undeclared @b'],
    ['SELECT @a; DECLARE @a int', 'undeclared @a'],
    ['DECLARE @a int; GO_ON: DECLARE @A int', 'twice @A'],
    ['IF 1 = 1 DECLARE @a int ELSE DECLARE @a int', 'twice @a'],
    ['DECLARE @a int SELECT @a = 1, @b = 2', 'undeclared @b'],
    ['EXEC dbo.P @x = @y, @z = 1 SET @z = 1', 'undeclared @y', 'undeclared @z'],
    ['EXEC @r = dbo.P @x = 1', 'undeclared @r'],
    ['DECLARE @a int\nGO\nSELECT @a', 'undeclared @a'],
  ];
  for (const [sql, ...mistakes] of wrong) it(sql, () => assert.deepEqual(mistakesOf(sql), mistakes));

  it('takes parameters as declared', () => {
    assert.deepEqual(mistakesOf('CREATE PROCEDURE dbo.P @a int AS DECLARE @A int SELECT @a', ['@a']), ['twice @A']);
  });
});
