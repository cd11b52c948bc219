-- Statistics let go of a column that changes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE STATISTICS [ST] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL,
  [C] INT NULL
);
GO
CREATE STATISTICS [ST] ON [dbo].[T] ([B]);
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop statistics [dbo].[T].[ST]
alter table [dbo].[T]
create statistics [dbo].[T].[ST]
