-- Every shape of a parameter.
--- current
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE TYPE dbo.Name FROM nvarchar(50) NULL;
--- desired
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
GO
CREATE TYPE dbo.Name FROM nvarchar(50) NULL;
GO
CREATE PROCEDURE dbo.P @a int, @b varchar(10) = 'x''y', @c decimal(9, 2) = -1.5 OUTPUT, @d dbo.Ids READONLY, @e dbo.Name = NULL, @f xml = NULL, @g nvarchar(max) = N'', @h sysname = NULL
AS SELECT @a AS A;
--- hazards
