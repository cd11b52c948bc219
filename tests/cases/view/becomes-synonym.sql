-- A synonym takes the name of a view; what uses it is refreshed.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.X AS SELECT A FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL);
GO
CREATE SYNONYM dbo.X FOR dbo.T;
--- hazards
SEC002 [dbo].[X]
