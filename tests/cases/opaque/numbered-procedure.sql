-- A procedure of number 1 is the procedure itself; the others are carried, altered in place and dropped with it.
--- current
CREATE PROCEDURE dbo.P AS SELECT 1;
GO
CREATE PROCEDURE dbo.P;2 AS SELECT 2;
GO
CREATE PROCEDURE dbo.R;1 AS SELECT 1;
--- desired
CREATE PROCEDURE dbo.P AS SELECT 1;
GO
CREATE PROCEDURE dbo.P;2 AS SELECT 22;
GO
CREATE PROCEDURE dbo.Q AS SELECT 1;
GO
CREATE PROCEDURE dbo.Q;2 @a int AS SELECT @a;
GO
CREATE PROCEDURE dbo.Q;3 AS EXEC dbo.Q;2 1;
GO
CREATE PROCEDURE dbo.R;1 AS SELECT 11;
--- hazards
--- findings
PLAN006 [dbo].[P].[2]
PLAN006 [dbo].[Q].[2]
PLAN006 [dbo].[Q].[3]
