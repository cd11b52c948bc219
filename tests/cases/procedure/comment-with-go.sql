-- A comment that holds a line GO stays one batch.
--- current
CREATE PROCEDURE dbo.P AS
/*
GO
*/
SELECT 1 AS X;
--- desired
CREATE PROCEDURE dbo.P AS
/*
GO
*/
SELECT 2 AS X;
--- hazards
