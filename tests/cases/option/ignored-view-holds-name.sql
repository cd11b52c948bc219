-- An ignored view has the name of a new table: it stays, and a finding says that the table does not come.
--- options
{ "ignore": { "schemas": [], "names": [], "kinds": ["view"] } }
--- current
CREATE VIEW dbo.V AS SELECT 1 AS A;
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE TABLE dbo.V (A int NOT NULL CONSTRAINT PK_V PRIMARY KEY);
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
--- findings
PLAN011 [dbo].[V]
