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
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
