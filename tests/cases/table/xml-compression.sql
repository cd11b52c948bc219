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
LOCK011 [dbo].[T]
