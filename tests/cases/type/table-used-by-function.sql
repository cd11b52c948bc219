-- Functions with such a parameter are dropped and created too; their grants come back.
--- current
CREATE ROLE r;
GO
CREATE FUNCTION dbo.F (@i dbo.Ids READONLY) RETURNS int AS BEGIN RETURN (SELECT COUNT(*) FROM @i); END
GO
GRANT EXECUTE ON dbo.F TO r;
GO
GRANT EXECUTE ON TYPE::dbo.Ids TO r;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL);
--- desired
CREATE ROLE r;
GO
CREATE FUNCTION dbo.F (@i dbo.Ids READONLY) RETURNS int AS BEGIN RETURN (SELECT COUNT(*) FROM @i); END
GO
GRANT EXECUTE ON dbo.F TO r;
GO
GRANT EXECUTE ON TYPE::dbo.Ids TO r;
GO
CREATE TYPE dbo.Ids AS TABLE (Id int NOT NULL, N varchar(10) NULL);
--- hazards
COMP005 [dbo].[Ids]
SEC002 [dbo].[F]
