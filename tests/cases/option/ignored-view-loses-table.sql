-- An ignored view loses its table: the way back starts from a schema that can be reached but not made.
--- options
{ "ignore": { "schemas": [], "names": [], "kinds": ["view"] } }
--- current
CREATE TABLE dbo.T (A int NOT NULL);
GO
CREATE TABLE dbo.Other (A int NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM dbo.T;
--- desired
CREATE SCHEMA S;
GO
CREATE TABLE S.T (A int NOT NULL);
GO
CREATE TABLE dbo.Other (A int NOT NULL);
GO
CREATE VIEW dbo.V AS SELECT A FROM S.T;
--- hazards
COMP004 [dbo].[T]
DATA001 [dbo].[T]
DATA006 [S].[T]
HA001 [dbo].[T]
--- steps
drop table [dbo].[T]
create schema [S]
create table [S].[T]
