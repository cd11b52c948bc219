-- The table type first.
--- current
--- desired
CREATE TYPE [dbo].[Zz] AS TABLE ([Id] INT NOT NULL);
GO
CREATE PROCEDURE [dbo].[A] @i [dbo].[Zz] READONLY AS SELECT [Id] FROM @i;
GO
--- hazards
--- steps
create table type [dbo].[Zz]
create procedure [dbo].[A]
