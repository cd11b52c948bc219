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
LOCK002 [dbo].[T]
--- steps
suspend view [dbo].[W]
suspend view [dbo].[V]
alter table [dbo].[T]
restore view [dbo].[V]
restore view [dbo].[W]
--- because
