import { describeProblems } from './problems-of.ts';

// DacFx's build says the same of each of these (SQL71501 beside SQL70536, and SQL71508 for both of two columns).
describeProblems('columns of a table', [
  ['a column twice', 'CREATE TABLE dbo.T (a int, b int, A int)', '1:35 SQL71508'],
  ['a computed column of a taken name', 'CREATE TABLE dbo.T (a int, a AS 1)', '1:28 SQL71508'],
  ['a column of a type twice', 'CREATE TYPE dbo.T AS TABLE (a int, a int)', '1:36 SQL71508'],
  [
    'a column of a function twice',
    'CREATE FUNCTION dbo.F() RETURNS @t TABLE (a int, a int) AS BEGIN RETURN END',
    '1:50 SQL71508',
  ],
  ['two identity columns', 'CREATE TABLE dbo.T (a int IDENTITY, b int IDENTITY)', '1:37 SQL71519'],
  ['identity of text', 'CREATE TABLE dbo.T (a varchar(10) IDENTITY)', '1:21 SQL71518'],
  ['identity with decimals', 'CREATE TABLE dbo.T (a numeric(10, 2) IDENTITY)', '1:21 SQL71518'],
  ['identity that may be NULL', 'CREATE TABLE dbo.T (a int NULL IDENTITY)', '1:21 SQL71518'],
  [
    'identity of an alias of text',
    'CREATE TYPE dbo.A FROM char(1);; CREATE TABLE dbo.T (a dbo.A IDENTITY)',
    '3:21 SQL71518',
  ],
  ['identity of an alias of int', 'CREATE TYPE dbo.A FROM int;; CREATE TABLE dbo.T (a dbo.A IDENTITY)'],
  ['identity of decimal', 'CREATE TABLE dbo.T (a decimal(10) IDENTITY)'],
  ['identity with a default', 'CREATE TABLE dbo.T (a int IDENTITY DEFAULT 1)', '1:21 SQL71670'],
  ['a collation of int', 'CREATE TABLE dbo.T (a int COLLATE Latin1_General_CI_AS)', '1:21 SQL70641'],
  [
    "the database's collation of int",
    'CREATE TABLE dbo.T (a int COLLATE SQL_Latin1_General_CP1_CI_AS)',
    '1:21 SQL70641',
  ],
  [
    'a collation of text and xml',
    'CREATE TABLE dbo.T (a text COLLATE Latin1_General_BIN, b xml COLLATE Latin1_General_BIN)',
  ],
  ['a NULL key of a type', 'CREATE TYPE dbo.T AS TABLE (a int NULL, PRIMARY KEY (a))', '1:29 SQL71529'],
  [
    'a NULL key of a function',
    'CREATE FUNCTION dbo.F() RETURNS @t TABLE (a int NULL PRIMARY KEY) AS BEGIN RETURN END',
    '1:43 SQL71529',
  ],
]);

describeProblems('masking functions', [
  ['an unknown one', "CREATE TABLE dbo.T (a int MASKED WITH (FUNCTION = 'foo()'))", '1:21 SQL70630'],
  ['one without parentheses', "CREATE TABLE dbo.T (a int MASKED WITH (FUNCTION = 'default'))", '1:21 SQL70630'],
  ['one number', "CREATE TABLE dbo.T (a int MASKED WITH (FUNCTION = 'random(1)'))", '1:21 SQL70630'],
  ['text without quotes', "CREATE TABLE dbo.T (a int MASKED WITH (FUNCTION = 'partial(1,x,1)'))", '1:21 SQL70630'],
  ['none', "CREATE TABLE dbo.T (a int MASKED WITH (FUNCTION = ''))", '1:21 SQL70629'],
  [
    'those that there are',
    "CREATE TABLE dbo.T (a int MASKED WITH (FUNCTION = 'DEFAULT()'), b char(9) MASKED WITH (FUNCTION = 'partial(0, \"XX,(X\", 4)'), " +
      "c char(9) MASKED WITH (FUNCTION = 'email()'), d int MASKED WITH (FUNCTION = 'random( -1 , 5 )'), " +
      'e date MASKED WITH (FUNCTION = \'datetime("Y")\'))',
  ],
]);

