-- The property comes back with its index.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'T', @level2type = N'INDEX', @level2name = N'IX';
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
EXECUTE sp_addextendedproperty @name = N'MS_Description', @value = N'x', @level0type = N'SCHEMA', @level0name = N'dbo', @level1type = N'TABLE', @level1name = N'T', @level2type = N'INDEX', @level2name = N'IX';
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK005 [dbo].[T].[IX]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[T].[IX]
alter table [dbo].[T]
create index [dbo].[T].[IX]
create extended property [dbo].[T].[IX].[MS_Description]
