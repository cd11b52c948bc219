-- The case of a name is no difference.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [Abc];
GO
--- desired
CREATE PROCEDURE [dbo].[p] AS SELECT 1 AS [ABC];
GO
--- hazards
PLAN005 [dbo].[P]
--- steps
