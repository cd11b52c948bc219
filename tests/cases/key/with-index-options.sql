-- Options of the key's index.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED ([A]) WITH (FILLFACTOR = 80, ALLOW_PAGE_LOCKS = OFF)
);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[PK_T]
SPACE001 Database Options
SPACE002 Database Options
