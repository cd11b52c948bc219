-- A key and a foreign key to it in one plan.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL CONSTRAINT [PK_P] PRIMARY KEY
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
DATA010 [dbo].[PK_P]
DATA012 [dbo].[FK_T_P]
HA005 Database Options
LOCK006 [dbo].[PK_P]
LOCK007 [dbo].[FK_T_P]
LOCK008 [dbo].[PK_P]
PERF005 [dbo].[FK_T_P]
SPACE001 Database Options
SPACE002 Database Options
--- steps
create primary key [dbo].[PK_P]
create foreign key [dbo].[FK_T_P]
validate foreign key [dbo].[FK_T_P]
