-- Comments nest.
--- current
CREATE PROCEDURE dbo.P AS /* a /* b */ c */ SELECT 1 AS X;
--- desired
CREATE PROCEDURE dbo.P AS /* a /* b */ c */ SELECT 2 AS X;
--- hazards
