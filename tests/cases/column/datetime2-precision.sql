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
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
