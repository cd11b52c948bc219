-- A script that calls a procedure of the database: its body runs too.
--- options
{ "drop": "all", "security": true }
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
CREATE ROLE [Reader];
GO
CREATE PROCEDURE [dbo].[Allow] @Table sysname, @Role sysname = N'Reader'
AS
BEGIN
  DECLARE @sql nvarchar(max) = N'GRANT SELECT ON [dbo].' + QUOTENAME(@Table) + N' TO ' + QUOTENAME(@Role);
  EXEC (@sql);
END;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE ROLE [Reader];
GO
CREATE PROCEDURE [dbo].[Allow] @Table sysname, @Role sysname = N'Reader'
AS
BEGIN
  DECLARE @sql nvarchar(max) = N'GRANT SELECT ON [dbo].' + QUOTENAME(@Table) + N' TO ' + QUOTENAME(@Role);
  EXEC (@sql);
END;
GO
--- postdeploy
EXEC [dbo].[Allow] N'T';
--- hazards
HA002 [dbo].[T]
--- findings
PLAN006 Post-deployment script
