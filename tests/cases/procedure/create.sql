-- A procedure; in reverse it goes.
--- current
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- hazards
