-- A procedure may name what does not exist yet.
--- current
--- desired
CREATE PROCEDURE [dbo].[P] AS EXECUTE [dbo].[Q];
GO
CREATE PROCEDURE [dbo].[Q] AS SELECT 1 AS [X];
GO
--- hazards
