-- A procedure that is dropped and created keeps its grants, also when security is not planned.
--- options
{"security":false}
--- current
CREATE ROLE [r];
GO
CREATE TYPE [dbo].[Ids] AS TABLE ([Id] INT NOT NULL);
GO
CREATE PROCEDURE [dbo].[P] @i [dbo].[Ids] READONLY AS SELECT [Id] FROM @i;
GO
GRANT EXECUTE ON [dbo].[P] TO [r];
GO
--- desired
CREATE ROLE [r];
GO
CREATE TYPE [dbo].[Ids] AS TABLE ([Id] BIGINT NOT NULL);
GO
CREATE PROCEDURE [dbo].[P] @i [dbo].[Ids] READONLY AS SELECT [Id] FROM @i;
GO
GRANT EXECUTE ON [dbo].[P] TO [r];
GO
--- hazards
COMP005 [dbo].[Ids]
SEC002 [dbo].[P]
--- steps
drop procedure [dbo].[P]
drop table type [dbo].[Ids]
create table type [dbo].[Ids]
create procedure [dbo].[P]
create permission Permission
