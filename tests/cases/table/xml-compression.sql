-- XML compression is a rebuild in place.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] XML NULL
);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] XML NULL
) WITH (XML_COMPRESSION = ON);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T]
SPACE001 Database Options
SPACE002 Database Options
