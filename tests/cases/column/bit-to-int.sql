-- bit to int.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] BIT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL
);
GO
--- hazards
LOCK002 [dbo].[T]
