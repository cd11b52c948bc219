-- A secondary XML index is disabled.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR VALUE;
GO
--- desired
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
GO
CREATE PRIMARY XML INDEX [PX] ON [dbo].[T] ([X]);
GO
CREATE XML INDEX [SX] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR VALUE;
GO
ALTER INDEX [SX] ON [dbo].[T] DISABLE;
GO
--- hazards
--- steps
alter XML index [dbo].[T].[SX]
