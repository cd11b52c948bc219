-- A view takes the name of a table.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE VIEW [dbo].[T] AS SELECT 1 AS [A];
GO
--- hazards
DATA001 [dbo].[T]
HA001 [dbo].[T]
SEC002 [dbo].[T]
