-- A bound view on a bound view.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
CREATE VIEW [dbo].[W] WITH SCHEMABINDING AS SELECT [B] FROM [dbo].[V];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIGINT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
CREATE VIEW [dbo].[W] WITH SCHEMABINDING AS SELECT [B] FROM [dbo].[V];
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
--- steps
suspend view [dbo].[W]
suspend view [dbo].[V]
alter table [dbo].[T]
restore view [dbo].[V]
restore view [dbo].[W]
--- because
suspend view [dbo].[W]: view [dbo].[V] lets go of what it is bound to; column B of table [dbo].[T] changes type
suspend view [dbo].[V]: column B of table [dbo].[T] changes type
alter table [dbo].[T]: column B of table [dbo].[T] changes type
restore view [dbo].[V]: column B of table [dbo].[T] changes type
restore view [dbo].[W]: view [dbo].[V] lets go of what it is bound to; column B of table [dbo].[T] changes type
