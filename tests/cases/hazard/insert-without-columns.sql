-- COMP003: INSERT without a column list into a table that gets a column.
--- current
CREATE PROCEDURE dbo.P AS INSERT INTO dbo.T VALUES (1);
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE PROCEDURE dbo.P AS INSERT INTO dbo.T VALUES (1);
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
COMP003 [dbo].[T]
HA002 [dbo].[T]
