-- uniqueidentifier to char(36).
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] UNIQUEIDENTIFIER NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] CHAR (36) NULL
);
GO
--- hazards
HA002 [dbo].[T]
HA005 Database Options
LOCK002 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
