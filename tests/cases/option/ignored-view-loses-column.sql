-- An ignored view that is not bound loses a column: it is not refreshed, and a hazard says that it will fail.
--- options
{ "ignore": { "schemas": [], "names": ["[dbo].[V]"], "kinds": [] } }
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL);
GO
CREATE VIEW dbo.V AS SELECT A, B FROM dbo.T;
GO
CREATE VIEW dbo.W AS SELECT A FROM dbo.V;
--- desired
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
GO
CREATE VIEW dbo.W AS SELECT A FROM dbo.V;
--- one-way
In reverse the view that stays is there before the column that it lacks, which changes nothing for it.
--- hazards
COMP004 [dbo].[T]
DATA002 [dbo].[T]
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
