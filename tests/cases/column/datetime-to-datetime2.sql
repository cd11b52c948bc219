-- datetime to datetime2(7).
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATETIME NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATETIME2 (7) NULL
);
GO
--- hazards
