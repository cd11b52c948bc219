-- smallint to int.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] SMALLINT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NOT NULL
);
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
