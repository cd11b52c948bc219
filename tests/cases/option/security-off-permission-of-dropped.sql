-- The permission on a view that goes, and on a column, goes with it also when permissions are not planned.
--- options
{ "security": false }
--- current
CREATE ROLE Readers;
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
GRANT SELECT ON dbo.V TO Readers;
GO
GRANT SELECT ON dbo.T (B) TO Readers;
--- desired
CREATE ROLE Readers;
GO
CREATE TABLE dbo.T (A int NULL);
--- one-way
the permissions are not planned, and so not created
--- hazards
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
drop view [dbo].[V]
alter table [dbo].[T]
