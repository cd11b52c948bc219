-- A wider decimal.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (9, 2) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (19, 2) NULL
);
GO
--- hazards
