-- `P` is `dbo.P`.
--- current
CREATE PROCEDURE P AS SELECT 1 AS [X];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- hazards
PLAN005 [dbo].[P]
--- steps
