-- Compression is a rebuild in place, not a copy.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY CLUSTERED
) WITH (DATA_COMPRESSION = PAGE);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
