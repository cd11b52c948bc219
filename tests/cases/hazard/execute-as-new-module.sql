-- SEC003 for a module that comes.
--- current
--- desired
CREATE PROCEDURE dbo.P WITH EXECUTE AS OWNER AS SELECT 1 AS X;
--- hazards
SEC003 [dbo].[P]
