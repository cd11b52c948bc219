-- A unique constraint over data that may have duplicates.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL CONSTRAINT [UQ_T_B] UNIQUE
);
GO
--- hazards
DATA010 [dbo].[UQ_T_B]
LOCK008 [dbo].[UQ_T_B]
SPACE001 Database Options
SPACE002 Database Options
