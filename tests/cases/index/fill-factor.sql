-- The fill factor changes.
--- current
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]) WITH (FILLFACTOR = 90);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [A] INT NOT NULL,
  [B] INT NULL,
  [C] INT NULL
);
GO
CREATE INDEX [IX] ON [dbo].[T] ([B]) WITH (FILLFACTOR = 70);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
