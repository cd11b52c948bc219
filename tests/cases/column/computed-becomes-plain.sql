-- A computed column becomes a plain one.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] AS ([A] + 1)
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- hazards
HA002 [dbo].[T]
