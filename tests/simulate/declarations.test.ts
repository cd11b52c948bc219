import assert from 'node:assert/strict';
import { printed, type Refusal, refusals } from './run.ts';

const declared: readonly (readonly [what: string, script: string, printed: readonly string[]])[] = [
  [
    'a DECLARE in a loop is one declaration, and without a value it changes nothing',
    `DECLARE @i int = 0; WHILE @i < 3 BEGIN DECLARE @sum int; DECLARE @one int = 1; SET @sum = ISNULL(@sum, 0) + @one;
     SET @one = 5; SET @i += 1; END; PRINT @sum;`,
    ['3'],
  ],
  [
    'a table variable in a loop keeps its rows',
    `DECLARE @i int = 0; WHILE @i < 3 BEGIN DECLARE @t TABLE (a int); INSERT @t VALUES (@i); SET @i += 1; END;
     DECLARE @n int = (SELECT COUNT(*) FROM @t); PRINT @n;`,
    ['3'],
  ],
  ['a branch that is not taken declares', 'IF 1 = 0 DECLARE @x int; SET @x = 2; PRINT @x;', ['2']],
  [
    'and so does one that declares a table',
    `IF 1 = 0 BEGIN DECLARE @t TABLE (a int); END; INSERT @t VALUES (1); DECLARE @n int = (SELECT COUNT(*) FROM @t);
     PRINT @n;`,
    ['1'],
  ],
  ['the type of such a variable counts', "IF 1 = 0 DECLARE @x varchar(2); SET @x = 'abc'; PRINT @x;", ['ab']],
];

describe('what a batch declares', () => {
  for (const [what, script, texts] of declared) it(what, () => assert.deepEqual(printed(script), texts));
});

refusals(
  'a variable',
  (
    [
      ['is declared once, in whichever branches', 'IF 1 = 0 DECLARE @x int; ELSE DECLARE @X int;', 134],
      ['is declared once in a text', "EXEC (N'DECLARE @x int; DECLARE @x int;');", 134],
      ['of sp_executesql is no other', "EXEC sp_executesql N'DECLARE @x int;', N'@x int', @x = 1;", 134],
      ['is declared above its use', 'SET @x = 1; DECLARE @x int;', 137],
      ['that is a table is declared above its use', 'SELECT * FROM @t; DECLARE @t TABLE (a int);', 1087],
    ] as const
  ).map(([what, script, number]): Refusal => [what, '', script, number]),
);
