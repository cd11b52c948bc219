-- Type change, bound view, plain view, foreign key cycle, alias type, check with function, drops.
--- current
CREATE SCHEMA [gone];
GO
CREATE TYPE [dbo].[Code] FROM VARCHAR (5) NOT NULL;
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a; END;
GO
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY,
  [T] INT NULL,
  [K] [dbo].[Code] NOT NULL,
  CONSTRAINT [CK_P] CHECK ([dbo].[F]([A]) > 0)
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A]),
  [N] INT NULL
);
GO
CREATE TABLE [gone].[X] (
  [A] INT NOT NULL
);
GO
ALTER TABLE [dbo].[P] ADD CONSTRAINT [FK_P_T] FOREIGN KEY ([T]) REFERENCES [dbo].[T] ([A]);
GO
CREATE VIEW [dbo].[V1] WITH SCHEMABINDING AS SELECT [A], [N] FROM [dbo].[T];
GO
CREATE VIEW [dbo].[V2] AS SELECT [A], [N] FROM [dbo].[V1];
GO
--- desired
CREATE TYPE [dbo].[Code] FROM VARCHAR (9) NOT NULL;
GO
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT AS BEGIN RETURN @a + 1; END;
GO
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY,
  [T] INT NULL,
  [K] [dbo].[Code] NOT NULL,
  CONSTRAINT [CK_P] CHECK ([dbo].[F]([A]) > 0)
);
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A]),
  [N] BIGINT NULL
);
GO
ALTER TABLE [dbo].[P] ADD CONSTRAINT [FK_P_T] FOREIGN KEY ([T]) REFERENCES [dbo].[T] ([A]);
GO
CREATE VIEW [dbo].[V1] WITH SCHEMABINDING AS SELECT [A], [N] FROM [dbo].[T];
GO
CREATE VIEW [dbo].[V2] AS SELECT [A], [N] FROM [dbo].[V1];
GO
CREATE SYNONYM [dbo].[S] FOR [dbo].[T];
GO
--- hazards
DATA001 [gone].[X]
HA001 [gone].[X]
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK003 [dbo].[P]
LOCK007 [dbo].[CK_P]
SPACE001 Database Options
SPACE002 Database Options
--- steps
suspend view [dbo].[V1]
drop check constraint [dbo].[CK_P]
suspend table [dbo].[P]
drop alias type [dbo].[Code]
drop table [gone].[X]
drop schema [gone]
alter table [dbo].[T]
create synonym [dbo].[S]
alter scalar function [dbo].[F]
create alias type [dbo].[Code]
restore table [dbo].[P]
create check constraint [dbo].[CK_P]
restore view [dbo].[V1]
refresh view [dbo].[V2]
validate check constraint [dbo].[CK_P]
--- because
suspend view [dbo].[V1]: column N of table [dbo].[T] changes type
drop check constraint [dbo].[CK_P]: scalar function [dbo].[F] changes definition
suspend table [dbo].[P]: alias type [dbo].[Code] is dropped and created again; alias type [dbo].[Code] changes base
drop alias type [dbo].[Code]: alias type [dbo].[Code] changes base
drop table [gone].[X]: table [gone].[X] is not in the desired schema
drop schema [gone]: schema [gone] is not in the desired schema
alter table [dbo].[T]: column N of table [dbo].[T] changes type
create synonym [dbo].[S]: synonym [dbo].[S] is new
alter scalar function [dbo].[F]: scalar function [dbo].[F] changes definition
create alias type [dbo].[Code]: alias type [dbo].[Code] changes base
restore table [dbo].[P]: alias type [dbo].[Code] is dropped and created again; alias type [dbo].[Code] changes base
create check constraint [dbo].[CK_P]: scalar function [dbo].[F] changes definition
restore view [dbo].[V1]: column N of table [dbo].[T] changes type
refresh view [dbo].[V2]: view [dbo].[V1] lets go of what it is bound to; column N of table [dbo].[T] changes type
validate check constraint [dbo].[CK_P]: scalar function [dbo].[F] changes definition
