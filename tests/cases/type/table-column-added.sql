-- Procedures with such a parameter are dropped and created again.
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
CREATE TYPE [dbo].[Ids] AS TABLE ([Id] INT NOT NULL, [N] INT NULL);
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
--- because
drop procedure [dbo].[P]: table type [dbo].[Ids] is dropped and created again; column N of table type [dbo].[Ids] is added
drop table type [dbo].[Ids]: column N of table type [dbo].[Ids] is added
create table type [dbo].[Ids]: column N of table type [dbo].[Ids] is added
create procedure [dbo].[P]: table type [dbo].[Ids] is dropped and created again; column N of table type [dbo].[Ids] is added
create permission Permission: procedure [dbo].[P] is dropped and created again; table type [dbo].[Ids] is dropped and created again; column N of table type [dbo].[Ids] is added
