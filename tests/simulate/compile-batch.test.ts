import { type Refusal, refusals, run, serverAfter } from './run.ts';

const table = 'CREATE TABLE dbo.T (a int NULL); CREATE TABLE dbo.U (a int NULL, c int NULL);';
const add = 'ALTER TABLE dbo.T ADD c int NULL;';

refusals(
  'a batch refuses a column that it adds itself',
  (
    [
      ['UPDATE sets it', `${add} UPDATE dbo.T SET c = 1;`],
      ['UPDATE of an alias sets it', `${add} UPDATE x SET C = 1 FROM dbo.T AS x;`],
      ['UPDATE reads it', `${add} UPDATE dbo.T SET a = c;`],
      ['UPDATE reads it in a subquery', `${add} UPDATE dbo.U SET a = (SELECT MAX(t.c) FROM dbo.T AS t);`],
      ['INSERT lists it', `${add} INSERT INTO T (a, c) VALUES (1, 2);`],
      ['INSERT selects it', `${add} INSERT INTO dbo.U (a) SELECT c FROM dbo.T;`],
      ['SELECT shows it', `${add} SELECT c FROM dbo.T;`],
      ['DELETE looks at it', `${add} DELETE FROM dbo.T WHERE c IS NULL;`],
      ['MERGE joins by it', `${add} MERGE dbo.T AS t USING dbo.U AS u ON t.c = u.c WHEN MATCHED THEN DELETE;`],
      ['it stands before what adds it', `IF 1 = 0 SELECT c FROM dbo.T; ${add}`],
      ['a branch is compiled though it does not run', `IF 1 = 0 BEGIN ${add} UPDATE dbo.T SET c = 1; END`],
      [
        'no CATCH of the batch takes it',
        `BEGIN TRY ${add} UPDATE dbo.T SET c = 1; END TRY BEGIN CATCH PRINT 'x'; END CATCH`,
      ],
      ['a transaction around it is undone', `BEGIN TRANSACTION; ${add} WHILE 1 = 0 DELETE dbo.T WHERE c = 1; COMMIT;`],
    ] as const
  ).map(([what, script]): Refusal => [what, table, script, 207, /'c'/i]),
);

const accepted: readonly (readonly [what: string, script: string])[] = [
  ['in the next batch', `${add}\nGO\nUPDATE dbo.T SET c = 1;`],
  [
    'in a text that runs by itself',
    `${add} EXEC (N'UPDATE dbo.T SET c = 1'); EXEC sp_executesql N'SELECT c FROM dbo.T';`,
  ],
  [
    'when the table is as new',
    'CREATE TABLE dbo.N (a int); ALTER TABLE dbo.N ADD c int; UPDATE dbo.N SET c = 1; SELECT c FROM dbo.N;',
  ],
  [
    'when the statement waits for a table',
    `CREATE TABLE dbo.N (a int); ${add} UPDATE t SET c = 1 FROM dbo.T AS t JOIN dbo.N AS n ON n.a = t.a;`,
  ],
  [
    'when the statement waits for a temp table',
    `CREATE TABLE #n (a int); ${add} INSERT INTO #n (a) SELECT c FROM dbo.T;`,
  ],
  [
    'under a name that the table has not had',
    "EXEC sp_rename N'dbo.T', N'N'; ALTER TABLE dbo.N ADD c int; UPDATE dbo.N SET c = 1;",
  ],
  [
    'by statements that define',
    `${add} ALTER TABLE dbo.T ADD CONSTRAINT CK CHECK (c > 0); CREATE INDEX I ON dbo.T (c);`,
  ],
  [
    'when it comes from another table',
    `${add} SELECT c FROM dbo.U; UPDATE dbo.U SET c = 1; SELECT x.c FROM (SELECT 1 AS c) AS x, dbo.T;`,
  ],
  ['as an alias', `${add} SELECT a AS c FROM dbo.T ORDER BY c; WITH T AS (SELECT 1 AS c) SELECT c FROM T;`],
  [
    'when it was there and is made anew',
    'ALTER TABLE dbo.U DROP COLUMN c; ALTER TABLE dbo.U ADD c bigint NULL; UPDATE dbo.U SET c = 1;',
  ],
  [
    'when nothing is added',
    "IF COL_LENGTH(N'dbo.U', N'c') IS NULL ALTER TABLE dbo.U ADD c int; UPDATE dbo.U SET c = 1;",
  ],
  ['when batches do not run', `SET NOEXEC ON;\nGO\n${add} UPDATE dbo.T SET c = 1;\nGO\nSET NOEXEC OFF;`],
];

describe('a batch takes a column that it adds itself', () => {
  for (const [what, script] of accepted)
    it(what, () => {
      run(serverAfter(table), script);
    });
});
