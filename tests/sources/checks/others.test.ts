import { describeProblems } from './problems-of.ts';

describeProblems('sequences', [
  ['text', 'CREATE SEQUENCE dbo.S AS varchar(10)', '1:1 SQL71557'],
  ['float', 'CREATE SEQUENCE dbo.S AS float', '1:1 SQL71557'],
  ['an alias of text', 'CREATE TYPE dbo.A FROM varchar(10);; CREATE SEQUENCE dbo.S AS dbo.A', '3:1 SQL71557'],
  ['an alias of int', 'CREATE TYPE dbo.A FROM int;; CREATE SEQUENCE dbo.S AS dbo.A'],
  ['tinyint', 'CREATE SEQUENCE dbo.S AS tinyint'],
  ['decimal', 'CREATE SEQUENCE dbo.S AS decimal(10, 0)'],
  ['no type', 'CREATE SEQUENCE dbo.S'],
]);

describeProblems('parameters', [
  ['of a procedure twice', 'CREATE PROCEDURE dbo.P @a int, @b int, @A varchar(10) AS SELECT 1', '1:1 SQL71508'],
  ['of a function twice', 'CREATE FUNCTION dbo.F(@a int, @a int) RETURNS int AS BEGIN RETURN 1 END', '1:1 SQL71508'],
  ['of other names', 'CREATE PROCEDURE dbo.P @a int, @b int AS SELECT 1'],
]);

describeProblems('temporary tables', [
  ['one of a session', 'CREATE TABLE #T (a int)', '1:1 SQL70523'],
  ['one of all sessions', 'CREATE TABLE dbo.[##T] (a int)', '1:1 SQL70523'],
  ['one inside a procedure', 'CREATE PROCEDURE dbo.P AS CREATE TABLE #T (a int)'],
]);
