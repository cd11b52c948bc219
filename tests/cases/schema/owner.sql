-- Another owner.
--- current
CREATE USER [u] WITHOUT LOGIN;
GO
CREATE SCHEMA [s];
GO
--- desired
CREATE USER [u] WITHOUT LOGIN;
GO
CREATE SCHEMA [s] AUTHORIZATION [u];
GO
--- hazards
SEC001 [s]
