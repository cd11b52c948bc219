-- datetime2 to date loses the time.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATETIME2 (7) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATE NULL
);
GO
--- hazards
