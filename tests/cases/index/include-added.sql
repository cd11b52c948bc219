-- An included column: built over the old one.
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
CREATE INDEX [IX] ON [dbo].[T] ([B]) INCLUDE ([C]);
GO
--- hazards
LOCK005 [dbo].[T].[IX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter index [dbo].[T].[IX]
