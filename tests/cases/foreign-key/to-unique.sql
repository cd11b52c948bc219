-- A foreign key to a unique constraint that changes.
--- current
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_P] UNIQUE ([A])
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- desired
CREATE TABLE [dbo].[P] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  CONSTRAINT [UQ_P] UNIQUE CLUSTERED ([A])
);
GO
CREATE TABLE [dbo].[T] (
  [P] INT NULL CONSTRAINT [FK_T_P] REFERENCES [dbo].[P] ([A])
);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[UQ_P]
LOCK007 [dbo].[FK_T_P]
LOCK008 [dbo].[UQ_P]
PERF002 [dbo].[UQ_P]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop foreign key [dbo].[FK_T_P]
drop unique constraint [dbo].[UQ_P]
create unique constraint [dbo].[UQ_P]
create foreign key [dbo].[FK_T_P]
validate foreign key [dbo].[FK_T_P]
