-- int to decimal.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (19, 0) NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
