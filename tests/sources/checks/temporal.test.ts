import { describeProblems } from './problems-of.ts';

const start = 's datetime2 GENERATED ALWAYS AS ROW START NOT NULL';
const end = 'e datetime2 GENERATED ALWAYS AS ROW END NOT NULL';
const period = 'PERIOD FOR SYSTEM_TIME (s, e)';
const named = 'WITH (SYSTEM_VERSIONING = ON (HISTORY_TABLE = dbo.H))';
const table = (...parts: readonly string[]) => `CREATE TABLE dbo.T (a int PRIMARY KEY,\n${parts.join(',\n')})`;

describeProblems('temporal tables', [
  ['a period of no columns', table(period), '1:1 SQL46105', '1:1 SQL46105'],
  ['columns without a period', table(start, end), '2:1 SQL46113'],
  ['a start that is not generated', table('s datetime2 NOT NULL', end, period), '2:1 SQL46103'],
  ['an end that is not generated', table(start, 'e datetime2 NOT NULL', period), '3:1 SQL46104'],
  ['two starts', table(start, end, start.replace('s ', 'x '), period), '4:1 SQL46103'],
  ['another type', table(start.replace('datetime2', 'datetime'), end, period), '2:1 SQL71607'],
  ['a period that may be NULL', table(start.replace('NOT NULL', 'NULL'), end, period), '2:1 SQL70634'],
  ['a history table without a name', `${table(start, end, period)} WITH (SYSTEM_VERSIONING = ON)`, '1:1 SQL70633'],
  ['no primary key', `${table(start, end, period).replace(' PRIMARY KEY', '')} ${named}`, '1:1 SQL71622'],
  ['a history table with a name', `${table(start, end, period)} ${named}`],
  ['a period alone', table(start, end, period)],
  ['versioning that is off', `${table(start, end, period)} WITH (SYSTEM_VERSIONING = OFF)`],
  ['a ledger table', 'CREATE TABLE dbo.T (a int NOT NULL) WITH (LEDGER = ON)'],
]);

describeProblems('memory-optimised tables', [
  [
    'data without a primary key',
    'CREATE TABLE dbo.T (a int NOT NULL, INDEX I (a)) WITH (MEMORY_OPTIMIZED = ON)',
    '1:1 SQL71570',
  ],
  [
    'no index at all',
    'CREATE TABLE dbo.T (a int) WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_ONLY)',
    '1:1 SQL71571',
  ],
  ['a primary key', 'CREATE TABLE dbo.T (a int NOT NULL PRIMARY KEY NONCLUSTERED) WITH (MEMORY_OPTIMIZED = ON)'],
  [
    'an index where no data is kept',
    'CREATE TABLE dbo.T (a int, INDEX I (a)) WITH (MEMORY_OPTIMIZED = ON, DURABILITY = SCHEMA_ONLY)',
  ],
  ['a table on disk', 'CREATE TABLE dbo.T (a int)'],
]);
