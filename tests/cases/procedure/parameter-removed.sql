-- Callers that give the parameter break.
--- current
CREATE PROCEDURE dbo.P @a int = 1 AS SELECT 1 AS X;
--- desired
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- hazards
COMP002 [dbo].[P]
