-- A primary XML index is compressed.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]) WITH (XML_COMPRESSION = ON);
GO
--- hazards
HA005 Database Options
LOCK011 [dbo].[T].[PX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
alter XML index [dbo].[T].[PX]
