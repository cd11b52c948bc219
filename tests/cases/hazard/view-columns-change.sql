-- COMP002: a view loses a column that callers read.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A, B FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
--- hazards
COMP002 [dbo].[V]
