import { describeProblems } from './problems-of.ts';

describeProblems('clustered and primary keys', [
  [
    'two clustered indexes',
    'CREATE TABLE dbo.T (a int);; CREATE CLUSTERED INDEX I ON dbo.T (a);; CREATE CLUSTERED INDEX J ON dbo.T (a)',
    '5:1 SQL71531',
  ],
  [
    'a clustered index beside a primary key',
    'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY);; CREATE CLUSTERED INDEX I ON dbo.T (a)',
    '3:1 SQL71531',
  ],
  [
    'two clustered keys',
    'CREATE TABLE dbo.T (a int NOT NULL UNIQUE CLUSTERED, b int NOT NULL PRIMARY KEY CLUSTERED)',
    '1:69 SQL71531',
  ],
  [
    'two clustered indexes of a view',
    'CREATE TABLE dbo.T (a int);; CREATE VIEW dbo.V WITH SCHEMABINDING AS SELECT a FROM dbo.T;; ' +
      'CREATE UNIQUE CLUSTERED INDEX I ON dbo.V (a);; CREATE UNIQUE CLUSTERED INDEX J ON dbo.V (a)',
    '7:1 SQL71531',
  ],
  [
    'two primary keys',
    'CREATE TABLE dbo.T (a int NOT NULL CONSTRAINT P PRIMARY KEY NONCLUSTERED, b int NOT NULL CONSTRAINT Q PRIMARY KEY NONCLUSTERED)',
    '1:90 SQL71533',
  ],
  [
    'a key that leaves CLUSTERED to the other',
    'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY, b int UNIQUE CLUSTERED)',
  ],
  [
    'a primary key added to a clustered table',
    'CREATE TABLE dbo.T (a int NOT NULL);; CREATE CLUSTERED INDEX I ON dbo.T (a);; ALTER TABLE dbo.T ADD PRIMARY KEY NONCLUSTERED (a)',
  ],
  [
    'a columnstore beside a key',
    'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY);; CREATE CLUSTERED COLUMNSTORE INDEX I ON dbo.T',
  ],
]);

const unique = (type: string) => `CREATE TABLE dbo.T (a ${type} NOT NULL UNIQUE);; CREATE TABLE dbo.U (a `;

describeProblems('foreign keys', [
  ['no key', 'CREATE TABLE dbo.T (a int);; CREATE TABLE dbo.U (a int REFERENCES dbo.T (a))', '3:27 SQL71516'],
  [
    'an index that is not unique',
    'CREATE TABLE dbo.T (a int, INDEX I (a));; CREATE TABLE dbo.U (a int REFERENCES dbo.T (a))',
    '3:27 SQL71516',
  ],
  [
    'a part of a key',
    'CREATE TABLE dbo.T (a int, b int, UNIQUE (a, b));; CREATE TABLE dbo.U (a int REFERENCES dbo.T (a))',
    '3:27 SQL71516',
  ],
  [
    'another order than that of the key',
    'CREATE TABLE dbo.T (a int, b int, UNIQUE (a, b));; CREATE TABLE dbo.U (a int, b int, FOREIGN KEY (b, a) REFERENCES dbo.T (b, a))',
    '3:35 SQL71516',
  ],
  [
    'one column for two',
    'CREATE TABLE dbo.T (a int, b int, PRIMARY KEY (a, b));; CREATE TABLE dbo.U (a int REFERENCES dbo.T)',
    '3:27 SQL71514',
  ],
  [
    'no list and no primary key',
    'CREATE TABLE dbo.T (a int UNIQUE);; CREATE TABLE dbo.U (a int REFERENCES dbo.T)',
    '3:27 SQL71514',
  ],
  ['another type', `${unique('int')}varchar(10) REFERENCES dbo.T (a))`, '3:35 SQL71515'],
  ['another length', `${unique('varchar(10)')}varchar(20) REFERENCES dbo.T (a))`, '3:35 SQL71515'],
  ['another scale', `${unique('datetime2(3)')}datetime2 REFERENCES dbo.T (a))`, '3:33 SQL71515'],
  [
    'an alias of another type',
    `CREATE TYPE dbo.A FROM bigint;; ${unique('int')}dbo.A REFERENCES dbo.T (a))`,
    '5:29 SQL71515',
  ],
  [
    'only the missing column',
    'CREATE TABLE dbo.T (a int);; CREATE TABLE dbo.U (a int REFERENCES dbo.T (nope))',
    '3:27 SQL71501',
  ],
  [
    'a unique index with included columns',
    'CREATE TABLE dbo.T (a int, b int);; CREATE UNIQUE INDEX I ON dbo.T (a DESC) INCLUDE (b);; CREATE TABLE dbo.U (a int REFERENCES dbo.T (a))',
  ],
  [
    'a filtered unique index',
    'CREATE TABLE dbo.T (a int);; CREATE UNIQUE INDEX I ON dbo.T (a) WHERE a > 1;; CREATE TABLE dbo.U (a int REFERENCES dbo.T (a))',
  ],
  [
    'the same order of other columns',
    'CREATE TABLE dbo.T (a int, b int, UNIQUE (a, b));; CREATE TABLE dbo.U (a int, b int, FOREIGN KEY (b, a) REFERENCES dbo.T (a, b))',
  ],
  ['itself', 'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY, b int REFERENCES dbo.T)'],
  [
    'a key that ALTER TABLE adds',
    'CREATE TABLE dbo.U (a int REFERENCES dbo.T (a));; CREATE TABLE dbo.T (a int);; ALTER TABLE dbo.T ADD CONSTRAINT Q UNIQUE (a)',
  ],
  ['another collation', `${unique('char(9) COLLATE Latin1_General_BIN')}char(9) REFERENCES dbo.T (a))`],
  [
    'an alias of the same type',
    `CREATE TYPE dbo.A FROM varchar(10);; ${unique('varchar(10)')}dbo.A REFERENCES dbo.T (a))`,
  ],
  ['sysname as nvarchar(128)', `${unique('nvarchar(128)')}sysname REFERENCES dbo.T (a))`],
  [
    'a computed column',
    'CREATE TABLE dbo.T (x int, a AS x + 1 PERSISTED UNIQUE);; CREATE TABLE dbo.U (a varchar(10) REFERENCES dbo.T (a))',
  ],
]);
