-- A role; in reverse it goes.
--- current
--- desired
CREATE ROLE [r];
GO
--- hazards
