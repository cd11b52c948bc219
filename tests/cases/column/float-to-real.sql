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
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
