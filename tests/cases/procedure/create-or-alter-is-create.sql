-- CREATE OR ALTER says the same as CREATE.
--- current
CREATE PROCEDURE dbo.P AS SELECT 1 AS X;
--- desired
CREATE OR ALTER PROCEDURE dbo.P AS SELECT 1 AS X;
--- hazards
--- steps
