-- money to decimal.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] MONEY NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DECIMAL (19, 4) NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
