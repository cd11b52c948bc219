-- Another default schema.
--- current
CREATE SCHEMA [s];
GO
CREATE USER [u] WITHOUT LOGIN;
GO
--- desired
CREATE SCHEMA [s];
GO
CREATE USER [u] WITHOUT LOGIN WITH DEFAULT_SCHEMA = [s];
GO
--- hazards
SEC001 [u]
