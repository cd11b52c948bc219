-- The case of a literal is deployed (DacFx never does).
--- current
CREATE PROCEDURE [dbo].[P] AS SELECT 'abc' AS [X];
GO
--- desired
CREATE PROCEDURE [dbo].[P] AS SELECT 'ABC' AS [X];
GO
--- hazards
--- steps
alter procedure [dbo].[P]
