-- EXECUTE AS a user: the user comes first.
--- current
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE USER zed WITHOUT LOGIN;
GO
CREATE PROCEDURE dbo.P WITH EXECUTE AS 'zed' AS SELECT 1 AS X;
--- hazards
SEC001 [zed]
SEC003 [dbo].[P]
