-- An XML index of another name and the same definition is renamed.
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
CREATE PRIMARY XML INDEX [PX_T_X] ON [dbo].[T] ([X]);
GO
--- hazards
--- steps
rename XML index [dbo].[T].[PX]
