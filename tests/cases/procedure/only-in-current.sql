-- Under drop none it stays.
--- options
{"drop":"none"}
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- desired
--- hazards
--- steps
--- kept
procedure [dbo].[P]
