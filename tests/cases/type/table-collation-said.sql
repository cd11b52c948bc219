-- The database's own collation written in a table type: DacFx keeps it and would make the type anew without it.
--- current
CREATE TYPE dbo.TT AS TABLE (A nvarchar(10) COLLATE SQL_Latin1_General_CP1_CI_AS NULL, B nvarchar(10) COLLATE Latin1_General_BIN2 NULL);
GO
CREATE TABLE dbo.T (A nvarchar(10) COLLATE SQL_Latin1_General_CP1_CI_AS NULL);
--- desired
CREATE TYPE dbo.TT AS TABLE (A nvarchar(10) COLLATE SQL_Latin1_General_CP1_CI_AS NULL, B nvarchar(10) COLLATE Latin1_General_BIN2 NULL);
GO
CREATE TABLE dbo.T (A nvarchar(20) COLLATE SQL_Latin1_General_CP1_CI_AS NULL);
--- hazards
HA002 [dbo].[T]
