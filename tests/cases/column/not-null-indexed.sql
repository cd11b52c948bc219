-- NULL to NOT NULL with an index on the column.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- hazards
DATA011 [dbo].[T]
HA002 [dbo].[T]
HA005 Database Options
LOCK003 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_B]
PERF002 [dbo].[T].[IX_T_B]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[T].[IX_T_B]
alter table [dbo].[T]
create index [dbo].[T].[IX_T_B]
