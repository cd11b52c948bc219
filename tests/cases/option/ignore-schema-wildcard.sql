-- Schemas by wildcard are left alone on both sides.
--- options
{ "ignore": { "schemas": ["ware*"], "names": [], "kinds": [] } }
--- current
CREATE SCHEMA [Warehouse];
GO
CREATE TABLE [Warehouse].[T] (A int NULL);
GO
CREATE TABLE dbo.T (A int NULL);
--- desired
CREATE SCHEMA [Warehouse];
GO
CREATE TABLE [Warehouse].[T] (A bigint NULL);
GO
CREATE TABLE dbo.T (A int NULL, B int NULL);
--- hazards
HA002 [dbo].[T]
--- steps
alter table [dbo].[T]
