-- An indexed view gets its indexes back.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
CREATE UNIQUE CLUSTERED INDEX [CX_V] ON [dbo].[V] ([A]);
GO
CREATE INDEX [IX_V] ON [dbo].[V] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
CREATE UNIQUE CLUSTERED INDEX [CX_V] ON [dbo].[V] ([A]);
GO
CREATE INDEX [IX_V] ON [dbo].[V] ([B]);
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
LOCK005 [dbo].[V].[IX_V]
LOCK006 [dbo].[V].[CX_V]
PERF002 [dbo].[V].[CX_V]
PERF002 [dbo].[V].[IX_V]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[V].[IX_V]
drop index [dbo].[V].[CX_V]
suspend view [dbo].[V]
alter table [dbo].[T]
restore view [dbo].[V]
create index [dbo].[V].[CX_V]
create index [dbo].[V].[IX_V]
