-- A constraint's name is used on another table.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_x] REFERENCES [dbo].[P] ([A])
);
GO
CREATE TABLE [dbo].[U] (
  [P] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL
);
GO
CREATE TABLE [dbo].[U] (
  [P] INT NULL CONSTRAINT [FK_x] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
DATA012 [dbo].[FK_x]
LOCK007 [dbo].[FK_x]
PERF005 [dbo].[FK_x]
--- steps
drop foreign key [dbo].[FK_x]
create foreign key [dbo].[FK_x]
validate foreign key [dbo].[FK_x]
