-- float to real loses digits.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] FLOAT (53) NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] REAL NULL
);
GO
--- hazards
DATA003 [dbo].[T]
LOCK002 [dbo].[T]
