-- A name that looks like a SQLCMD variable is written so that nothing is substituted.
--- variables
Env=test
--- current
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE PROCEDURE dbo.P AS SELECT '$(Env)' AS X;
--- hazards
