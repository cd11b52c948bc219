-- The key changes its direction.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([A] DESC)
);
GO
--- hazards
HA005 Database Options
LOCK006 [dbo].[PK_T]
LOCK008 [dbo].[PK_T]
PERF002 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
