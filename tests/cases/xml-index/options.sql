-- Options of XML indexes change where they stand.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR VALUE WITH (PAD_INDEX = ON, FILLFACTOR = 80);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]) WITH (PAD_INDEX = ON, FILLFACTOR = 90);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR VALUE WITH (ALLOW_ROW_LOCKS = OFF, ALLOW_PAGE_LOCKS = OFF);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[PX]
LOCK011 [dbo].[T].[SX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter XML index [dbo].[T].[PX]
alter XML index [dbo].[T].[SX]
alter XML index [dbo].[T].[SX] (2)
