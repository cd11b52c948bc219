-- Secondary XML indexes of all three uses stand on the primary one and go before it.
--- current
CREATE TABLE [dbo].[T] (
  [Id] INT NOT NULL CONSTRAINT [PK_T] PRIMARY KEY,
  [X] XML NULL,
  [Y] XML NULL
);
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
CREATE XML INDEX [SP] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR PATH WITH (FILLFACTOR = 70);
GO
CREATE XML INDEX [SR] ON [dbo].[T] ([X]) USING XML INDEX [PX] FOR PROPERTY WITH (ALLOW_ROW_LOCKS = OFF);
GO
--- hazards
LOCK016 [dbo].[T].[PX]
LOCK016 [dbo].[T].[SP]
LOCK016 [dbo].[T].[SR]
LOCK016 [dbo].[T].[SX]
SPACE001 Database Options
SPACE002 Database Options
--- steps
create XML index [dbo].[T].[PX]
create XML index [dbo].[T].[SP]
create XML index [dbo].[T].[SR]
create XML index [dbo].[T].[SX]
