-- What a script has dropped is made again on the way back, as the database had it before.
--- current
CREATE TABLE dbo.T (A int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
--- desired
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
--- postdeploy
DROP VIEW dbo.V;
--- hazards
HA002 [dbo].[T]
--- way-back
alter table [dbo].[T]
create view [dbo].[V]
