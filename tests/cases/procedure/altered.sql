-- Another body.
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 2 AS [X];
GO
--- hazards
--- steps
alter procedure [dbo].[P]
