-- time to datetime.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] TIME (7) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] DATETIME NULL
);
GO
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
