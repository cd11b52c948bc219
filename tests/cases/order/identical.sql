-- Equal databases give an empty plan.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 1) NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [B] INT NOT NULL DEFAULT (0)
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT IDENTITY (1, 1) NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [B] INT NOT NULL DEFAULT (0)
);
GO
CREATE VIEW [dbo].[V] AS SELECT [A] FROM [dbo].[T];
GO
CREATE PROCEDURE [dbo].[P] AS SELECT 1 AS [X];
GO
--- hazards
--- steps
