-- Index and computed column let go.
--- current
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN @a; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A])) PERSISTED
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- desired
CREATE FUNCTION [dbo].[F] (@a INT) RETURNS INT WITH SCHEMABINDING AS BEGIN RETURN @a + 1; END;
GO
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([dbo].[F]([A])) PERSISTED
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- hazards
HA005 Database Options
LOCK005 [dbo].[T].[IX]
LOCK009 [dbo].[T]
PERF002 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop index [dbo].[T].[IX]
suspend table [dbo].[T]
alter scalar function [dbo].[F]
restore table [dbo].[T]
create index [dbo].[T].[IX]
