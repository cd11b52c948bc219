-- A column comes to a node table.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
) AS NODE;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
) AS NODE;
GO
--- hazards
HA002 [dbo].[T]
