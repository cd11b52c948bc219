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
--- steps
--- because
