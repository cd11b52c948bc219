-- A name without a schema is one of the module's own schema, or else one of dbo.
--- current
--- desired
CREATE SCHEMA [app];
GO
CREATE TABLE dbo.[T] (A int NOT NULL);
GO
CREATE TABLE [app].[T] (A int NOT NULL, B int NOT NULL);
GO
CREATE TABLE dbo.[U] (C int NOT NULL);
GO
CREATE VIEW [app].[V] AS SELECT t.B, u.C FROM T t CROSS JOIN U u;
GO
CREATE FUNCTION [app].[F] () RETURNS TABLE AS RETURN SELECT v.B FROM V v;
--- hazards
