-- A view with a list of column names.
--- current
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V (X) AS SELECT A FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V (X, Y) AS SELECT A, B FROM dbo.T;
--- hazards
COMP002 [dbo].[V]
