-- A table gets a key.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
);
GO
--- hazards
DATA010 [dbo].[PK_T]
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