describeProblems('columns in expressions', [
  ['a check', 'CREATE TABLE dbo.T (a int CHECK (nope > 1))', '1:27 SQL71501'],
  [
    'a check by itself',
    'CREATE TABLE dbo.T (a int);; ALTER TABLE dbo.T ADD CONSTRAINT C CHECK (nope > 1)',
    '3:23 SQL71501',
  ],
  ['a computed column', 'CREATE TABLE dbo.T (a int, b AS nope + 1)', '1:28 SQL71501'],
  ['a branch of CASE', 'CREATE TABLE dbo.T (a int, b AS CASE a WHEN 1 THEN 2 ELSE nope END)', '1:28 SQL71501'],
  ['a name of three parts', 'CREATE TABLE dbo.T (a int, b AS dbo.T.nope)', '1:28 SQL71501'],
  ['text in quotation marks', 'CREATE TABLE dbo.T (a char(1), CHECK (a = "x"))', '1:32 SQL71501'],
  ['the filter of an index', 'CREATE TABLE dbo.T (a int);; CREATE INDEX I ON dbo.T (a) WHERE nope = 1', '3:1 SQL71501'],
  [
    'the filter of statistics',
    'CREATE TABLE dbo.T (a int);; CREATE STATISTICS S ON dbo.T (a) WHERE nope = 1',
    '3:1 SQL71501',
  ],
  ['a check of a type', 'CREATE TYPE dbo.T AS TABLE (a int, CHECK (nope > 1))', '1:1 SQL71501'],
  ['a key of a type', 'CREATE TYPE dbo.T AS TABLE (a int, PRIMARY KEY (nope))', '1:1 SQL71501'],
  ['an index of a type', 'CREATE TYPE dbo.T AS TABLE (a int, INDEX I (nope))', '1:1 SQL71501'],
  [
    'a check and a computed column of a function',
    'CREATE FUNCTION dbo.F() RETURNS @t TABLE (a int CHECK (b > nope), b AS other) AS BEGIN RETURN END',
    '1:67 SQL71501',
    '1:1 SQL71501',
  ],
  [
    'own columns, however they are named',
    'CREATE TABLE dbo.T (a int, b AS a + 1, c AS dbo.T.a, d AS T.a, e AS [A], CHECK (a IN (1, 2) OR NOT b BETWEEN a AND c AND dbo.T.a IS NULL))',
  ],
  [
    'words that are no columns',
    'CREATE TABLE dbo.T (a datetime, x nvarchar(9), b AS DATEDIFF(dd, a, GETDATE()), c AS DATEPART(iso_week, a), d AS DATEADD("day", 1, a), ' +
      "e AS ISJSON(x, VALUE), f AS TRIM(BOTH ' ' FROM x), g AS PARSE('1' AS int USING 'en-us'), h AS a AT TIME ZONE 'UTC', i AS {fn now()}, " +
      'j AS geography::Point(1, 1, 4326), k AS JSON_OBJECT(x: a NULL ON NULL), l AS TRY_CONVERT(nvarchar(max), a), m AS CAST(a AS double precision), ' +
      'CHECK (USER = x COLLATE Latin1_General_BIN OR CURRENT_TIMESTAMP > a))',
  ],
  [
    'columns that nobody declares',
    'CREATE TABLE dbo.T (a int IDENTITY, b AS IDENTITYCOL, c AS $identity);; CREATE TABLE dbo.N (a int, CHECK ($node_id IS NOT NULL)) AS NODE',
  ],
  [
    'alias types and partition functions',
    'CREATE TYPE dbo.A FROM int;; CREATE TABLE dbo.T (a int, b AS CAST(a AS dbo.A), CHECK ($PARTITION.F(a) = 1))',
  ],
  [
    'parameters in the table of a function',
    'CREATE FUNCTION dbo.F(@x int) RETURNS @t TABLE (a int DEFAULT (@x), b AS @x + a) AS BEGIN RETURN END',
  ],
]);

describeProblems('names in defaults', [
  ['a name', 'CREATE TABLE dbo.T (a int DEFAULT (nope))', '1:27 SQL70536'],
  ['a column', 'CREATE TABLE dbo.T (a int, b int DEFAULT (a))', '1:34 SQL70536'],
  ['a function without parentheses', 'CREATE TABLE dbo.T (a datetime DEFAULT getdate)', '1:32 SQL70536'],
  ['true', 'CREATE TABLE dbo.T (a bit DEFAULT true)', '1:27 SQL70536'],
  ['text in quotation marks', 'CREATE TABLE dbo.T (a char(1) DEFAULT "x")', '1:31 SQL70536'],
  [
    'one by itself',
    'CREATE TABLE dbo.T (a int);; ALTER TABLE dbo.T ADD CONSTRAINT D DEFAULT (1 + x) FOR a',
    '3:23 SQL70536',
  ],
  ['one of a type', 'CREATE TYPE dbo.T AS TABLE (a int DEFAULT (nope))', '1:1 SQL70536'],
  [
    'constants and functions',
    "CREATE TABLE dbo.T (a int DEFAULT NULL, b int DEFAULT ((-1)), c money DEFAULT $1, d char(1) DEFAULT N'x', e sysname DEFAULT USER, " +
      'f datetime DEFAULT (DATEADD(day, 1, GETDATE())), g char(9) DEFAULT (CONVERT(char(9), GETDATE(), 112)), h datetime DEFAULT {fn now()}, ' +
      'i datetime DEFAULT CURRENT_TIMESTAMP, j sysname DEFAULT (@@SERVERNAME), k int DEFAULT (NEXT VALUE FOR dbo.S));; CREATE SEQUENCE dbo.S',
  ],
]);
