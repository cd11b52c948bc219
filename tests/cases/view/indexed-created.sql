-- A view becomes indexed.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
CREATE VIEW [dbo].[V] WITH SCHEMABINDING AS SELECT [A], [B] FROM [dbo].[T];
GO
CREATE UNIQUE CLUSTERED INDEX [CX_V] ON [dbo].[V] ([A]);
GO
--- hazards
DATA010 [dbo].[V].[CX_V]
HA005 Database Options
LOCK006 [dbo].[V].[CX_V]
SPACE001 Database Options
SPACE002 Database Options
