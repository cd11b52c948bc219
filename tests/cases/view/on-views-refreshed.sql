-- A view on a view on a changed table: both are refreshed, the lower one first.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.Z AS SELECT A FROM dbo.T;
GO
CREATE VIEW dbo.B AS SELECT A FROM dbo.Z;
--- desired
CREATE TABLE dbo.T (A varchar(10) NULL);
GO
CREATE VIEW dbo.Z AS SELECT A FROM dbo.T;
GO
CREATE VIEW dbo.B AS SELECT A FROM dbo.Z;
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
--- script
+ sp_refresh
