-- Procedures that call each other.
--- current
--- desired
CREATE PROCEDURE [dbo].[P] AS EXECUTE [dbo].[Q];
GO
CREATE PROCEDURE [dbo].[Q] AS EXECUTE [dbo].[P];
GO
--- hazards
