-- The index of a computed column lets go while it changes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([A] + 1)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([A] * 2)
);
GO
CREATE INDEX [IX_T_B] ON [dbo].[T] ([B]);
GO
--- hazards
HA002 [dbo].[T]
LOCK005 [dbo].[T].[IX_T_B]
PERF002 [dbo].[T].[IX_T_B]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[T].[IX_T_B]
alter table [dbo].[T]
alter table [dbo].[T] (2)
create index [dbo].[T].[IX_T_B]
