-- Compression is a rebuild.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]) WITH (DATA_COMPRESSION = PAGE);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter index [dbo].[T].[IX]
