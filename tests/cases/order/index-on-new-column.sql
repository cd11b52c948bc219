-- The column, then its index.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter table [dbo].[T]
create index [dbo].[T].[IX]
