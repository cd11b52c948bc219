-- The function comes before the default of the new column that calls it.
--- current
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE FUNCTION dbo.Zero () RETURNS int AS BEGIN RETURN 0; END
GO
CREATE TABLE dbo.T (A int NULL, B int NOT NULL CONSTRAINT DF_T DEFAULT (dbo.Zero()));
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK004 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
