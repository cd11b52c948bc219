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
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- script
+ sp_refresh
