-- A table and a table type have the same name and columns: properties, permissions and modules mean one of them.
--- current
CREATE TABLE dbo.P (Id int NOT NULL, Name nvarchar(20) NULL);
GO
CREATE TYPE dbo.P AS TABLE (Id int NOT NULL, Name nvarchar(20) NULL, Next AS (Id + 1), CHECK (Id > 0));
GO
CREATE ROLE r;
GO
CREATE PROCEDURE dbo.Q @rows dbo.P READONLY AS INSERT INTO dbo.P (Id, Name) SELECT r.Id, r.Name FROM @rows AS r;
GO
EXEC sp_addextendedproperty N'd', N'of the type', N'SCHEMA', N'dbo', N'TYPE', N'P', N'COLUMN', N'Id';
--- desired
CREATE TABLE dbo.P (Id int NOT NULL, Name nvarchar(20) NULL, CONSTRAINT CK_P CHECK (Id > 0));
GO
CREATE TYPE dbo.P AS TABLE (Id int NOT NULL, Name nvarchar(20) NULL, Next AS (Id + 1), CHECK (Id > 0));
GO
CREATE ROLE r;
GO
GRANT SELECT (Name) ON dbo.P TO r;
GO
CREATE PROCEDURE dbo.Q @rows dbo.P READONLY AS INSERT INTO dbo.P (Id, Name) SELECT r.Id, r.Name FROM @rows AS r;
GO
EXEC sp_addextendedproperty N'd', N'of the table', N'SCHEMA', N'dbo', N'TABLE', N'P', N'COLUMN', N'Id';
GO
EXEC sp_addextendedproperty N'd', N'of the type, changed', N'SCHEMA', N'dbo', N'TYPE', N'P', N'COLUMN', N'Id';
GO
EXEC sp_addextendedproperty N'd', N'of the type', N'SCHEMA', N'dbo', N'TYPE', N'P', N'COLUMN', N'Name';
--- hazards
DATA012 [dbo].[CK_P]
LOCK007 [dbo].[CK_P]
SEC001 Permission
