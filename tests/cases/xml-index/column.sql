-- An XML index moves to another column; its secondary one follows.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR PATH;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([Y]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([Y]) USING XML INDEX [PX] FOR PATH;
GO
--- hazards
LOCK016 [dbo].[T].[PX]
LOCK016 [dbo].[T].[SX]
PERF002 [dbo].[T].[PX]
PERF002 [dbo].[T].[SX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
drop XML index [dbo].[T].[SX]
drop XML index [dbo].[T].[PX]
create XML index [dbo].[T].[PX]
create XML index [dbo].[T].[SX]
