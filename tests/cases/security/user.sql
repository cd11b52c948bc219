-- A user without login.
--- current
--- desired
CREATE USER [u] WITHOUT LOGIN;
GO
--- hazards
SEC001 [u]
