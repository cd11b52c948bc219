-- Another precision.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATETIME2 (7) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATETIME2 (3) NULL
);
GO
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
