-- A procedure that nothing calls goes.
--- current
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
--- hazards
