-- An index that is built over itself keeps its number, and its description; as the clustered one it gets another number.
--- current
CREATE TABLE dbo.T (A int NOT NULL, B int NULL, C int NULL);
GO
CREATE INDEX ix ON dbo.T (A);
GO
CREATE INDEX other ON dbo.T (B);
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'x', N'SCHEMA', N'dbo', N'TABLE', N'T', N'INDEX', N'ix';
GO
CREATE TABLE dbo.U (A int NOT NULL, B int NULL);
GO
CREATE INDEX ix ON dbo.U (A);
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'x', N'SCHEMA', N'dbo', N'TABLE', N'U', N'INDEX', N'ix';
--- desired
CREATE TABLE dbo.T (A int NOT NULL, B int NULL, C int NULL);
GO
CREATE INDEX ix ON dbo.T (A) INCLUDE (C);
GO
CREATE INDEX other ON dbo.T (B);
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'x', N'SCHEMA', N'dbo', N'TABLE', N'T', N'INDEX', N'ix';
GO
CREATE TABLE dbo.U (A int NOT NULL, B int NULL);
GO
CREATE CLUSTERED INDEX ix ON dbo.U (A);
GO
EXECUTE sp_addextendedproperty N'MS_Description', N'x', N'SCHEMA', N'dbo', N'TABLE', N'U', N'INDEX', N'ix';
--- hazards
HA005 Database Options
LOCK005 [dbo].[T].[ix]
LOCK006 [dbo].[U].[ix]
PERF002 [dbo].[U].[ix]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[U].[ix]
alter index [dbo].[T].[ix]
create index [dbo].[U].[ix]
create extended property [dbo].[U].[ix].[MS_Description]
