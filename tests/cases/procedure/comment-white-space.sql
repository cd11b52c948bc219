-- White space inside a comment is the comment's: DacFx alters the procedure too.
--- current
CREATE PROCEDURE dbo.P AS
/* Returns one. 
   Usage: EXEC dbo.P */
SELECT 1 AS N;
--- desired
CREATE PROCEDURE dbo.P AS
/* Returns one.
   Usage: EXEC dbo.P */
SELECT 1 AS N;
--- hazards
COMP006 [dbo].[P]
