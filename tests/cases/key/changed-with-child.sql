-- The foreign key lets go while its key changes.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY CLUSTERED
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY NONCLUSTERED
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_P]
LOCK007 [dbo].[FK_T_P]
LOCK008 [dbo].[PK_P]
PERF002 [dbo].[PK_P]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop foreign key [dbo].[FK_T_P]
drop primary key [dbo].[PK_P]
create primary key [dbo].[PK_P]
create foreign key [dbo].[FK_T_P]
validate foreign key [dbo].[FK_T_P]
