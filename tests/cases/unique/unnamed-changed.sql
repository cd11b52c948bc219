-- An unnamed unique constraint goes, another comes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  UNIQUE ([A])
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL,
  UNIQUE ([B])
);
GO
--- hazards
DATA010 Unique Constraint: unnamed constraint on [dbo].[T]
LOCK008 Unique Constraint: unnamed constraint on [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
