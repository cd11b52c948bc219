-- A synonym takes the name of a table that moves to another schema.
--- current
CREATE TABLE dbo.T (A int NOT NULL);
--- desired
CREATE SCHEMA app;
GO
CREATE TABLE app.T (A int NOT NULL);
GO
CREATE SYNONYM dbo.T FOR app.T;
--- hazards
DATA001 [dbo].[T]
DATA006 [app].[T]
HA001 [dbo].[T]
SEC002 [dbo].[T]
